import { clockTime, estimated, paid } from '../../../shared/words/format.ts';
import type { JobView } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say.ts';
import type { BackEnd } from '../back-end.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { whenOver } from './generate.ts';
import type { CommonOptions } from './open-back-end.ts';
import { jobLine, printJob } from './report.ts';

export function jobsList(back: BackEnd, options: CommonOptions): number {
  const { jobs } = back.queue.snapshot();
  if (options.json) {
    for (const view of jobs)
      console.log(JSON.stringify(jobLine(back.queue.job(view.id), (id) => back.library.file(id))));
  } else if (jobs.length === 0) console.log(say('terminal.jobs-none'));
  else for (const job of jobs) console.log(row(job));
  return EXIT.done;
}

function row(job: JobView): string {
  const price = job.state.status === 'done' ? paid(job.costMicros) : estimated(job.estimateMicros);
  const state = say(`status.${job.state.status}`).padEnd(10);
  return `${job.id}  ${clockTime(job.createdAt)}  ${state}  ${price.padStart(14)}  ${job.promptStart.replaceAll('\n', ' ')}`;
}

/** A person asked: the only way an uncertain job is ever sent again. */
export async function jobsRetry(back: BackEnd, id: string, options: CommonOptions): Promise<number> {
  const wasUncertain = back.queue.job(id).state.status === 'uncertain';
  back.queue.sendAgain([id]);
  if (wasUncertain && !options.json) console.error(say('terminal.retry-paid'));
  const [job] = await whenOver(back, [id]);
  if (!job) return EXIT.failed;
  printJob(job, back, options);
  return exitCodeOf(job.state.status);
}

export function jobsForget(back: BackEnd, id: string): number {
  back.queue.forget([id]);
  return EXIT.done;
}
