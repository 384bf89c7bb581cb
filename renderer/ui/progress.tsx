import { Meter, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './progress.module.css';

type Measure = {
  readonly label: string;
  readonly value: number;
  readonly maxValue?: number;
  /** The value in words for assistive technology, where a percentage says too little: "$4.18 of $20.00". */
  readonly valueLabel?: string;
};

export type ProgressBarProps = Omit<Measure, 'value'> & {
  /** Null while nothing is known about the end. */
  readonly value: number | null;
};

/** How far a piece of work has come. */
export function ProgressBar({ label, value, maxValue = 100, valueLabel }: ProgressBarProps) {
  return (
    <AriaProgressBar
      aria-label={label}
      value={value ?? 0}
      maxValue={maxValue}
      isIndeterminate={value === null}
      {...(valueLabel && { valueLabel })}
      className={cx(styles.bar)}
    >
      {({ percentage, isIndeterminate }) => (
        <div
          className={cx(styles.fill)}
          data-indeterminate={isIndeterminate || undefined}
          style={isIndeterminate ? undefined : { width: `${percentage}%` }}
        />
      )}
    </AriaProgressBar>
  );
}

export type MeterBarProps = Measure & {
  /** Set aside beyond the value, on the same scale: money for jobs on their way. */
  readonly reserved?: number;
  readonly tone?: 'plain' | 'warning' | 'danger';
};

/** How much of a fixed amount is used, such as a daily cap. */
export function MeterBar({ label, value, maxValue = 100, valueLabel, reserved = 0, tone = 'plain' }: MeterBarProps) {
  const room = Math.max(0, Math.min(reserved, maxValue - value));
  return (
    <Meter
      aria-label={label}
      value={value}
      maxValue={maxValue}
      {...(valueLabel && { valueLabel })}
      className={cx(styles.bar)}
    >
      {({ percentage }) => (
        <>
          <div
            className={cx(styles.reserved)}
            style={{ left: `${percentage}%`, width: `${(100 * room) / maxValue}%` }}
          />
          <div className={cx(styles.fill)} data-tone={tone} style={{ width: `${percentage}%` }} />
        </>
      )}
    </Meter>
  );
}
