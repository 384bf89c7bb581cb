import { describe, expect, test } from 'vitest';
import type { JobView } from '../../../../../shared/job.ts';
import { queueRows, type QueueRow } from '../../../../../renderer/features/queue/queue-rows.ts';
import { withChange, withPage, type JobList } from '../../../../../renderer/features/queue/job-list.ts';
import { someJobView, someState } from '../../../../support/some-job.ts';

const rowsOf = (jobs: readonly JobView[], folded: readonly string[] = []) => {
  const newestFirst = jobs.toReversed();
  const order = newestFirst.map(({ id }) => id);
  return queueRows(order, new Map(newestFirst.map((job) => [job.id, job])), new Set(folded));
};
const words = (rows: readonly QueueRow[]) =>
  rows.map((row) =>
    row.kind === 'group' ? (row.group.name ?? 'by hand') : `${row.kind} ${Number.parseInt(row.id, 16)}`,
  );
const batch = (name: string) => ({ origin: 'batch', batchName: name }) as const;

describe('the list of jobs', () => {
  test('shows what was pressed by hand first, then batches, the newest first', () => {
    const { rows } = rowsOf([
      someJobView(1, batch('Spring')),
      someJobView(2),
      someJobView(3, batch('Harbour')),
      someJobView(4, batch('Spring')),
    ]);
    expect(words(rows)).toEqual(['by hand', 'job 2', 'Spring', 'job 1', 'job 4', 'Harbour', 'job 3']);
  });

  test('within a group: on their way, uncertain with its note, failed, to come in order, over newest first', () => {
    const { rows } = rowsOf([
      someJobView(1, { state: someState.done }),
      someJobView(2, { state: someState.done }),
      someJobView(3, { state: someState.failed }),
      someJobView(4, { state: someState.uncertain }),
      someJobView(5, { state: someState.sending }),
      someJobView(6),
      someJobView(7),
    ]);
    expect(words(rows)).toEqual(['by hand', 'job 5', 'job 4', 'note 4', 'job 3', 'job 6', 'job 7', 'job 2', 'job 1']);
    expect(rows.map((row) => row.kind === 'job' && row.isNext)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test('marks the job that is really sent next, whichever group it stands in', () => {
    const { rows } = rowsOf([
      someJobView(1, { ...batch('Spring'), state: someState.done }),
      someJobView(2, batch('Harbour')),
      someJobView(3, batch('Spring')),
      someJobView(4, batch('Harbour')),
    ]);
    expect(words(rows.filter((row) => row.kind === 'job' && row.isNext))).toEqual(['job 2']);
    expect(words(rows)[0]).toBe('Harbour');
    const { rows: byName } = rowsOf([someJobView(1, batch('Spring')), someJobView(2, batch('Harbour'))]);
    expect(words(byName.filter((row) => row.kind === 'job' && row.isNext))).toEqual(['job 1']);
  });

  test('numbers jobs by their place in the group, whatever the order of states', () => {
    const { rows } = rowsOf([someJobView(7, { state: someState.done }), someJobView(8), someJobView(9)]);
    expect(rows.flatMap((row) => (row.kind === 'job' ? [row.number] : []))).toEqual([2, 3, 1]);
  });

  test('a folded group keeps its line, its counts and its money', () => {
    const jobs = [
      someJobView(1, { ...batch('Spring'), state: someState.done, costMicros: 41_000 }),
      someJobView(2, { ...batch('Spring'), state: someState.uncertain }),
      someJobView(3, batch('Spring')),
      someJobView(4, { ...batch('Spring'), state: someState.failed }),
    ];
    const { rows, counts, money } = rowsOf(jobs, ['batch Spring']);
    expect(words(rows)).toEqual(['Spring']);
    expect(counts).toMatchObject({ done: 1, uncertain: 1, waiting: 1, failed: 1 });
    expect(money).toEqual({ charged: 41_000, maybe: 50_000, toCome: 50_000 });
  });

  test('the demo service adds no money', () => {
    expect(rowsOf([someJobView(1, { demo: true })]).money.toCome).toBe(0);
  });
});

describe('pages and changes', () => {
  const empty: JobList = { jobs: new Map(), order: [], isWhole: false, error: null };
  const numbers = ({ order }: JobList) => order.map((id) => Number.parseInt(id, 16));

  test('pages go below what is there and changes above', () => {
    const first = withPage(empty, [someJobView(9), someJobView(8)], false);
    const changed = withChange(first, { changed: [someJobView(10), someJobView(11)], removed: [] });
    const whole = withPage(changed, [someJobView(7)], true);
    expect(numbers(whole)).toEqual([11, 10, 9, 8, 7]);
    expect(whole.isWhole).toBe(true);
  });

  test('a change of a job that a page will still bring is left to the page', () => {
    const first = withPage(empty, [someJobView(9)], false);
    const changed = withChange(first, { changed: [someJobView(3, { state: someState.done })], removed: [] });
    expect(numbers(changed)).toEqual([9]);
    expect(numbers(withPage(changed, [someJobView(3)], true))).toEqual([9, 3]);
  });

  test('a page never brings an older word of a job than a change did', () => {
    const changed = withChange(
      { ...empty, isWhole: true },
      { changed: [someJobView(1, { state: someState.done })], removed: [] },
    );
    expect(withPage(changed, [someJobView(1)], true).jobs.get(someJobView(1).id)?.state.status).toBe('done');
  });

  test('cleared jobs go', () => {
    const list = withPage(empty, [someJobView(2), someJobView(1)], true);
    expect(numbers(withChange(list, { changed: [], removed: [someJobView(2).id] }))).toEqual([1]);
  });
});
