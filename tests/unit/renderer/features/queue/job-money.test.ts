import { expect, test } from 'vitest';
import { moneyOf, priceWords } from '../../../../../renderer/features/queue/job-money.ts';
import type { JobState } from '../../../../../shared/job.ts';
import { someJobView, someState } from '../../../../support/some-job.ts';

const received: JobState = { status: 'received', attempt: 'a', stalled: { kind: 'folder-gone', place: 'library' } };
const at = '2026-03-10T12:00:00.000Z';
const refused: JobState = { status: 'failed', error: { kind: 'balance' }, at };

test('an answer that is here is paid for before it is saved', () => {
  const job = someJobView(1, { state: received, costMicros: 41_000 });
  expect(priceWords(job)).toEqual({ text: '$0.041', tone: 'plain' });
  expect(moneyOf([job])).toEqual({ charged: 41_000, maybe: 0, toCome: 0 });
});

test.each([
  ['cancelled', { status: 'cancelled', at } satisfies JobState],
  ['refused', refused],
])('what an earlier try cost is still what a job cost that was %s then', (_, state) => {
  const job = someJobView(1, { state, costMicros: 15_050 });
  expect(priceWords(job)).toEqual({ text: '$0.015', tone: 'plain' });
  expect(moneyOf([job])).toEqual({ charged: 15_050, maybe: 0, toCome: 0 });
});

test('a job in doubt cost at most what it may have, and what an earlier try did', () => {
  const job = someJobView(1, { state: someState.uncertain, doubts: 1, costMicros: 15_050, mostMicros: 50_000 });
  expect(priceWords(job)).toEqual({ text: '≤ $0.065', tone: 'warning' });
  expect(moneyOf([job])).toEqual({ charged: 15_050, maybe: 50_000, toCome: 0 });
});

test('a job that is sent again after an answer in words has cost something and will cost more', () => {
  const job = someJobView(1, { state: { status: 'queued' }, costMicros: 15_050, estimateMicros: 40_000 });
  expect(moneyOf([job])).toEqual({ charged: 15_050, maybe: 0, toCome: 40_000 });
});
