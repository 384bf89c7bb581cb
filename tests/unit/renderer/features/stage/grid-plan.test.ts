import { expect, test } from 'vitest';
import { gridPlan } from '../../../../../renderer/features/stage/grid-plan.ts';

test('four wide pictures stand two by two', () => {
  expect(gridPlan({ width: 744, height: 600 }, 4, 1.5, 8)).toEqual({ columns: 2, tile: { width: 368, height: 245 } });
});

test('four tall pictures stand side by side in a wide room', () => {
  expect(gridPlan({ width: 1200, height: 400 }, 4, 0.67, 8).columns).toBe(4);
});

test('tiles never leave the room', () => {
  for (const count of [1, 2, 3, 5, 7, 10]) {
    const { columns, tile } = gridPlan({ width: 900, height: 500 }, count, 1, 8);
    const rows = Math.ceil(count / columns);
    expect(columns * tile.width + (columns - 1) * 8).toBeLessThanOrEqual(900);
    expect(rows * tile.height + (rows - 1) * 8).toBeLessThanOrEqual(500);
  }
});
