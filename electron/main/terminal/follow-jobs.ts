import type { AppError } from '../../../shared/app-error.ts';
import { isInFlight, isOver, type Job, type JobId } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { exitCodeOf } from './exit-code.ts';
import { showProgress } from './progress.ts';
import type { Session } from './session.ts';

/** Every job as it ended here, and the exit code each stands for. */
export type Ended = { readonly jobs: readonly Job[]; readonly codes: readonly number[] };

/** Waits until each job is over, or waits for something that only a person can mend. */
export async function followJobs(session: Session, ids: readonly JobId[]): Promise<Ended> {
  const { queue } = session.back;
  let stoppedBy: number | undefined;
  session.interrupt.takeOver((code) => {
    stoppedBy = code;
    const sent = ids.some((id) => isInFlight(queue.job(id).state));
    console.error(say(sent ? 'terminal.stopping' : 'terminal.stopping-unsent'));
    queue.cancel(ids);
  });
  const progress = showProgress(session.options, process.stderr);
  try {
    const last = await whenStill(session, ids, progress.show);
    // Left waiting, it would be sent by the next start of the app, long after this command was said to have failed.
    queue.cancel(last.filter(({ state }) => state.status === 'waiting').map(({ id }) => id));
    const jobs = last.map(asEnded);
    return { jobs, codes: jobs.map((job) => exitCodeOf(job, stoppedBy)) };
  } finally {
    progress.end();
  }
}

function whenStill(
  { back: { queue } }: Session,
  ids: readonly JobId[],
  show: (jobs: readonly Job[]) => void,
): Promise<readonly Job[]> {
  return new Promise((resolve, reject) => {
    let stop = (): void => undefined;
    const look = () => {
      try {
        const jobs = ids.map((id) => queue.job(id));
        show(jobs);
        if (!jobs.every((job) => isOver(job.state) || troubleOf(job) !== null)) return;
        stop();
        resolve(jobs);
      } catch (cause) {
        stop();
        reject(cause);
      }
    };
    stop = queue.onChange(look);
    look();
  });
}

/** Why nothing will happen by itself: no usable key, no balance, or an answer that can't be put into the library. */
function troubleOf({ state }: Job): AppError | null {
  if (state.status === 'waiting' && state.until === null) return state.error ?? { kind: 'key-missing' };
  return state.status === 'received' ? state.stalled : null;
}

/** For a command that ends now, what a person has to mend is a failure. */
function asEnded(job: Job): Job {
  const error = troubleOf(job);
  return error === null ? job : { ...job, state: { status: 'failed', error, at: new Date().toISOString() } };
}
