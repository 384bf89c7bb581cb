import {
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { type Choice, type ChoiceProps, chosenOf, FieldFrame, type FieldWords, frameProps } from './field-frame.tsx';
import { Icon, type IconShape } from './icon.tsx';
import styles from './segmented.module.css';

export type Segment<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconShape;
  readonly isDisabled?: boolean;
};

export type SegmentedProps<Id extends string> = FieldWords &
  Choice<Id> &
  Omit<AriaRadioGroupProps, ChoiceProps | 'orientation'> & {
    readonly segments: readonly Segment<Id>[];
    /** Segments as wide as their words, for toolbars; else they share the width. */
    readonly isCompact?: boolean;
    /** Where room is short: every segment but the chosen one shows only its icon. */
    readonly isFolded?: boolean;
  };

/** One of a few, all in sight. A radio group: arrows move and choose. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, labelAt, hint, warning, issue, segments, value, onChange, isCompact, isFolded, ...rest } = props;
  return (
    <AriaRadioGroup
      {...rest}
      {...frameProps(labelAt)}
      orientation="horizontal"
      value={value}
      onChange={(id) => chosenOf(segments, id, onChange)}
      isInvalid={issue !== undefined}
    >
      <FieldFrame label={label} hint={hint} warning={warning} issue={issue}>
        <div className={cx(styles.track)} data-compact={isCompact || undefined} data-folded={isFolded || undefined}>
          {segments.map((segment) => (
            <SegmentButton key={segment.id} segment={segment} />
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}

function SegmentButton({ segment }: { readonly segment: Segment }) {
  return (
    <RadioField value={segment.id} isDisabled={segment.isDisabled === true} className={cx(styles.cell)}>
      <RadioButton className={cx(styles.segment)}>
        {segment.icon && <Icon shape={segment.icon} />}
        <span className={cx(styles.label)}>{segment.label}</span>
      </RadioButton>
    </RadioField>
  );
}
