import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  type CheckboxFieldProps as AriaCheckboxFieldProps,
  Text,
} from 'react-aria-components';
import styles from './checkbox.module.css';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';

export type CheckboxProps = Omit<
  AriaCheckboxFieldProps,
  'className' | 'style' | 'children' | 'aria-label' | 'isInvalid'
> & {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
};

/** Part of a choice that takes effect later, or a mark in a list. */
export function Checkbox({ label, isLabelHidden = false, hint, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} {...(isLabelHidden && { 'aria-label': label })} className={cx(styles.field)}>
      <CheckboxButton className={cx(styles.row)}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={cx(styles.box)} data-on={isSelected || isIndeterminate || undefined}>
              {isIndeterminate ? <Icon shape={Minus} size={12} /> : isSelected && <Icon shape={Check} size={12} />}
            </span>
            {!isLabelHidden && <span>{label}</span>}
          </>
        )}
      </CheckboxButton>
      {hint && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
    </CheckboxField>
  );
}
