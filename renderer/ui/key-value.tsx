import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './key-value.module.css';

export type KeyValue = {
  readonly label: string;
  readonly value: ReactNode;
  /** Ids and paths. */
  readonly isMono?: boolean;
  /** Full text, where it may be cut off. */
  readonly title?: string;
};

/** Facts about one thing, label at the left and value at the right. */
export function KeyValueList({ facts }: { readonly facts: readonly KeyValue[] }) {
  return (
    <dl className={cx(styles.list)}>
      {facts.map(({ label, value, isMono = false, title }) => (
        <div key={label} className={cx(styles.fact)}>
          <dt>{label}</dt>
          <dd data-mono={isMono || undefined} title={title}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
