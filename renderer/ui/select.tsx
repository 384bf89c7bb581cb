import { Check, ChevronDown, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type Key,
  ListBox,
  ListBoxItem,
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  SelectValue,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { type Choice, type ChoiceProps, chosenOf, FieldFrame, type FieldWords, frameProps } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';
import styles from './select.module.css';

export type SelectOption<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Beside the label, in the closed control too: a ratio. */
  readonly secondary?: string;
  /** Beside the label in the closed control only: what the list shows as `detail`, said in full. */
  readonly aside?: string;
  /** A second line, in the list only: what a model can do. */
  readonly description?: string;
  /** At the end of the row, in the list only: a price. */
  readonly detail?: string;
  /** Off, and why. */
  readonly offBecause?: string;
};

export type SelectProps<Id extends string> = FieldWords &
  Choice<Id> &
  Omit<AriaSelectProps<SelectOption<Id>>, ChoiceProps | 'selectionMode'> & {
    readonly options: readonly SelectOption<Id>[];
    /** The 32-high control at the head of a panel: bold name, chevrons both ways. */
    readonly isHead?: boolean;
    /** A line under the list. */
    readonly footer?: ReactNode;
  };

/** One of many, in a list that opens. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, labelAt, hint, warning, issue, options, value, onChange, isHead = false, footer, ...rest } = props;
  return (
    <AriaSelect
      {...rest}
      {...frameProps(labelAt)}
      value={value}
      onChange={(key: Key | null) => chosenOf(options, key, onChange)}
      isInvalid={issue !== undefined}
    >
      <FieldFrame label={label} hint={hint} warning={warning} issue={issue}>
        <AriaButton className={cx(styles.select)} data-head={isHead || undefined}>
          <SelectValue className={cx(styles.value)}>
            {({ defaultChildren, isPlaceholder }) => {
              const current = options.find((option) => option.id === value);
              return isPlaceholder || !current ? defaultChildren : <Current option={current} />;
            }}
          </SelectValue>
          <Icon shape={isHead ? ChevronsUpDown : ChevronDown} />
        </AriaButton>
      </FieldFrame>
      <Popover isTriggerWide>
        <OptionList options={options} />
        {footer && <div className={cx(styles.footer)}>{footer}</div>}
      </Popover>
    </AriaSelect>
  );
}

function Current({ option }: { readonly option: SelectOption }) {
  return (
    <>
      {option.icon}
      <span className={cx(styles.name)}>{option.label}</span>
      {option.secondary && <span className={cx(styles.secondary)}>{option.secondary}</span>}
      {option.aside && <span className={cx(styles.secondary)}>{option.aside}</span>}
    </>
  );
}

/** The rows of an open select. Needs a `Select` around it. */
function OptionList({ options }: { readonly options: readonly SelectOption[] }) {
  return (
    <ListBox items={options} className={cx(styles.list)}>
      {(option) => <OptionRow option={option} />}
    </ListBox>
  );
}

/** One row of a list of options: check, icon, words, detail. */
export function OptionRow({ option }: { readonly option: SelectOption }) {
  const isOff = option.offBecause !== undefined;
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={isOff}
      className={cx(styles.option)}
      data-tall={option.description ? true : undefined}
    >
      {({ isSelected }) => (
        <>
          <span className={cx(styles.check)}>{isSelected && <Icon shape={Check} />}</span>
          {option.icon}
          <span className={cx(styles.words)}>
            <span className={cx(styles.label)}>{option.label}</span>
            {option.secondary && <span className={cx(styles.secondary)}> {option.secondary}</span>}
            {option.description && <span className={cx(styles.description)}>{option.description}</span>}
          </span>
          <span className={cx(styles.detail)}>{option.offBecause ?? option.detail}</span>
        </>
      )}
    </ListBoxItem>
  );
}
