import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './empty-state.module.css';
import { Icon, type IconShape } from './icon.tsx';

export type EmptyStateProps = {
  readonly icon: IconShape;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** What a place says when nothing is in it, and the way to change that. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={cx(styles.empty)}>
      <span className={cx(styles.icon)}>
        <Icon shape={icon} size={24} />
      </span>
      <h2 className={cx(styles.title)}>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className={cx(styles.actions)}>{actions}</div>}
    </div>
  );
}
