import { expect, test } from 'vitest';
import { nextStartMs, rateNow, slowDown } from '../../../../electron/main/queue/pace.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;

test('a request may start at once while the last minute has room', () => {
  expect(nextStartMs(3, null, [NOW - 10, NOW - 5], NOW)).toBe(NOW);
});

test('a full minute makes the next wait until its first start is a minute old', () => {
  expect(nextStartMs(2, null, [NOW - 50_000, NOW - 20_000], NOW)).toBe(NOW + 10_000);
});

test('more starts than the limit, as after it was lowered, wait for enough of them to leave', () => {
  expect(nextStartMs(1, null, [NOW - 50_000, NOW - 20_000], NOW)).toBe(NOW + 40_000);
});

test('a 429 halves the rate and stops everything until the moment it named', () => {
  const learned = slowDown(20, null, NOW + 7000, NOW);
  expect(rateNow(20, learned, NOW)).toBe(10);
  expect(nextStartMs(20, learned, [], NOW)).toBe(NOW + 7000);
});

test('refusals of requests sent together are one lesson, the later moment counts', () => {
  const once = slowDown(20, null, NOW + 7000, NOW);
  const twice = slowDown(20, once, NOW + 9000, NOW + 1000);
  expect(twice).toEqual({ ...once, pausedUntilMs: NOW + 9000 });
});

test('refusals one after the other slow down further, to one a minute at least', () => {
  let learned = slowDown(20, null, NOW, NOW);
  for (let again = 1; again < 10; again += 1) learned = slowDown(20, learned, NOW, NOW + again * 6000);
  expect(learned.perMinute).toBe(1);
});

test('the rate comes back slowly and never above the limit', () => {
  const learned = slowDown(20, null, NOW, NOW);
  expect(rateNow(20, learned, NOW + MINUTE)).toBeCloseTo(11.5, 1);
  expect(rateNow(20, learned, NOW + 5 * MINUTE)).toBe(20);
  expect(rateNow(20, learned, NOW + 50 * MINUTE)).toBe(20);
});
