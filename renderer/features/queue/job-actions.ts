import { runCommand } from '../../commands.ts';
import { jobShown } from '../../shown.ts';
import { useJobList } from './job-list.ts';
import { queueRows } from './queue-rows.ts';
import { groupFolded, rowPicked, useRows } from './row-selection.ts';

/** On stage, in Create. */
export function jobOpened(id: string): void {
  jobShown(id);
  runCommand('go-create');
}

const NONE_FOLDED: ReadonlySet<string> = new Set();

/** Goes to the next job that a person has to decide about, after the one the keyboard is on; after the last, the first. */
export function nextUncertainShown(): void {
  const { order, jobs } = useJobList.getState();
  const { rows } = queueRows(order, jobs, NONE_FOLDED);
  const active = rows.findIndex(({ key }) => key === useRows.getState().active);
  const places = rows.flatMap((row, at) =>
    row.kind === 'job' && jobs.get(row.id)?.state.status === 'uncertain' ? [at] : [],
  );
  const place = places.find((at) => at > active) ?? places[0];
  const row = place === undefined ? undefined : rows[place];
  if (!row) return;
  const group = rows.slice(0, place).findLast(({ kind }) => kind === 'group');
  if (group) groupFolded(group.key, false);
  rowPicked(rows, row.key, 'only');
}
