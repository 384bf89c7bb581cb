import type { JobId } from '../../../shared/job.ts';
import type { Log } from '../log.ts';
import type { StopReason } from './outcome-meaning.ts';

/** The jobs this process has in its hands, each a piece of work that can be stopped. */
export type Runs = {
  readonly size: number;
  has(id: JobId): boolean;
  start(id: JobId, work: (signal: AbortSignal) => Promise<void>): void;
  stop(id: JobId, reason: StopReason): void;
  stopAll(reason: StopReason): void;
  /** When all that were running have ended. */
  allEnded(): Promise<void>;
};

export function createRuns(log: Log, onEnd: () => void): Runs {
  const running = new Map<JobId, { readonly abort: AbortController; readonly ended: Promise<void> }>();
  const stop = (id: JobId, reason: StopReason) => running.get(id)?.abort.abort(reason);
  return {
    get size() {
      return running.size;
    },
    has: (id) => running.has(id),
    start(id, work) {
      const abort = new AbortController();
      const ended = work(abort.signal)
        .catch((error: unknown) => log.error(`Job ${id} broke off; the next start takes it up`, error))
        .finally(() => {
          running.delete(id);
          onEnd();
        });
      running.set(id, { abort, ended });
    },
    stop,
    stopAll(reason) {
      for (const id of running.keys()) stop(id, reason);
    },
    async allEnded() {
      await Promise.all([...running.values()].map((run) => run.ended));
    },
  };
}
