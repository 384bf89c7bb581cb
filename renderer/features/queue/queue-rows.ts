import { type JobStatus, type JobView, unreadableOf } from '../../../shared/job.ts';
import { compareStart } from '../../../shared/queue.ts';
import { addMoney, type Money, moneyOf, NO_MONEY } from './job-money.ts';

export type Counts = {
  readonly running: number;
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
  readonly uncertain: number;
  readonly cancelled: number;
};

type Class = keyof Counts;

/** Jobs that were added together. `name` is null for those pressed by hand. */
export type QueueGroup = {
  readonly id: string;
  readonly name: string | null;
  readonly size: number;
  readonly counts: Counts;
  readonly money: Money;
};

/** A line of the list. `number` is the job's place in its group, in the order of adding; a note belongs to the job above. */
export type QueueRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: QueueGroup; readonly isFolded: boolean }
  | {
      readonly kind: 'job';
      readonly key: string;
      readonly id: string;
      readonly number: number;
      readonly isNext: boolean;
      readonly hasNote: boolean;
    }
  | { readonly kind: 'note'; readonly key: string; readonly id: string };

export const HEIGHTS: Readonly<Record<QueueRow['kind'], number>> = { group: 36, job: 32, note: 40 };

export type Queue = {
  readonly rows: readonly QueueRow[];
  readonly counts: Counts;
  readonly money: Money;
};

const NONE: Counts = { running: 0, waiting: 0, done: 0, failed: 0, uncertain: 0, cancelled: 0 };
const BY_HAND = 'hand';

const CLASSES: Readonly<Record<JobStatus, Class>> = {
  queued: 'waiting',
  waiting: 'waiting',
  sending: 'running',
  receiving: 'running',
  received: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  uncertain: 'uncertain',
};

export const classOf = ({ state }: JobView): Class => CLASSES[state.status];

/** What needs eyes first: on their way, to be decided, failed, then the ones to come, then what is over. */
const ORDER: readonly Class[] = ['running', 'uncertain', 'failed', 'waiting', 'done', 'cancelled'];

type Member = { readonly job: JobView; readonly number: number };

/** The list as it is shown: what was pressed by hand goes first, then batches, the newest first. `order` is newest first. */
export function queueRows(
  order: readonly string[],
  jobs: ReadonlyMap<string, JobView>,
  folded: ReadonlySet<string>,
): Queue {
  const members = new Map<string, JobView[]>([[BY_HAND, []]]);
  for (const id of order) {
    const job = jobs.get(id);
    if (!job) continue;
    const key = job.origin === 'hand' ? BY_HAND : `batch ${job.batchName ?? ''}`;
    const known = members.get(key);
    if (known) known.push(job);
    else members.set(key, [job]);
  }
  const rows: QueueRow[] = [];
  let [counts, money] = [NONE, NO_MONEY];
  const next = nextOf(jobs);
  for (const [id, group] of members) {
    if (group.length === 0) continue;
    const summary = summaryOf(id, group);
    counts = addCounts(counts, summary.counts);
    money = addMoney(money, summary.money);
    const isFolded = folded.has(id);
    rows.push({ kind: 'group', key: id, group: summary, isFolded });
    if (!isFolded) rows.push(...jobRows(group, next));
  }
  return { rows, counts, money };
}

/** The job that is sent when there is room, in whichever group it stands. */
function nextOf(jobs: ReadonlyMap<string, JobView>): string | null {
  let next: JobView | null = null;
  for (const job of jobs.values())
    if (job.state.status === 'queued' && (next === null || compareStart(job, next) < 0)) next = job;
  return next?.id ?? null;
}

function summaryOf(id: string, group: readonly JobView[]): QueueGroup {
  const counts = { ...NONE };
  for (const job of group) counts[classOf(job)] += 1;
  const name = id === BY_HAND ? null : (group[0]?.batchName ?? '');
  return { id, name, size: group.length, counts, money: moneyOf(group) };
}

const addCounts = (a: Counts, b: Counts): Counts => ({
  running: a.running + b.running,
  waiting: a.waiting + b.waiting,
  done: a.done + b.done,
  failed: a.failed + b.failed,
  uncertain: a.uncertain + b.uncertain,
  cancelled: a.cancelled + b.cancelled,
});

/** More notes than these would hide the list; the others have their menu. */
const MOST_NOTES = 3;

/** `group` is newest first, and so is what is over; what is to come stands in the order it will be sent. */
function jobRows(group: readonly JobView[], next: string | null): readonly QueueRow[] {
  const classes = new Map<Class, Member[]>(ORDER.map((one) => [one, []]));
  for (const [index, job] of group.entries()) classes.get(classOf(job))?.push({ job, number: group.length - index });
  classes.get('waiting')?.reverse();
  classes.get('running')?.reverse();
  const rows: QueueRow[] = [];
  for (const [name, list] of classes) {
    const isNoted = name === 'uncertain' && list.length <= MOST_NOTES;
    for (const { job, number } of list) {
      const hasNote = isNoted || unreadableOf(job.state) > 0;
      rows.push({ kind: 'job', key: job.id, id: job.id, number, isNext: job.id === next, hasNote });
      if (hasNote) rows.push({ kind: 'note', key: `${job.id} note`, id: job.id });
    }
  }
  return rows;
}
