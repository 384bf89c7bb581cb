import { describe, expect, test } from 'vitest';
import { itemsBetween, layOutList, scrolledTo } from '../../../../renderer/ui/list-window.ts';

describe('a list of known sizes', () => {
  test('is laid out with gaps between items and an edge at both ends', () => {
    expect(layOutList([100, 50, 20], { gap: 8, edge: 12 })).toEqual({
      starts: [12, 120, 178],
      ends: [112, 170, 198],
      total: 210,
    });
    expect(layOutList([], { gap: 8, edge: 12 }).total).toBe(24);
  });

  const hundred = layOutList(Array.from({ length: 100 }, () => 40));

  test('draws what is at least partly between two places, and no more', () => {
    expect(itemsBetween(hundred, 100, 200)).toEqual([2, 3, 4, 5]);
    expect(itemsBetween(hundred, -300, 10)).toEqual([0]);
    expect(itemsBetween(hundred, 3990, 9000)).toEqual([99]);
    expect(itemsBetween(layOutList([]), -300, 300)).toEqual([]);
  });

  test('keeps the item that holds the keyboard, in its order, wherever it is', () => {
    expect(itemsBetween(hundred, 100, 130, 0)).toEqual([0, 2, 3]);
    expect(itemsBetween(hundred, 100, 130, 90)).toEqual([2, 3, 90]);
    expect(itemsBetween(hundred, 100, 130, 3)).toEqual([2, 3]);
    expect(itemsBetween(hundred, 100, 130, 100)).toEqual([2, 3]);
  });

  test('scrolls no further than an item needs to be in sight, with its edge', () => {
    expect(scrolledTo(hundred, 10, { at: 0, length: 200 })).toBe(240);
    expect(scrolledTo(hundred, 10, { at: 800, length: 200 })).toBe(400);
    expect(scrolledTo(hundred, 10, { at: 300, length: 200 })).toBe(300);
    expect(scrolledTo(layOutList([40, 40], { edge: 12 }), 1, { at: 0, length: 60, edge: 12 })).toBe(44);
  });
});
