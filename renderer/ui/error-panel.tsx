import { CircleAlert, CircleQuestionMark } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './class-names.ts';
import styles from './error-panel.module.css';
import { Icon, type IconShape } from './icon.tsx';

export type ErrorRow = {
  readonly label: string;
  readonly text: ReactNode;
  readonly tone?: 'plain' | 'warning' | 'danger';
};

export type ErrorPanelProps = {
  /** `warning` is for what may still have gone well: uncertain. */
  readonly tone?: 'danger' | 'warning';
  readonly icon?: IconShape;
  readonly title: string;
  /** What happened, the money, what next: in this order. */
  readonly rows: readonly ErrorRow[];
  /** One button that goes on, then quiet ones, copy details among them. */
  readonly actions?: ReactNode;
  /** The end of the request's id and its time: `…d4082 · 0:38`. */
  readonly reference?: string | undefined;
};

/** Everything a person needs to know about what went wrong, and what it cost. */
export function ErrorPanel({ tone = 'danger', icon, title, rows, actions, reference }: ErrorPanelProps) {
  const titleId = useId();
  return (
    <section role="alert" aria-labelledby={titleId} className={cx(styles.panel)}>
      <div className={cx(styles.head)} data-tone={tone}>
        <Icon shape={icon ?? (tone === 'warning' ? CircleQuestionMark : CircleAlert)} />
        <h2 id={titleId} className={cx(styles.title)}>
          {title}
        </h2>
      </div>
      <dl className={cx(styles.rows)}>
        {rows.map((row) => (
          <div key={row.label} className={cx(styles.row)}>
            <dt>{row.label}</dt>
            <dd data-tone={row.tone ?? 'plain'}>{row.text}</dd>
          </div>
        ))}
      </dl>
      {(actions || reference) && (
        <div className={cx(styles.foot)}>
          {actions}
          {reference && <span className={cx(styles.reference)}>{reference}</span>}
        </div>
      )}
    </section>
  );
}
