import type { ReactNode } from 'react';
import { cx } from '../../ui/class-names.ts';
import styles from './settings.module.css';

type SettingRowProps = { readonly label: string; readonly children: ReactNode };

/** A line of the settings that is no field of its own: the same two columns. */
export function SettingRow({ label, children }: SettingRowProps) {
  return (
    <div className={cx(styles.row)}>
      <span className={cx(styles.label)}>{label}</span>
      <div className={cx(styles.column)}>{children}</div>
    </div>
  );
}
