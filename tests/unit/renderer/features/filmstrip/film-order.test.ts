import { expect, test } from 'vitest';
import { filmItems, HAIRLINE, neighbour, startOrder } from '../../../../../renderer/features/filmstrip/film-order.ts';
import { jobView, receiving } from '../../../../support/window-views.ts';

const queued = { status: 'queued' } as const;
const jobs = Object.fromEntries(
  [
    jobView({ id: 'new', state: queued }),
    jobView({ id: 'batch', state: queued, origin: 'batch' }),
    jobView({ id: 'running', state: receiving() }),
    jobView({ id: 'old', state: queued }),
    jobView({ id: 'done' }),
  ].map((job) => [job.id, job]),
);
const order = Object.keys(jobs);

test('what runs stands left of what waits, and a hairline before what has ended', () => {
  expect(filmItems(order, jobs)).toEqual(['running', 'new', 'batch', 'old', HAIRLINE, 'done']);
});

test('there is no hairline with nothing on one side of it', () => {
  expect(filmItems(['done'], jobs)).toEqual(['done']);
  expect(filmItems(['running'], jobs)).toEqual(['running']);
});

test('jobs start by hand before batch, oldest first', () => {
  expect(startOrder(order, jobs)).toEqual(['old', 'new', 'batch']);
});

test('walking passes the hairline and stops at the ends', () => {
  const items = filmItems(order, jobs);
  expect(neighbour(items, 'old', 1)).toBe('done');
  expect(neighbour(items, 'done', 1)).toBeNull();
  expect(neighbour(items, 'done', Number.NEGATIVE_INFINITY)).toBe('running');
});
