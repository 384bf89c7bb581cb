import { create } from 'zustand';
import type { JobView } from '../../shared/job.ts';
import { laneOf, type Paced, type QueueChange, type QueueSnapshot } from '../../shared/queue.ts';

/** A mirror: main owns the queue, this shows its newest word. `order` is newest first. */
type QueueMirror = {
  readonly revision: number;
  readonly paused: boolean;
  readonly resumable: number;
  readonly paced: Paced;
  readonly jobs: Readonly<Record<string, JobView>>;
  readonly order: readonly string[];
};

export const useQueue = create<QueueMirror>()(() => ({
  revision: -1,
  paused: false,
  resumable: 0,
  paced: {},
  jobs: {},
  order: [],
}));

const newestFirst = (jobs: Readonly<Record<string, JobView>>): readonly string[] =>
  Object.values(jobs)
    .sort((a, b) => b.position - a.position)
    .map((job) => job.id);

export function queueRead(snapshot: QueueSnapshot): void {
  useQueue.setState((shown) => {
    if (snapshot.revision < shown.revision) return shown;
    const jobs = Object.fromEntries(snapshot.jobs.map((job) => [job.id, job]));
    const { revision, paused, resumable, paced } = snapshot;
    return { revision, paused, resumable, paced, jobs, order: newestFirst(jobs) };
  });
}

/** False when a change in between was missed: the caller reads the whole again. */
export function queueChanged(change: QueueChange): boolean {
  const shown = useQueue.getState();
  if (change.revision <= shown.revision) return true;
  if (change.revision !== shown.revision + 1) return false;
  const jobs = { ...shown.jobs };
  for (const job of change.changed) jobs[job.id] = job;
  for (const id of change.removed) delete jobs[id];
  const sameMembers = change.removed.length === 0 && change.changed.every((job) => job.id in shown.jobs);
  const { revision, paused, resumable, paced } = change;
  useQueue.setState({ revision, paused, resumable, paced, jobs, order: sameMembers ? shown.order : newestFirst(jobs) });
  return true;
}

export const useJob = (id: string | null): JobView | null =>
  useQueue((queue) => (id ? (queue.jobs[id] ?? null) : null));

/** Until when a queued job waits only to keep the pace; null where something else holds it, or nothing. */
export const usePacedUntil = (job: JobView | null): string | null =>
  useQueue(({ paced }) => (job?.state.status === 'queued' ? (paced[laneOf(job.demo, job.model)] ?? null) : null));
