import { describe, expect, test } from 'vitest';
import {
  daysIn,
  gridLayout,
  placeOf,
  placesIn,
  spanIn,
  stepFrom,
} from '../../../../../renderer/features/library/library-layout.ts';

/** Room for exactly four tiles of 184. */
const WIDTH = 24 + 4 * 184 + 3 * 4;
const layout = gridLayout(
  [
    { day: '2026-11-22', count: 6 },
    { day: '2026-11-21', count: 1 },
    { day: '2026-11-20', count: 9 },
  ],
  WIDTH,
  184,
);
const PITCH = layout.tileHeight + 4;

describe('the layout of the grid', () => {
  test('fits as many tiles in a row as the width allows, each a 3:2 cell with a border of 4', () => {
    expect([layout.columns, layout.tileWidth, layout.tileHeight]).toEqual([4, 184, 125]);
    expect(gridLayout([], WIDTH - 1, 184).columns).toBe(3);
    expect(gridLayout([], 100, 184).columns).toBe(1);
  });

  test('gives every day a heading and as many rows as it needs', () => {
    expect(layout.days.map(({ first, top, row }) => [first, top, row])).toEqual([
      [0, 0, 1],
      [6, 43 + 2 * PITCH, 4],
      [7, 86 + 3 * PITCH, 6],
    ]);
    expect([layout.total, layout.rows]).toEqual([16, 9]);
    expect(layout.height).toBe(3 * 43 + 6 * PITCH + 12);
  });

  test('knows where a picture stands without having drawn any', () => {
    expect(placeOf(layout, 5)).toMatchObject({ left: 12 + 188, top: 43 + PITCH, row: 3, column: 2 });
    expect(placeOf(layout, 6)).toMatchObject({ left: 12, row: 5, column: 1 });
    expect(placeOf(layout, 16)).toBeNull();
  });

  test('finds what is in sight among a hundred thousand', () => {
    const days = Array.from({ length: 1000 }, (_, at) => ({ day: String(at), count: 100 }));
    const large = gridLayout(days, WIDTH, 184);
    const place = placeOf(large, 50_000);
    const top = place?.top ?? 0;
    const [day] = daysIn(large, top, top + 10);
    expect(day?.day).toBe('500');
    expect(day && spanIn(large, day, top, top + 10)).toEqual({ first: 50_000, end: 50_004 });
  });

  test('lists the tiles a rectangle touches, across days', () => {
    const box = { left: 0, top: 43 + PITCH, width: 100, height: 2 * PITCH };
    expect(placesIn(layout, box)).toEqual([4, 6]);
    expect(placesIn(layout, { left: 0, top: 0, width: 5, height: 5 })).toEqual([]);
  });
});

describe('keys', () => {
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 15, 15],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 3, 5],
    ['ArrowDown', 5, 6],
    ['ArrowDown', 6, 7],
    ['ArrowDown', 15, 15],
    ['ArrowUp', 8, 6],
    ['ArrowUp', 6, 4],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['Home', 9, 0],
    ['End', 2, 15],
    ['x', 2, null],
  ])('%s leads from picture %i to %s', (key, from, to) => {
    expect(stepFrom(layout, from, key, 500)).toBe(to);
  });
});
