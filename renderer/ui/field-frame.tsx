import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import styles from './field-frame.module.css';
import { Icon } from './icon.tsx';

/** A problem with a value, and the one press that repairs it, where there is one. */
export type FieldIssue = {
  readonly text: string;
  readonly fix?: { readonly label: string; readonly onPress: () => void };
};

/** What every field shares: its label and the lines under it. */
export type FieldWords = {
  readonly label: string;
  /** At the side in a column set by `--label-width`, above, or only for assistive technology. */
  readonly labelAt?: 'side' | 'top' | 'hidden';
  readonly hint?: ReactNode;
  readonly warning?: ReactNode;
  /** Marks the field as wrong. */
  readonly issue?: FieldIssue | undefined;
};

/** What a field sets on its React Aria part itself. */
export type OwnProps = 'className' | 'style' | 'children' | 'isInvalid' | 'aria-label';

/** One of several, by id. */
export type Choice<Id extends string> = { readonly value: Id | null; readonly onChange: (value: Id) => void };
export type ChoiceProps = OwnProps | 'value' | 'defaultValue' | 'onChange';

/** React Aria gives back any key: `then` hears of it only when it is one of these. */
export function chosenOf<Id extends string>(
  options: readonly { readonly id: Id }[],
  key: unknown,
  then: (id: Id) => void,
): void {
  const chosen = options.find((option) => option.id === key);
  if (chosen) then(chosen.id);
}

/** Class and data attributes for a field's root element. */
export function frameProps(labelAt: FieldWords['labelAt'] = 'side') {
  // `native` would keep a form from being sent for as long as the last answer's issue stands under its field.
  return { className: cx(styles.frame), 'data-label-at': labelAt, validationBehavior: 'aria' } as const;
}

type FieldFrameProps = FieldWords & { readonly children: ReactNode };

/** Label, control and the lines under it, tied together for assistive technology by the React Aria field around it. */
export function FieldFrame({ label, hint, warning, issue, children }: FieldFrameProps) {
  return (
    <>
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={cx(styles.control)}>
        {children}
        {(hint || warning) && (
          <Text slot="description" className={cx(styles.notes)}>
            {warning && <WarningLine>{warning}</WarningLine>}
            {hint && <span className={cx(styles.hint)}>{hint}</span>}
          </Text>
        )}
        {issue && <IssueLine issue={issue} />}
      </div>
    </>
  );
}

function IssueLine({ issue }: { readonly issue: FieldIssue }) {
  return (
    <FieldError className={cx(styles.line, styles.issue)}>
      <Icon shape={CircleAlert} />
      <span>
        {issue.text}{' '}
        {/* No slot: inside a select or a number field it would take the part of that field's own buttons. */}
        {issue.fix && (
          <Button slot={null} variant="link" onPress={issue.fix.onPress}>
            {issue.fix.label}
          </Button>
        )}
      </span>
    </FieldError>
  );
}

function WarningLine({ children }: { readonly children: ReactNode }) {
  return (
    <span className={cx(styles.line, styles.warning)}>
      <Icon shape={TriangleAlert} />
      <span>{children}</span>
    </span>
  );
}
