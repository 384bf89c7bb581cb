import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldFrame, type FieldWords, frameProps, type OwnProps } from './field-frame.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export type TextFieldProps = FieldWords &
  Omit<AriaTextFieldProps, OwnProps> & {
    readonly placeholder?: string;
    /** Keys, paths, seeds: anything read letter by letter. */
    readonly isMono?: boolean;
    /** Buttons beside the field. */
    readonly children?: ReactNode;
  };

/** One line of text. */
export function TextField({
  label,
  labelAt,
  hint,
  warning,
  issue,
  placeholder,
  isMono,
  children,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} {...frameProps(labelAt)} isInvalid={issue !== undefined}>
      <FieldFrame label={label} hint={hint} warning={warning} issue={issue}>
        <div className={cx(styles.beside)}>
          <Group className={cx(styles.box)} data-mono={isMono || undefined}>
            <Input className={cx(styles.input)} {...(placeholder && { placeholder })} />
          </Group>
          {children}
        </div>
      </FieldFrame>
    </AriaTextField>
  );
}

export type TextAreaProps = FieldWords &
  Omit<AriaTextFieldProps, OwnProps> & {
    readonly placeholder?: string;
    /** Height when it is shown first, in lines. */
    readonly rows?: number;
    /** Height follows the text, between `rows` and the room there is; else a person drags it. */
    readonly isGrowing?: boolean;
  };

/** Several lines of text. */
export function TextArea({
  label,
  labelAt,
  hint,
  warning,
  issue,
  placeholder,
  rows = 4,
  isGrowing,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} {...frameProps(labelAt)} isInvalid={issue !== undefined}>
      <FieldFrame label={label} hint={hint} warning={warning} issue={issue}>
        <AriaTextArea
          className={cx(styles.box, styles.area)}
          data-growing={isGrowing || undefined}
          rows={rows}
          {...(placeholder && { placeholder })}
        />
      </FieldFrame>
    </AriaTextField>
  );
}

export type NumberFieldProps = FieldWords &
  Omit<AriaNumberFieldProps, OwnProps> & {
    /** After the number, such as px; `unitBefore` for currencies. */
    readonly unit?: string;
    readonly unitBefore?: string;
  };

/** A number that is typed, with ↑ and ↓ for steps. */
export function NumberField({ label, labelAt, hint, warning, issue, unit, unitBefore, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} {...frameProps(labelAt)} isInvalid={issue !== undefined}>
      <FieldFrame label={label} hint={hint} warning={warning} issue={issue}>
        <Group className={cx(styles.box)}>
          {unitBefore && <span className={cx(styles.unit)}>{unitBefore}</span>}
          <Input className={cx(styles.input)} />
          {unit && <span className={cx(styles.unit)}>{unit}</span>}
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}

export type SearchFieldProps = Pick<FieldWords, 'label'> &
  Omit<AriaSearchFieldProps, OwnProps> & {
    readonly placeholder?: string;
    readonly clearLabel: string;
    /** The keys that lead here, shown while the field is empty. */
    readonly shortcut?: string;
  };

/** Search words; Escape and the cross clear them. */
export function SearchField({ label, placeholder, clearLabel, shortcut, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} {...frameProps('hidden')} aria-label={label}>
      {({ isEmpty }) => (
        <Group className={cx(styles.box)}>
          <span className={cx(styles.unit)}>
            <Icon shape={Search} />
          </span>
          <Input className={cx(styles.input)} {...(placeholder && { placeholder })} />
          {isEmpty && shortcut && <Kbd keys={shortcut} />}
          {!isEmpty && (
            <AriaButton className={cx(styles.clear)} aria-label={clearLabel}>
              <Icon shape={X} />
            </AriaButton>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
