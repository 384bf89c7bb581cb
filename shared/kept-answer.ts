import { type JobState, unreadableOf } from './job.ts';

/**
 * Whether what arrived may hold more than what is in the library: of a job that ended without all its pictures. One that
 * is done only lacks those that couldn't be read.
 */
export const mayHoldMore = (state: JobState): boolean =>
  state.status === 'uncertain' || state.status === 'failed' || unreadableOf(state) > 0;
