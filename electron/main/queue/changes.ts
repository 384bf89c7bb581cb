import type { Job, JobView } from '../../../shared/job.ts';
import { mayHoldMore } from '../../../shared/kept-answer.ts';
import type { Paced, QueueChange, QueuePage, QueuePageQuery, QueueSnapshot } from '../../../shared/queue.ts';
import { jobView } from './job-view.ts';
import type { Journal } from './journal.ts';
import { mostOf } from './money.ts';
import type { QueueContext } from './queue-context.ts';

/** What the window is told: the whole once, then what changed, at most once per frame. */
export type Changes = {
  snapshot(): QueueSnapshot;
  page(query: QueuePageQuery): QueuePage;
  onChange(listener: (change: QueueChange) => void): () => void;
  /** Something changed here or in another process. */
  touch(): void;
  /** Tells what is still untold, then nothing more. */
  stop(): void;
};

const FRAME_MS = 16;
const DAY_MS = 24 * 60 * 60 * 1000;
const SNAPSHOT_LIMIT = 500;
/** A batch of ten thousand is told over a few frames, so that neither process stands still for it. */
const CHANGE_LIMIT = 500;

export function createChanges(
  { ports, previews, spool }: Pick<QueueContext, 'ports' | 'previews' | 'spool'>,
  paced: () => Paced,
): Changes {
  const { journal, clock, timers, log } = ports;
  const begunAt = clock.now().getTime();
  const listeners = new Set<(change: QueueChange) => void>();
  const view = (job: Job): JobView =>
    jobView(job, {
      previewsSeen: previews.newest(job.id),
      mostMicros: mostOf(job, ports.prices(), ports.ownModels()),
      hasAnswer: (mayHoldMore(job.state) || job.sent > 1) && spool.answerOf(job.id) !== null,
    });
  let revision = 0;
  let seen = journal.lists.sequence();
  let toldPaced = '{}';
  let takeBack: (() => void) | null = null;

  /** False when there is more to tell. */
  const flush = (): boolean => {
    const { sequence, isAll, jobs, removed } = journal.lists.changedSince(seen, CHANGE_LIMIT);
    const pacedNow = paced();
    const pacedText = JSON.stringify(pacedNow);
    if (sequence === seen && pacedText === toldPaced) return true;
    seen = sequence;
    toldPaced = pacedText;
    revision += 1;
    const changed = jobs.map(view);
    const change: QueueChange = { revision, ...standing(journal), paced: pacedNow, changed, removed };
    for (const listener of listeners) listener(change);
    return isAll;
  };
  const onFrame = () => {
    takeBack = null;
    try {
      if (!flush()) touch();
    } catch (error) {
      // A window that missed a number reads the whole again.
      log.error('A change of the queue could not be told', error);
    }
  };
  const touch = () => {
    takeBack ??= timers.after(FRAME_MS, onFrame);
  };
  const stopListening = journal.onWrite(touch);
  return {
    snapshot() {
      const since = new Date(Math.min(begunAt, clock.now().getTime() - DAY_MS)).toISOString();
      const jobs = journal.lists.current(since, SNAPSHOT_LIMIT);
      return { revision, ...standing(journal), paced: paced(), jobs: jobs.map(view) };
    },
    page({ cursor, limit }) {
      const { jobs, next, total } = journal.lists.page(cursor === null ? null : Number(cursor), limit);
      return { jobs: jobs.map(view), next: next === null ? null : String(next), total };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch,
    stop() {
      stopListening();
      takeBack?.();
      while (!flush());
    },
  };
}

/** Whether the queue stands still, and how many jobs a person is asked about. */
function standing(journal: Journal): { paused: boolean; resumable: number } {
  const paused = journal.paused();
  return { paused: paused !== 'no', resumable: paused === 'unclean-end' ? journal.lists.countNotBegun() : 0 };
}
