import { createHash } from 'node:crypto';

/**
 * The id of a picture of one attempt, always the same: saving an answer again after a crash finds what was saved
 * before instead of adding it twice.
 */
export const assetIdOf = (attemptId: string, part: number | 'draft'): string =>
  createHash('sha256').update(`${attemptId}/${part}`).digest('hex').slice(0, 24);
