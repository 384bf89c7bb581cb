import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { countOf } from '../../../shared/request.ts';
import { isOver, type Job, type JobId } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import type { BackEnd } from '../back-end.ts';
import { type GenerateOptions, requestFromOptions } from './draft-from-options.ts';
import { EXIT, exitCodeOf, TerminalEnd, worstOf } from './exit-code.ts';
import type { CommonOptions } from './open-back-end.ts';
import { printJob } from './report.ts';

/** `generate`: one request, through the same queue, journal and library as the app. Answers the exit code. */
export async function generate(back: BackEnd, options: GenerateOptions & CommonOptions): Promise<number> {
  const out = options.out === undefined ? null : resolve(options.out);
  if (out && existsSync(out)) throw new TerminalEnd(EXIT.wrongUsage, say('terminal.out-exists', { file: out }));
  const request = await requestFromOptions(options, back.inputs, back.settings.read().ownModels);
  await needKey(back, options);
  const ids = back.queue.add({
    token: `terminal-${process.pid}-${Date.now()}`,
    jobs: [{ request, repetition: 0, parents: [] }],
    origin: 'hand',
    batchName: null,
    demo: options.demo === true,
  });
  const jobs = await whenOver(back, ids);
  for (const job of jobs) printJob(job, back, options);
  if (out) await exportFirst(back, jobs, out, countOf(request));
  return worstOf(jobs.map(codeOf));
}

/** A job that waits for a key would wait for ever here, so it isn't added at all. */
async function needKey(back: BackEnd, options: CommonOptions): Promise<void> {
  if (!options.demo) await back.key.read();
}

async function exportFirst(back: BackEnd, jobs: readonly Job[], out: string, asked: number): Promise<void> {
  const first = jobs.flatMap((job) => (job.state.status === 'done' ? job.state.assets : []))[0];
  if (first === undefined) return;
  await back.library.exportAsset(first, out);
  if (asked > 1) console.error(say('terminal.out-many', { file: out, count: asked }));
}

/** Resolves when each job is over, or waits for something only a person can mend. */
export function whenOver(back: BackEnd, ids: readonly JobId[]): Promise<readonly Job[]> {
  stopOnInterrupt(back, ids);
  return new Promise((done) => {
    let stop = (): void => undefined;
    const look = () => {
      const jobs = ids.map((id) => back.queue.job(id));
      if (!jobs.every((job) => isOver(job.state) || needsAPerson(job))) return;
      stop();
      done(jobs);
    };
    stop = back.queue.onChange(look);
    look();
  });
}

const needsAPerson = ({ state }: Job): boolean =>
  (state.status === 'waiting' && state.until === null && state.why === 'key') ||
  (state.status === 'received' && state.stalled !== null);

function codeOf(job: Job): number {
  if (job.state.status === 'waiting') return job.state.error?.kind === 'key-rejected' ? EXIT.failed : EXIT.noKey;
  return exitCodeOf(job.state.status);
}

/** The first Ctrl+C stops the calls and says what that means; the second leaves at once. */
function stopOnInterrupt(back: BackEnd, ids: readonly JobId[]): void {
  const stop = (code: number) => {
    console.error(say('terminal.stopping'));
    back.queue.cancel(ids);
    process.exitCode = code;
    process.once('SIGINT', () => process.exit(EXIT.cancelled));
  };
  process.once('SIGINT', () => stop(EXIT.cancelled));
  process.once('SIGTERM', () => stop(EXIT.terminated));
}
