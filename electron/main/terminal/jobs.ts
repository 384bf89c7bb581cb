import { isInFlight, isOver, type Job, type JobView, unreadableOf } from '../../../shared/job.ts';
import { mayHoldMore } from '../../../shared/kept-answer.ts';
import { clockTime, estimated, paid } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import { EXIT, TerminalEnd, worstOf } from './exit-code.ts';
import { followJobs } from './follow-jobs.ts';
import { needKey } from './key.ts';
import { needLibrary } from './places.ts';
import { jobLine, printJob } from './report.ts';
import type { Session } from './session.ts';

const PAGE = 200;

/** Everything that was not forgotten, newest first. */
export function jobsList({ back, options }: Session): number {
  let cursor: string | null = null;
  let any = false;
  do {
    const page: ReturnType<typeof back.queue.page> = back.queue.page({ cursor, limit: PAGE });
    for (const view of page.jobs) {
      any = true;
      if (options.json) console.log(JSON.stringify(jobLine(back.queue.job(view.id), back.library.file)));
      else console.log(options.quiet ? view.id : row(view));
    }
    cursor = page.next;
  } while (cursor !== null);
  if (!any && !options.json && !options.quiet) console.log(say('terminal.jobs-none'));
  return EXIT.done;
}

const STATE_WIDTH = 10;
const PRICE_WIDTH = 14;

function row(job: JobView): string {
  const known = job.state.status === 'done' ? paid(job.costMicros) : estimated(job.estimateMicros);
  const price = (job.demo ? say('price.free') : known).padStart(PRICE_WIDTH);
  const day = job.createdAt.slice(0, 10);
  const state = say(`status.${job.state.status}`).padEnd(STATE_WIDTH);
  return `${job.id}  ${day} ${clockTime(job.createdAt)}  ${state}  ${price}  ${job.promptStart.replaceAll(/\s+/g, ' ')}`;
}

/** A person asked: the only way an uncertain job is ever sent again. */
export async function jobsRetry(session: Session, id: string): Promise<number> {
  const { back, options } = session;
  const job = back.queue.job(id);
  refuseUnlessRetryable(job);
  if (!job.demo) await needKey(back);
  await needLibrary(back);
  if (job.state.status === 'uncertain') console.error(say(job.demo ? 'terminal.retry-demo' : 'terminal.retry-paid'));
  back.queue.sendAgain([id]);
  const { jobs, codes } = await followJobs(session, [id]);
  for (const one of jobs) printJob(one, back, options);
  return worstOf(codes);
}

function refuseUnlessRetryable({ state }: Job): void {
  if (state.status !== 'done' && !isInFlight(state)) return;
  throw new TerminalEnd(EXIT.wrongUsage, say('terminal.retry-not-now', { state: say(`status.${state.status}`) }));
}

/** Reads what arrived once more, without a call. Ends as the job stands then. */
export async function jobsLook(session: Session, id: string): Promise<number> {
  const { back, options } = session;
  const before = back.queue.job(id);
  if (before.sent === 0 || !mayHoldMore(before.state)) {
    const state = say(`status.${before.state.status}`);
    throw new TerminalEnd(EXIT.wrongUsage, say('terminal.look-not-now', { state }));
  }
  await needLibrary(back);
  await back.queue.lookAgain(id);
  const { jobs, codes } = await followJobs(session, [id]);
  for (const job of jobs) {
    if (job.state.status === before.state.status && job.state.status !== 'done')
      console.error(say('terminal.look-nothing'));
    printJob(job, back, options);
  }
  const unreadable = jobs.map(({ state }) => unreadableOf(state)).find((count) => count > 0);
  if (unreadable === undefined) return worstOf(codes);
  console.error(say('terminal.look-unreadable', { count: unreadable, job: id }));
  return worstOf([...codes, EXIT.failed]);
}

export function jobsForget({ back, options }: Session, id: string): number {
  const { state } = back.queue.job(id);
  if (!isOver(state))
    throw new TerminalEnd(EXIT.wrongUsage, say('terminal.forget-not-now', { state: say(`status.${state.status}`) }));
  back.queue.forget([id]);
  if (!options.json && !options.quiet) console.log(say('terminal.forgotten'));
  return EXIT.done;
}
