import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Issue } from '../../../shared/check-draft.ts';
import { cx } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './compose.module.css';

const SHAPES = { error: CircleAlert, risky: TriangleAlert, note: Info } as const;

type IssueLineProps = { readonly severity: Issue['severity']; readonly children: ReactNode };

/** An issue beside something that is no field: the tray, the panel as a whole. */
export function IssueLine({ severity, children }: IssueLineProps) {
  return (
    <p className={cx(styles.issue)} data-severity={severity}>
      <Icon shape={SHAPES[severity]} />
      <span>{children}</span>
    </p>
  );
}
