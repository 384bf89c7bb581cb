import { expect, test } from 'vitest';
import type { JobState } from '../../../shared/job.ts';
import { compareStart, isReady } from '../../../shared/queue.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const job = (origin: 'hand' | 'batch', position: number) => ({
  id: `${origin}-${position}`,
  origin,
  position,
  createdAt: NOW,
  state: { status: 'queued' } as const,
});
const waiting = (until: string | null): { state: JobState } => ({
  state: { status: 'waiting', until, why: 'retry', error: null },
});

test('by hand goes before batch, then whatever was added first', () => {
  const jobs = [job('batch', 1), job('hand', 4), job('batch', 2), job('hand', 3)];
  expect(jobs.sort(compareStart).map(({ id }) => id)).toEqual(['hand-3', 'hand-4', 'batch-1', 'batch-2']);
});

test('a queued job is ready', () => {
  expect(isReady(job('hand', 1), NOW)).toBe(true);
});

test('a waiting job is ready once its moment has come', () => {
  expect(isReady(waiting('2026-03-10T11:59:59.999Z'), NOW)).toBe(true);
  expect(isReady(waiting(NOW), NOW)).toBe(true);
  expect(isReady(waiting('2026-03-10T12:00:00.001Z'), NOW)).toBe(false);
});

test('a job that waits for a person is never ready by itself', () => {
  expect(isReady(waiting(null), NOW)).toBe(false);
});

test('a job on its way or over is not ready', () => {
  const states: JobState[] = [
    { status: 'sending', attempt: 'a', at: NOW },
    { status: 'received', attempt: 'a', stalled: null },
    { status: 'cancelled', at: NOW },
  ];
  expect(states.map((state) => isReady({ state }, NOW))).toEqual([false, false, false]);
});
