import type { DryRun } from '../../../shared/batch.ts';
import { estimated } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import { useDemo, usePrices } from '../../mirror/session.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './batch.module.css';

type DryRunSummaryProps = {
  readonly dry: DryRun;
  readonly sendAnyway: boolean;
  readonly onSendAnyway: (on: boolean) => void;
};

/** How many jobs and pictures, how many errors, and what all of it is likely to cost. */
export function DryRunSummary({ dry, sendAnyway, onSendAnyway }: DryRunSummaryProps) {
  const isDemo = useDemo();
  const { date } = usePrices();
  const price = isDemo ? say('price.free') : estimated(dry.totalMicros);
  const { jobs, pictures, errors, risky } = dry;
  return (
    <header className={cx(styles.summary)}>
      <div className={cx(styles.line)}>
        <b>{say('batch.dry-run')}</b>
        <span className={cx(styles.hint)}>{say('batch.nothing-sent')}</span>
        <span className={cx(styles.space)} />
        {jobs.length > 0 && (
          <span className={cx(styles.hint)}>
            {say('batch.estimate')} · {isDemo ? say('batch.free') : say('batch.list-of', { date: shortDate(date) })}
          </span>
        )}
        <b className={cx(styles.total)}>{jobs.length > 0 && price}</b>
      </div>
      <div className={cx(styles.line)} role="status">
        <span>{say('batch.jobs', { count: jobs.length })}</span>
        <span className={cx(styles.hint)}>{say('batch.pictures', { count: pictures })}</span>
        {errors > 0 && <span className={cx(styles.errors)}>{say('batch.errors', { count: errors })}</span>}
      </div>
      {(risky > 0 || sendAnyway) && (
        <Checkbox label={say('batch.send-anyway')} isSelected={sendAnyway} onChange={onSendAnyway} />
      )}
    </header>
  );
}

/** `2026-11-21` as `21 Nov`. */
const shortDate = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
