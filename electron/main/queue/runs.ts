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
  type Run = { readonly abort: AbortController; readonly ended: Promise<void> };
  const running = new Map<JobId, Run>();
  const stop = (id: JobId, reason: StopReason) => running.get(id)?.abort.abort(reason);
  return {
    get size() {
      return running.size;
    },
    has: (id) => running.has(id),
    start(id, work) {
      const abort = new AbortController();
      // A short wait may be over while the attempt before still clears up: the next one begins after it.
      const before = running.get(id);
      const done = before ? before.ended.then(() => work(abort.signal)) : work(abort.signal);
      const ended = done
        .catch((error: unknown) => log.error(`Job ${id} broke off; the next start takes it up`, error))
        .finally(() => {
          if (running.get(id) === run) running.delete(id);
          onEnd();
        });
      const run: Run = { abort, ended };
      running.set(id, run);
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
