import { relative } from 'node:path';
import { type AppError, chargeOf } from '../../../shared/app-error.ts';
import type { AssetId, Job } from '../../../shared/job.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { duration, paid } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';
import type { BackEnd } from '../back-end.ts';
import type { CommonOptions } from './open-back-end.ts';

/** One line of `--json`: product.md, T1. All paths are absolute. */
export type JobLine = {
  readonly job: string;
  readonly status: string;
  readonly files: readonly string[];
  readonly composites: readonly string[];
  readonly drafts: readonly string[];
  readonly usage: Job['usage'];
  readonly costMicros: number | null;
  readonly error: { readonly kind: string; readonly message: string; readonly charge: string } | null;
  readonly requestId: string | null;
  readonly elapsedMs: number | null;
  readonly sent: number;
};

export function jobLine(job: Job, fileOf: (id: AssetId) => string | null): JobLine {
  const { state } = job;
  const error = errorOf(job);
  const draft = state.status === 'uncertain' && state.draft ? fileOf(state.draft) : null;
  return {
    job: job.id,
    status: state.status,
    files: state.status === 'done' ? state.assets.map(fileOf).filter((file) => file !== null) : [],
    composites: [],
    drafts: draft ? [draft] : [],
    usage: job.usage,
    costMicros: job.costMicros,
    error: error && { kind: error.kind, message: messageOf(error, job), charge: chargeOf(error) },
    requestId: job.requestId,
    elapsedMs: job.elapsedMs,
    sent: job.sent,
  };
}

function errorOf(job: Job): AppError | null {
  const { state } = job;
  if (state.status === 'failed' || state.status === 'uncertain') return state.error;
  return state.status === 'received' ? state.stalled : null;
}

function messageOf(error: AppError, job: Job): string {
  const { title, what, money, next } = describeError(error, { most: job.estimateMicros, demo: job.demo });
  const id = error.requestId ?? job.requestId;
  const facts = [id, error.elapsedMs === undefined ? null : duration(error.elapsedMs)].filter((one) => one);
  return `${title}. ${what} ${money} ${next}${facts.length > 0 ? ` (${facts.join(' · ')})` : ''}`;
}

/** Prints what became of a job: JSON for programs, sentences for people. Quiet keeps file names and failures. */
export function printJob(job: Job, back: BackEnd, options: CommonOptions): void {
  const line = jobLine(job, (id) => back.library.file(id));
  if (options.json) {
    console.log(JSON.stringify(line));
    return;
  }
  for (const file of line.files) console.log(options.quiet ? file : say('terminal.saved', { file: shortest(file) }));
  for (const file of line.drafts) console.log(say('terminal.draft', { file: shortest(file) }));
  if (line.status === 'done' && !options.quiet)
    console.log(say('terminal.price', { price: priceOf(job), duration: duration(line.elapsedMs ?? 0) }));
  if (line.error) console.error(line.error.message);
}

const priceOf = (job: Job): string => (job.demo ? say('price.free') : paid(job.costMicros));

/** Relative when that is shorter to read. */
const shortest = (file: string): string => {
  const near = relative(process.cwd(), file);
  return near.startsWith('..') ? file : near;
};
