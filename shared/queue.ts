import { z } from 'zod';
import type { Job, JobView } from './job.ts';

/** One service and model: what has a pace of its own. */
export const laneOf = (demo: boolean, model: string): string => `${demo ? 'demo' : 'real'} ${model}`;

/** By lane: when the next request may start, where a job would start now if it weren't for the pace. UTC, ISO. */
export type Paced = Readonly<Record<string, string>>;

/** Everything that changed since the last revision; a window that missed one reads the whole again. */
export type QueueChange = {
  readonly revision: number;
  readonly paused: boolean;
  /** Jobs found waiting after an unclean end: "resume n jobs?" */
  readonly resumable: number;
  readonly paced: Paced;
  readonly changed: readonly JobView[];
  readonly removed: readonly string[];
};

/** The queue as the window starts from: what is on its way and what ended this session, newest first. */
export type QueueSnapshot = {
  readonly revision: number;
  readonly paused: boolean;
  readonly resumable: number;
  readonly paced: Paced;
  readonly jobs: readonly JobView[];
};

/** All jobs that were not cleared, newest first; the cursor is opaque and comes from the page before. */
export const QueuePageQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable(),
  limit: z.int().min(1).max(500),
});
export type QueuePageQuery = z.infer<typeof QueuePageQuery>;

export type QueuePage = { readonly jobs: readonly JobView[]; readonly next: string | null; readonly total: number };

type Ordered = Pick<Job, 'origin' | 'position'>;

/** By hand before batch, then in the order they were added (Q1). */
export function compareStart(a: Ordered, b: Ordered): number {
  if (a.origin !== b.origin) return a.origin === 'hand' ? -1 : 1;
  return a.position - b.position;
}

/** Whether a job may start now: queued, or waiting for a moment that has come. */
export function isReady(job: Pick<Job, 'state'>, nowIso: string): boolean {
  if (job.state.status === 'queued') return true;
  return job.state.status === 'waiting' && job.state.until !== null && job.state.until <= nowIso;
}
