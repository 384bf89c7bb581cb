import type { QueueChange, QueueSnapshot } from '../../../shared/queue.ts';
import { jobView } from './job-view.ts';
import type { Journal } from './journal.ts';
import type { Previews } from './previews.ts';
import type { QueuePorts } from './queue-ports.ts';

/** What the window is told: the whole once, then what changed, at most once per frame. */
export type Changes = {
  snapshot(): QueueSnapshot;
  onChange(listener: (change: QueueChange) => void): () => void;
  /** Something changed here or in another process. */
  touch(): void;
  /** Tells what is still untold, then nothing more. */
  stop(): void;
};

const FRAME_MS = 16;
const DAY_MS = 24 * 60 * 60 * 1000;
const SNAPSHOT_LIMIT = 500;

export function createChanges(ports: Pick<QueuePorts, 'journal' | 'clock' | 'timers'>, previews: Previews): Changes {
  const { journal, clock, timers } = ports;
  const begunAt = clock.now().getTime();
  const listeners = new Set<(change: QueueChange) => void>();
  let revision = 0;
  let seen = journal.lists.sequence();
  let takeBack: (() => void) | null = null;

  const flush = () => {
    takeBack = null;
    const { sequence, jobs, removed } = journal.lists.changedSince(seen);
    if (sequence === seen) return;
    seen = sequence;
    revision += 1;
    const changed = jobs.map((job) => jobView(job, previews.newest(job.id)));
    const change: QueueChange = { revision, ...standing(journal), changed, removed };
    for (const listener of listeners) listener(change);
  };
  const touch = () => {
    takeBack ??= timers.after(FRAME_MS, flush);
  };
  const stopListening = journal.onWrite(touch);
  return {
    snapshot() {
      const since = new Date(Math.min(begunAt, clock.now().getTime() - DAY_MS)).toISOString();
      const jobs = journal.lists.current(since, SNAPSHOT_LIMIT);
      return { revision, ...standing(journal), jobs: jobs.map((job) => jobView(job, previews.newest(job.id))) };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch,
    stop() {
      stopListening();
      takeBack?.();
      flush();
    },
  };
}

/** Whether the queue stands still, and how many jobs a person is asked about. */
function standing(journal: Journal): { paused: boolean; resumable: number } {
  const paused = journal.paused();
  return { paused: paused !== 'no', resumable: paused === 'unclean-end' ? journal.lists.countNotBegun() : 0 };
}
