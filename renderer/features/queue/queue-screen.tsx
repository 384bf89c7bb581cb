import { ListVideo } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import { atMost, estimated, money } from '../../../shared/words/format.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { say } from '../../../shared/words/say.ts';
import { runCommand } from '../../commands.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { jobListFollowed, useJobList } from './job-list.ts';
import type { Money } from './job-money.ts';
import { QueueList } from './queue-list.tsx';
import { queueRows } from './queue-rows.ts';
import { QueueToolbar } from './queue-toolbar.tsx';
import styles from './queue.module.css';
import { rowsKept, useRows } from './row-selection.ts';

/** One queue for everything (Q1). */
export function QueueScreen() {
  useEffect(jobListFollowed, []);
  const { jobs, order, isWhole, error } = useJobList();
  const folded = useRows((rows) => rows.folded);
  const queue = useMemo(() => queueRows(order, jobs, folded), [order, jobs, folded]);
  useEffect(() => rowsKept((id) => jobs.has(id)), [jobs]);
  const isEmpty = queue.rows.length === 0;
  return (
    <section className={cx(styles.queue)} aria-label={say('place.queue')}>
      <QueueToolbar counts={queue.counts} />
      {!isEmpty && <Totals money={queue.money} />}
      {!isEmpty && <QueueList rows={queue.rows} />}
      {isEmpty && !isWhole && error === null && <Loading />}
      {isEmpty && error !== null && <Failed error={error} />}
      {isEmpty && isWhole && <Nothing />}
    </section>
  );
}

/** What the queue has cost, may have, and will. */
function Totals({ money: { charged, maybe, toCome } }: { readonly money: Money }) {
  return (
    <dl className={cx(styles.totals)} aria-label={say('queue.totals')}>
      <Sum label={say('queue.charged')} value={money(charged)} />
      {toCome > 0 && <Sum label={say('queue.to-come')} value={estimated(toCome)} />}
      {maybe > 0 && <Sum label={say('queue.maybe')} value={atMost(maybe)} isWarning />}
    </dl>
  );
}

type SumProps = { readonly label: string; readonly value: string; readonly isWarning?: boolean };

function Sum({ label, value, isWarning = false }: SumProps) {
  return (
    <div className={cx(styles.sum)} data-warning={isWarning || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Nothing() {
  const batch = <Button onPress={() => runCommand('new-batch')}>{say('queue.new-batch')}</Button>;
  return (
    <div className={cx(styles.middle)}>
      <EmptyState icon={ListVideo} title={say('queue.empty-title')} actions={batch}>
        {say('queue.empty-text')}
      </EmptyState>
    </div>
  );
}

function Failed({ error }: { readonly error: AppError }) {
  const { title, what, next } = describeError(error);
  return (
    <div className={cx(styles.middle)}>
      <EmptyState icon={ListVideo} title={title}>
        {what} {next}
      </EmptyState>
    </div>
  );
}

const LINES = ['a', 'b', 'c', 'd', 'e', 'f'];

function Loading() {
  return (
    <div className={cx(styles.loading)} role="status" aria-label={say('queue.loading')}>
      {LINES.map((line) => (
        <div key={line} className={cx(styles.loadingRow)}>
          <Skeleton width={36} height={24} />
          <Skeleton width="40%" height={12} />
        </div>
      ))}
    </div>
  );
}
