import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps as AriaSwitchFieldProps, Text } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './switch.module.css';

export type SwitchProps = Omit<
  AriaSwitchFieldProps,
  'className' | 'style' | 'children' | 'aria-label' | 'isInvalid'
> & {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
};

/** Turns a setting on or off at once. */
export function Switch({ label, isLabelHidden = false, hint, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} {...(isLabelHidden && { 'aria-label': label })} className={cx(styles.field)}>
      <SwitchButton className={cx(styles.row)}>
        {!isLabelHidden && <span className={cx(styles.label)}>{label}</span>}
        <span className={cx(styles.track)} />
      </SwitchButton>
      {hint && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
    </SwitchField>
  );
}
