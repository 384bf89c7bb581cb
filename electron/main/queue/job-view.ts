import type { Job, JobView } from '../../../shared/job.ts';
import { countOf, maskOf, previewsOf, usualMs } from '../../../shared/request.ts';

const PROMPT_START_LENGTH = 240;

/** What is not in the job itself; `previewsSeen` is the version of the newest preview that can be shown. */
export type Beside = Pick<JobView, 'previewsSeen' | 'mostMicros' | 'hasAnswer'>;

/** A job as the window sees it. */
export function jobView(job: Job, beside: Beside): JobView {
  const { request, ...rest } = job;
  return {
    ...rest,
    model: request.model,
    promptStart: startOf(request.prompt),
    size: request.size,
    count: countOf(request),
    previewsAsked: previewsOf(request),
    hasMask: maskOf(request) !== null,
    usualMs: usualMs(request),
    referenceCount: request.references.length,
    ...beside,
  };
}

/** Never half of a character that takes two code units. */
const startOf = (prompt: string): string => prompt.slice(0, PROMPT_START_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
