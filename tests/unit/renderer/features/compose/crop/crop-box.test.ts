import { describe, expect, test } from 'vitest';
import {
  HANDLES,
  moved,
  resized,
  typed,
  withRatio,
} from '../../../../../../renderer/features/compose/crop/crop-box.ts';
import { ratioOf, RATIOS, ratioTurned } from '../../../../../../renderer/features/compose/crop/crop-ratio.ts';

const WHOLE = { width: 600, height: 400 };
const BOX = { left: 100, top: 80, width: 200, height: 160 };

test('a box that is moved stays inside the picture, on whole pixels', () => {
  expect(moved(BOX, 10.4, -20.6, WHOLE)).toEqual({ ...BOX, left: 110, top: 59 });
  expect(moved(BOX, 9999, -9999, WHOLE)).toEqual({ ...BOX, left: 400, top: 0 });
});

describe('a side that is dragged', () => {
  test('moves alone, and the others stay', () => {
    expect(resized(BOX, 'e', { dx: 30, dy: 99 }, WHOLE, null)).toEqual({ ...BOX, width: 230 });
    expect(resized(BOX, 'nw', { dx: 30, dy: -20 }, WHOLE, null)).toEqual({
      left: 130,
      top: 60,
      width: 170,
      height: 180,
    });
  });

  test('stops at the picture’s edge and at the shortest side, never turning the box over', () => {
    expect(resized(BOX, 'se', { dx: 9999, dy: 9999 }, WHOLE, null)).toEqual({ ...BOX, width: 500, height: 320 });
    expect(resized(BOX, 'w', { dx: 9999, dy: 0 }, WHOLE, null)).toEqual({ ...BOX, left: 284, width: 16 });
  });

  test('holds a ratio, from the opposite corner or about the middle', () => {
    expect(resized(BOX, 'se', { dx: 40, dy: 0 }, WHOLE, 1)).toEqual({ ...BOX, width: 240, height: 240 });
    expect(resized(BOX, 'e', { dx: 40, dy: 0 }, WHOLE, 1.5)).toEqual({ left: 100, top: 80, width: 240, height: 160 });
    expect(resized(BOX, 'n', { dx: 0, dy: 40 }, WHOLE, 1)).toEqual({ left: 140, top: 120, width: 120, height: 120 });
  });

  test('never leaves the picture and keeps its ratio, wherever it is dragged', () => {
    for (const handle of HANDLES)
      for (const ratio of [null, 1, 16 / 9, 9 / 16, 3])
        for (const by of [-700, -333, -1, 0, 2, 111, 800]) {
          const box = resized(withRatio(BOX, WHOLE, ratio), handle, { dx: by, dy: -by / 2 }, WHOLE, ratio);
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.left + box.width).toBeLessThanOrEqual(600);
          expect(box.top + box.height).toBeLessThanOrEqual(400);
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(16);
          expect(Object.values(box).every(Number.isInteger)).toBe(true);
          if (ratio !== null) expect(Math.abs(box.width - box.height * ratio)).toBeLessThanOrEqual(Math.max(1, ratio));
        }
  });
});

test('a ratio that is chosen gives the largest box of it, about where the box was', () => {
  expect(withRatio(BOX, WHOLE, 1)).toEqual({ left: 0, top: 0, width: 400, height: 400 });
  expect(withRatio({ ...BOX, left: 400 }, WHOLE, 1)).toMatchObject({ left: 200, width: 400 });
  expect(withRatio(BOX, WHOLE, null)).toEqual(BOX);
});

describe('a number that is typed', () => {
  test('is the side’s, and the box becomes shorter where it leaves no room', () => {
    const all = { left: 0, top: 0, ...WHOLE };
    expect(typed(all, 'left', 500, WHOLE, null)).toEqual({ ...all, left: 500, width: 100 });
    expect(typed(all, 'top', 9999, WHOLE, null)).toEqual({ ...all, top: 384, height: 16 });
    expect(typed(BOX, 'width', 320, WHOLE, null)).toEqual({ ...BOX, width: 320 });
    expect(typed(BOX, 'height', 0, WHOLE, null)).toEqual({ ...BOX, height: 16 });
  });

  test('takes the other side along when a ratio is held', () => {
    expect(typed(BOX, 'height', 120, WHOLE, 2)).toEqual({ ...BOX, width: 240, height: 120 });
    expect(typed(BOX, 'width', 500, WHOLE, 1)).toEqual({ ...BOX, width: 320, height: 320 });
  });
});

test('every ratio has one that holds after a quarter turn', () => {
  for (const name of RATIOS) {
    const before = ratioOf(name, WHOLE);
    const after = ratioOf(ratioTurned(name), { width: 400, height: 600 });
    if (before === null) expect(after).toBeNull();
    else expect(after).toBeCloseTo(1 / before);
  }
});
