import { describe, expect, test } from 'vitest';
import {
  createBitmap,
  invertBitmap,
  type MaskBitmap,
  paintRegion,
  REPAINT,
} from '../../../../../../renderer/features/stage/mask/mask-bitmap.ts';
import {
  ellipseRegion,
  type FillRule,
  polygonRegion,
  rectangleRegion,
} from '../../../../../../renderer/features/stage/mask/mask-shapes.ts';
import { nibPoint, paintSegment, taperedSegments } from '../../../../../../renderer/features/stage/mask/mask-stroke.ts';
import type { Point } from '../../../../../../renderer/features/stage/view-transform.ts';
import { seeded } from '../../../../../support/seeded.ts';

const SIZE = { width: 61, height: 47 };

/** How many pixels differ from what the rule says of each one on its own. */
function wrongPixels({ width, data }: MaskBitmap, expected: (x: number, y: number) => number): number {
  return data.reduce((wrong, value, at) => wrong + (value === expected(at % width, Math.floor(at / width)) ? 0 : 1), 0);
}

function distanceToLine(from: Point, to: Point, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / squared));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}

describe('a piece of a stroke', () => {
  test('covers exactly the pixels whose middle is within its radius', () => {
    const random = seeded(1);
    for (let round = 0; round < 400; round += 1) {
      const point = () => ({ x: random() * 80 - 10, y: random() * 66 - 10 });
      const [from, to] = [point(), random() < 0.2 ? null : point()];
      const diameter = 0.5 + random() * 40;
      const segment = { from, to: to ?? from, diameter };
      const mask = createBitmap(SIZE);
      paintSegment(mask, segment, { diameter, hardness: 1, repaints: true });
      const wrong = wrongPixels(mask, (x, y) => {
        const distance = distanceToLine(from, segment.to, x + 0.5, y + 0.5);
        if (Math.abs(distance - diameter / 2) < 1e-9) return mask.data[y * SIZE.width + x] ?? 0;
        return distance < diameter / 2 ? REPAINT : 0;
      });
      expect(wrong).toBe(0);
    }
  });

  test('falls off from its hard core to its edge, and never takes away what it adds to', () => {
    const random = seeded(2);
    for (let round = 0; round < 100; round += 1) {
      const [from, to] = [
        { x: random() * 60, y: random() * 46 },
        { x: random() * 60, y: random() * 46 },
      ];
      const [diameter, hardness, start] = [4 + random() * 30, random() * 0.9, Math.floor(random() * 256)];
      const repaints = random() < 0.5;
      const mask = createBitmap(SIZE);
      mask.data.fill(start);
      paintSegment(mask, { from, to, diameter }, { diameter, hardness, repaints });
      const [outer, inner] = [diameter / 2, (diameter / 2) * hardness];
      const off = mask.data.reduce((worst, value, at) => {
        const distance = distanceToLine(from, to, (at % SIZE.width) + 0.5, Math.floor(at / SIZE.width) + 0.5);
        const cover = Math.min(255, Math.max(0, (255 * (outer - distance)) / (outer - inner)));
        const expected = repaints ? Math.max(start, cover) : Math.min(start, 255 - cover);
        return Math.max(worst, Math.abs(value - expected));
      }, 0);
      expect(off).toBeLessThanOrEqual(0.51);
    }
  });

  test('of width n is n pixels wide and always covers the pixel under the pointer', () => {
    const random = seeded(3);
    for (let diameter = 1; diameter <= 9; diameter += 1)
      for (let round = 0; round < 50; round += 1) {
        const pointer = { x: 10 + random() * 40, y: 10 + random() * 25 };
        const at = nibPoint(pointer, diameter);
        const mask = createBitmap(SIZE);
        paintSegment(mask, { from: at, to: at, diameter }, { diameter, hardness: 1, repaints: true });
        expect(mask.data[Math.floor(pointer.y) * SIZE.width + Math.floor(pointer.x)]).toBe(REPAINT);
        const columns = new Set(
          [...mask.data.keys()].filter((key) => mask.data[key] === REPAINT).map((key) => key % SIZE.width),
        );
        expect(columns.size).toBe(diameter);
      }
  });

  test('that grows wider is cut into pieces of one width each, end to end', () => {
    const pieces = taperedSegments({ x: 0, y: 0 }, { x: 10, y: 0 }, 2, 6);
    expect(pieces.map(({ diameter }) => diameter)).toEqual([3, 4, 5, 6]);
    expect(pieces.at(-1)?.to).toEqual({ x: 10, y: 0 });
    expect(taperedSegments({ x: 0, y: 0 }, { x: 10, y: 0 }, 5, 5)).toHaveLength(1);
  });
});

