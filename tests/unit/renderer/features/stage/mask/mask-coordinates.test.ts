import { describe, expect, test } from 'vitest';
import { createBitmap, type PixelRect } from '../../../../../../renderer/features/stage/mask/mask-bitmap.ts';
import {
  devicePoint,
  deviceView,
  draggedBox,
  picturePoint,
  shownAt,
  shownPixel,
  snapped,
} from '../../../../../../renderer/features/stage/mask/mask-coordinates.ts';
import { overlayPixels } from '../../../../../../renderer/features/stage/mask/mask-overlay.ts';
import { nibPoint, paintSegment } from '../../../../../../renderer/features/stage/mask/mask-stroke.ts';
import { seeded } from '../../../../../support/seeded.ts';

const isIn = (rect: PixelRect, x: number, y: number): boolean =>
  x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;

const RATIOS = [1, 1.25, 1.5, 2];
const ZOOMS = [0.12, 0.25, 0.5, 0.73, 1, 1.7, 3, 8, 30];

describe('a click', () => {
  test('marks the pixel that is seen under it: any pixel ratio, zoom and fraction of a pan', () => {
    const random = seeded(11);
    let [tried, wrong] = [0, 0];
    for (const pixelRatio of RATIOS)
      for (const zoom of ZOOMS)
        for (let round = 0; round < 60; round += 1) {
          const place = { left: random() * 300, top: random() * 90 };
          const view = { zoom, panX: random() * 40 - 20, panY: random() * 40 - 20 };
          const device = { x: Math.floor(random() * 801 * pixelRatio), y: Math.floor(random() * 599 * pixelRatio) };
          const seen = {
            x: shownPixel(device.x, view.panX, zoom),
            y: shownPixel(device.y, view.panY, zoom),
          };
          // A mouse tells the corner of a device pixel, in numbers of single precision; a pen any place in it.
          const within = round % 2 === 0 ? 0 : 0.5;
          const client = (at: number, edge: number) =>
            Math.fround((Math.round(edge * pixelRatio) + at + within) / pixelRatio);
          const event = { clientX: client(device.x, place.left), clientY: client(device.y, place.top) };
          const hit = picturePoint(devicePoint(event, place, pixelRatio), view);
          tried += 1;
          if (Math.floor(hit.x + 1e-9) !== seen.x || Math.floor(hit.y + 1e-9) !== seen.y) wrong += 1;
        }
    expect({ tried, wrong }).toEqual({ tried: RATIOS.length * ZOOMS.length * 60, wrong: 0 });
  });

  test('with a nib of one pixel repaints that pixel alone, and the overlay shows it where the picture does', () => {
    const random = seeded(12);
    for (const zoom of ZOOMS) {
      const mask = createBitmap({ width: 90, height: 70 });
      const view = { zoom, panX: random() * 9, panY: random() * 9 };
      const canvas = { width: 200, height: 160 };
      const device = { x: 40 * Math.min(1, zoom) + 3, y: 30 * Math.min(1, zoom) + 3 };
      const at = nibPoint(picturePoint({ x: device.x + 0.5, y: device.y + 0.5 }, view), 1);
      paintSegment(mask, { from: at, to: at, diameter: 1 }, { diameter: 1, hardness: 1, repaints: true });
      const rect = { x: Math.floor(at.x), y: Math.floor(at.y), width: 1, height: 1 };
      expect([...mask.data].filter((value) => value === 255)).toHaveLength(1);
      expect(mask.data[rect.y * 90 + rect.x]).toBe(255);
      const area = { x: 0, y: 0, ...canvas };
      const look = { colour: [255, 45, 45] as const, opacity: 1, feather: 0 };
      const pixels = new Uint32Array(overlayPixels(mask, area, view, look).buffer);
      const part = shownAt(rect, view, canvas);
      let [wrong, outside] = [0, 0];
      pixels.forEach((pixel, index) => {
        const [x, y] = [index % canvas.width, Math.floor(index / canvas.width)];
        const isMarked = shownPixel(x, view.panX, zoom) === rect.x && shownPixel(y, view.panY, zoom) === rect.y;
        if (pixel >>> 24 !== (isMarked ? 255 : 0)) wrong += 1;
        if (isMarked && !(part && isIn(part, x, y))) outside += 1;
      });
      expect({ wrong, outside }).toEqual({ wrong: 0, outside: 0 });
    }
  });
});

describe('the overlay', () => {
  test('painted in parts is the overlay painted at once, with a soft edge too', () => {
    const mask = createBitmap({ width: 64, height: 64 });
    paintSegment(
      mask,
      { from: { x: 10, y: 12 }, to: { x: 50, y: 40 }, diameter: 14 },
      { diameter: 14, hardness: 0.5, repaints: true },
    );
    for (const feather of [0, 6]) {
      const view = { zoom: 2.3, panX: 7.5, panY: -4.25 };
      const look = { colour: [255, 0, 0] as const, opacity: 0.5, feather };
      const all = new Uint32Array(overlayPixels(mask, { x: 0, y: 0, width: 150, height: 120 }, view, look).buffer);
      const part = { x: 31, y: 22, width: 40, height: 33 };
      const some = new Uint32Array(overlayPixels(mask, part, view, look).buffer);
      some.forEach((pixel, index) => {
        const [x, y] = [part.x + (index % part.width), part.y + Math.floor(index / part.width)];
        expect(pixel).toBe(all[y * 150 + x]);
      });
    }
  });
});

describe('dragging', () => {
  test('a box takes in the pixels under both ends, in any direction', () => {
    expect(draggedBox({ x: 4.9, y: 4.1 }, { x: 4.2, y: 4.8 }, { isSquare: false, isCentred: false })).toEqual({
      x: 4,
      y: 4,
      width: 1,
      height: 1,
    });
    expect(draggedBox({ x: 8.5, y: 2.5 }, { x: 3.5, y: 9.5 }, { isSquare: false, isCentred: false })).toEqual({
      x: 3,
      y: 2,
      width: 6,
      height: 8,
    });
    expect(draggedBox({ x: 8.5, y: 2.5 }, { x: 3.5, y: 9.5 }, { isSquare: true, isCentred: false })).toEqual({
      x: 1,
      y: 2,
      width: 8,
      height: 8,
    });
  });

  test('with Shift an edge of a polygon runs across, down or at 45°', () => {
    const close = (point: { x: number; y: number }) => [
      Math.round(point.x * 1000) / 1000,
      Math.round(point.y * 1000) / 1000,
    ];
    expect(close(snapped({ x: 0, y: 0 }, { x: 10, y: 1 }))).toEqual([10, 0]);
    expect(close(snapped({ x: 0, y: 0 }, { x: 1, y: -9 }))).toEqual([0, -9]);
    expect(close(snapped({ x: 5, y: 5 }, { x: 9, y: 10 }))).toEqual([9.5, 9.5]);
  });

  test('a view in CSS pixels is the same view in device pixels', () => {
    expect(deviceView({ scale: 0.5, x: 10.5, y: -3 }, { pixelRatio: 2 })).toEqual({ zoom: 1, panX: 21, panY: -6 });
  });
});
