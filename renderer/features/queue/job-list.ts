import { create } from 'zustand';
import type { AppError } from '../../../shared/app-error.ts';
import type { JobView } from '../../../shared/job.ts';
import type { QueueChange } from '../../../shared/queue.ts';
import { call, onEvent } from '../../bridge.ts';

/**
 * Every job that was not cleared, newest first: more than the mirror holds. Read page by page, then kept true by the same
 * changes the mirror follows.
 */
export type JobList = {
  readonly jobs: ReadonlyMap<string, JobView>;
  readonly order: readonly string[];
  readonly isWhole: boolean;
  readonly error: AppError | null;
};

const EMPTY: JobList = { jobs: new Map(), order: [], isWhole: false, error: null };
const PAGE = 250;

type Answer = Awaited<ReturnType<typeof call<'queue.page'>>>;

export const useJobList = create<JobList>()(() => EMPTY);

/** Adds a page below what is there. A job that a change brought meanwhile is newer than the page's. */
export function withPage(list: JobList, page: readonly JobView[], isLast: boolean): JobList {
  const jobs = new Map(list.jobs);
  const added: string[] = [];
  for (const job of page) {
    if (jobs.has(job.id)) continue;
    jobs.set(job.id, job);
    added.push(job.id);
  }
  return { ...list, jobs, order: [...list.order, ...added], isWhole: isLast };
}

/** Takes a change in. What a page still to come will bring is left to it. */
export function withChange(list: JobList, { changed, removed }: Pick<QueueChange, 'changed' | 'removed'>): JobList {
  const jobs = new Map(list.jobs);
  const oldest = list.jobs.get(list.order.at(-1) ?? '')?.position;
  const added: string[] = [];
  for (const job of changed) {
    const isBelow = !list.isWhole && (oldest === undefined || job.position < oldest);
    if (!jobs.has(job.id)) {
      if (isBelow) continue;
      added.push(job.id);
    }
    jobs.set(job.id, job);
  }
  for (const id of removed) jobs.delete(id);
  if (added.length === 0 && removed.length === 0) return { ...list, jobs };
  const gone = new Set(removed);
  return { ...list, jobs, order: [...added.reverse(), ...list.order].filter((id) => !gone.has(id)) };
}

/**
 * Listens first, then reads: a change between two pages is not lost. What is read is shown at its first page and again when
 * it is whole, because to show a list is more work than to read a page of it. Returns how to stop.
 */
export function jobListFollowed(): () => void {
  let revision: number | null = null;
  let reading = 0;
  let list = EMPTY;
  const show = (next: JobList) => useJobList.setState((list = next));
  const readAll = async () => {
    reading += 1;
    const own = reading;
    show(EMPTY);
    let cursor: string | null = null;
    do {
      const page: Answer = await call('queue.page', { cursor, limit: PAGE });
      if (own !== reading) return;
      if (!page.ok) return show({ ...list, error: page.error });
      const isFirst = cursor === null;
      cursor = page.value.next;
      list = withPage(list, page.value.jobs, cursor === null);
      if (isFirst || list.isWhole) show(list);
    } while (cursor !== null);
  };
  const stop = onEvent((event) => {
    if (event.name !== 'queue.changed') return;
    const isMissed = revision !== null && event.payload.revision > revision + 1;
    revision = event.payload.revision;
    if (isMissed) void readAll();
    else show(withChange(list, event.payload));
  });
  void readAll();
  return () => {
    reading += 1;
    stop();
    show(EMPTY);
  };
}

export const useListedJob = (id: string): JobView | null => useJobList(({ jobs }) => jobs.get(id) ?? null);
export const listedJob = (id: string): JobView | null => useJobList.getState().jobs.get(id) ?? null;
/** Those of these that are still listed. */
export const listedJobs = (ids: readonly string[]): readonly JobView[] =>
  ids.map(listedJob).filter((job) => job !== null);
