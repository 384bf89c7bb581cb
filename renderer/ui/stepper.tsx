import { Minus, Plus } from 'lucide-react';
import {
  Button as AriaButton,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldFrame, type FieldWords, frameProps, type OwnProps } from './field-frame.tsx';
import fieldStyles from './field.module.css';
import { Icon } from './icon.tsx';
import styles from './stepper.module.css';

export type StepperProps = FieldWords &
  Omit<AriaNumberFieldProps, OwnProps> & {
    readonly width?: 'full' | 'small';
  };

/** A small whole number with a button on each side; the buttons stop at the limits. */
export function Stepper({ label, labelAt, hint, warning, issue, width = 'full', ...rest }: StepperProps) {
  return (
    <AriaNumberField {...rest} {...frameProps(labelAt)} isInvalid={issue !== undefined}>
      <FieldFrame label={label} hint={hint} warning={warning} issue={issue}>
        <Group className={cx(fieldStyles.box, styles.stepper)} data-width={width}>
          <AriaButton slot="decrement" className={cx(styles.step)}>
            <Icon shape={Minus} />
          </AriaButton>
          <Input className={cx(fieldStyles.input, styles.number)} />
          <AriaButton slot="increment" className={cx(styles.step)}>
            <Icon shape={Plus} />
          </AriaButton>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}
