import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { cx } from './class-names.ts';

/** How many, on the accent: jobs on their way, marked rows. */
export function Count({ children }: { readonly children: ReactNode }) {
  return <span className={cx(styles.count)}>{children}</span>;
}

/** Says for good that nothing here was made by the paid service. */
export function DemoMark({ children }: { readonly children: ReactNode }) {
  return <span className={cx(styles.demo)}>{children}</span>;
}

export type StateTone = 'waiting' | 'running' | 'done' | 'failed' | 'uncertain' | 'off';

/** A job's state by shape and word, not by colour alone. */
export function StateWord({ tone, children }: { readonly tone: StateTone; readonly children: ReactNode }) {
  return (
    <span className={cx(styles.state)} data-tone={tone}>
      <span className={cx(styles.dot)} />
      {children}
    </span>
  );
}
