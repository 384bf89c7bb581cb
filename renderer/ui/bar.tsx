import type { ReactNode } from 'react';
import styles from './bar.module.css';
import { cx } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';

export type NoticeBarProps = {
  readonly tone?: 'neutral' | 'warning' | 'danger';
  readonly icon?: IconShape;
  /** In place of an icon: the demo mark. */
  readonly mark?: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A line across the window for what concerns all of it. */
export function NoticeBar({ tone = 'neutral', icon, mark, actions, children }: NoticeBarProps) {
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={cx(styles.bar)} data-tone={tone}>
      {icon && <Icon shape={icon} />}
      {mark}
      <span className={cx(styles.words)}>{children}</span>
      {actions}
    </div>
  );
}
