import { relative } from 'node:path';
import type { AppError } from '../../../shared/app-error.ts';
import type { AssetId, Job } from '../../../shared/job.ts';
import { chargeOfJob } from '../../../shared/job-money.ts';
import { duration, paid } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';
import type { BackEnd } from '../back-end.ts';
import { failureText } from './explain.ts';
import type { CommonOptions } from './open-back-end.ts';

/** One line of `--json`. All paths are absolute. */
export type JobLine = {
  readonly job: string;
  readonly status: string;
  /** Answers, byte for byte as delivered. */
  readonly files: readonly string[];
  readonly composites: readonly string[];
  /** Last previews of broken streams. */
  readonly drafts: readonly string[];
  readonly usage: Job['usage'];
  readonly costMicros: number | null;
  readonly error: { readonly kind: string; readonly message: string; readonly charge: string } | null;
  readonly requestId: string | null;
  readonly elapsedMs: number | null;
  /** Requests that left the machine. */
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
    error: error && { kind: error.kind, message: failureText(error, job), charge: chargeOfJob(job) },
    requestId: job.requestId,
    elapsedMs: job.elapsedMs,
    sent: job.sent,
  };
}

function errorOf({ state }: Job): AppError | null {
  if (state.status === 'failed' || state.status === 'uncertain') return state.error;
  return state.status === 'received' ? state.stalled : null;
}

/** Prints what became of a job: JSON for programs, sentences for people. Quiet keeps file names and failures. */
export function printJob(job: Job, back: BackEnd, options: CommonOptions): void {
  const line = jobLine(job, (id) => back.library.file(id));
  if (options.json) {
    console.log(JSON.stringify(line));
    return;
  }
  for (const file of line.files) console.log(options.quiet ? file : say('terminal.saved', { file: shortest(file) }));
  for (const file of line.drafts) console.error(say('terminal.draft', { file: shortest(file) }));
  if (line.status === 'done' && !options.quiet)
    console.log(say('terminal.price', { price: priceOf(job), duration: duration(line.elapsedMs ?? 0) }));
  if (line.status === 'cancelled') console.error(say('terminal.cancelled'));
  if (line.error) console.error([line.error.message, ...wordsOfService(errorOf(job))].join('\n'));
}

/** What the model said instead of drawing, or the service's own words. */
function wordsOfService(error: AppError | null): readonly string[] {
  const text = error?.kind === 'no-image' ? error.text : error?.detail;
  return text ? [say('terminal.own-words', { text })] : [];
}

const priceOf = (job: Job): string => (job.demo ? say('price.free') : paid(job.costMicros));

/** Relative when that is shorter to read. */
export const shortest = (file: string): string => {
  const near = relative(process.cwd(), file);
  return near.startsWith('..') ? file : near;
};
