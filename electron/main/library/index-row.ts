import { createHash } from 'node:crypto';
import type { Sidecar } from '../../../shared/asset.ts';

/** Places of one millisecond: 64 for answers, 16 for the pictures of one. */
export const ROWS_PER_MS = 1024;

/** Beyond it a row number would no longer be a whole JavaScript number. The year 2245. */
const LAST_MS = Math.floor(Number.MAX_SAFE_INTEGER / ROWS_PER_MS) - 1;

/**
 * Rows are in the order of making, so "newest first" is the order of the table, the first picture of an answer on top.
 * Computed, so a rebuilt index has the same order.
 */
export function rowOf(sidecar: Sidecar): number {
  const ms = Math.min(LAST_MS, Math.max(0, Date.parse(sidecar.createdAt)));
  const group =
    (createHash('sha256')
      .update(sidecar.jobId ?? sidecar.id)
      .digest()[0] ?? 0) % 64;
  return ms * ROWS_PER_MS + group * 16 + 15 - Math.min(15, sidecar.answer?.index ?? 0);
}
