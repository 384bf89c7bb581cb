import { describe, expect, test } from 'vitest';
import {
  createBitmap,
  type MaskBitmap,
  paintRegion,
  REPAINT,
} from '../../../../../../renderer/features/stage/mask/mask-bitmap.ts';
import {
  coveredBox,
  feathered,
  resizeBitmap,
  resizeBounds,
} from '../../../../../../renderer/features/stage/mask/mask-morph.ts';
import { rectangleRegion } from '../../../../../../renderer/features/stage/mask/mask-shapes.ts';
import { seeded } from '../../../../../support/seeded.ts';

const SIZE = { width: 47, height: 41 };

function blots(seed: number): MaskBitmap {
  const random = seeded(seed);
  const mask = createBitmap(SIZE);
  for (let blot = 0; blot < 4; blot += 1) {
    const box = { x: random() * 48, y: random() * 40, width: random() * 12, height: random() * 12 };
    const region = rectangleRegion(SIZE, box);
    if (region) paintRegion(mask, region, REPAINT);
  }
  return mask;
}

const isSet = (mask: MaskBitmap, x: number, y: number): boolean => (mask.data[y * mask.width + x] ?? 0) >= 128;

/** Whether a pixel of the wanted kind lies within the radius; looks at every one. */
function isNear(mask: MaskBitmap, x: number, y: number, radius: number, wanted: boolean): boolean {
  for (let v = 0; v < mask.height; v += 1)
    for (let u = 0; u < mask.width; u += 1)
      if (isSet(mask, u, v) === wanted && (u - x) ** 2 + (v - y) ** 2 <= radius * radius) return true;
  return false;
}

describe('growing and shrinking', () => {
  test('move the edge by an exact disc, whatever the radius', () => {
    for (const by of [1, 3, 7, 20, -1, -2, -5, -20])
      for (let seed = 1; seed <= 4; seed += 1) {
        const before = blots(seed);
        const mask = { ...before, data: Uint8Array.from(before.data) };
        resizeBitmap(mask, by);
        let wrong = 0;
        for (let y = 0; y < SIZE.height; y += 1)
          for (let x = 0; x < SIZE.width; x += 1) {
            const expected = by > 0 ? isNear(before, x, y, by, true) : !isNear(before, x, y, -by, false);
            if (isSet(mask, x, y) !== expected) wrong += 1;
          }
        expect(wrong).toBe(0);
      }
  });

  test('change nothing outside the bounds they name before', () => {
    for (const by of [4, -3]) {
      const mask = blots(7);
      for (let x = 0; x < 10; x += 1) mask.data[x] = 60;
      const before = Uint8Array.from(mask.data);
      const bounds = resizeBounds(mask, by);
      resizeBitmap(mask, by);
      const changed = [...before.keys()].filter((at) => before[at] !== mask.data[at]);
      expect(changed.length).toBeGreaterThan(0);
      for (const at of changed) {
        const [x, y] = [at % SIZE.width, Math.floor(at / SIZE.width)];
        expect(bounds && x >= bounds.x && x < bounds.x + bounds.width).toBe(true);
        expect(bounds && y >= bounds.y && y < bounds.y + bounds.height).toBe(true);
      }
    }
  });

  test('leave an empty mask empty and a full one full', () => {
    const mask = createBitmap(SIZE);
    resizeBitmap(mask, 5);
    expect(coveredBox(mask, 1)).toBeNull();
    mask.data.fill(REPAINT);
    resizeBitmap(mask, -5);
    expect(mask.data.every((value) => value === REPAINT)).toBe(true);
  });
});

describe('feathering', () => {
  test('is even on both sides of an edge, leaves what is far away and keeps the mask itself', () => {
    const mask = createBitmap({ width: 60, height: 3 });
    const region = rectangleRegion(mask, { x: 30, y: 0, width: 30, height: 3 });
    if (region) paintRegion(mask, region, REPAINT);
    const soft = feathered(mask.data, mask, 12);
    const row = [...soft.subarray(60, 120)];
    expect(row.toSorted((a, b) => a - b)).toEqual(row);
    expect(row[30 - 13]).toBe(0);
    expect(row[30 + 13]).toBe(255);
    expect(Math.abs((row[29] ?? 0) + (row[30] ?? 0) - 255)).toBeLessThanOrEqual(3);
    expect(mask.data[60 + 29]).toBe(0);
  });
});