/** Windings around a point, counted by the crossings of a ray to the right. */
function isInOutline(points: readonly Point[], x: number, y: number, rule: FillRule): boolean {
  let [winding, crossings] = [0, 0];
  points.forEach((from, at) => {
    const to = points[(at + 1) % points.length] ?? from;
    if (from.y <= y === to.y <= y) return;
    if (from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y) <= x) return;
    winding += from.y < to.y ? 1 : -1;
    crossings += 1;
  });
  return rule === 'evenodd' ? crossings % 2 === 1 : winding !== 0;
}

describe('shapes', () => {
  test('an outline fills what it encloses by either rule, also where it crosses itself', () => {
    const random = seeded(4);
    for (let round = 0; round < 200; round += 1) {
      const points = Array.from({ length: 3 + Math.floor(random() * 12) }, () => ({
        x: random() * 80 - 10,
        y: random() * 66 - 10,
      }));
      for (const rule of ['nonzero', 'evenodd'] as const) {
        const region = polygonRegion(SIZE, points, rule);
        const mask = createBitmap(SIZE);
        if (region) paintRegion(mask, region, REPAINT);
        expect(wrongPixels(mask, (x, y) => (isInOutline(points, x + 0.5, y + 0.5, rule) ? REPAINT : 0))).toBe(0);
      }
    }
  });

  test('a rectangle of whole pixels is cut at the edges of the picture', () => {
    const mask = createBitmap(SIZE);
    const region = rectangleRegion(SIZE, { x: -5, y: 40, width: 10, height: 100 });
    if (region) paintRegion(mask, region, REPAINT);
    expect(region?.bounds).toEqual({ x: 0, y: 40, width: 5, height: 7 });
    expect(wrongPixels(mask, (x, y) => (x < 5 && y >= 40 ? REPAINT : 0))).toBe(0);
    expect(rectangleRegion(SIZE, { x: 61, y: 0, width: 10, height: 10 })).toBeNull();
  });

  test('an ellipse fills its box and nothing else', () => {
    for (const box of [
      { x: 3, y: 4, width: 40, height: 20 },
      { x: -10, y: -10, width: 31, height: 90 },
      { x: 8, y: 8, width: 1, height: 1 },
    ]) {
      const mask = createBitmap(SIZE);
      const region = ellipseRegion(SIZE, box);
      if (region) paintRegion(mask, region, REPAINT);
      const [rx, ry] = [box.width / 2, box.height / 2];
      expect(
        wrongPixels(mask, (x, y) =>
          ((x + 0.5 - box.x - rx) / rx) ** 2 + ((y + 0.5 - box.y - ry) / ry) ** 2 < 1 + 1e-12 ? REPAINT : 0,
        ),
      ).toBeLessThanOrEqual(2);
    }
  });

  test('inverting twice is nothing, at sizes that are no multiple of a word too', () => {
    const mask = createBitmap({ width: 7, height: 3 });
    mask.data.set([1, 2, 200, 255]);
    const before = [...mask.data];
    invertBitmap(mask);
    expect([...mask.data]).toEqual(before.map((value) => 255 - value));
    invertBitmap(mask);
    expect([...mask.data]).toEqual(before);
  });
});
