import { describe, expect, test } from 'vitest';
import {
  fitView,
  type Frame,
  nextZoom,
  panBy,
  resized,
  showsPixels,
  wheelFactor,
  zoomAt,
  zoomOf,
} from '../../../../../renderer/features/stage/view-transform.ts';

const frame = (over: Partial<Frame> = {}): Frame => ({
  viewport: { width: 792, height: 644 },
  picture: { width: 1536, height: 1024 },
  pixelRatio: 1,
  ...over,
});

describe('fitting', () => {
  test('shows the whole picture in the middle with a margin', () => {
    const view = fitView(frame());
    expect(view).toEqual({ scale: 744 / 1536, x: 24, y: 74 });
  });

  test('never enlarges a small picture', () => {
    const view = fitView(frame({ picture: { width: 100, height: 50 } }));
    expect(view).toEqual({ scale: 1, x: 346, y: 297 });
  });

  test('survives a viewport without room', () => {
    expect(fitView(frame({ viewport: { width: 0, height: 0 } })).scale).toBeGreaterThan(0);
  });
});

describe('zooming', () => {
  test('keeps what is under the pointer under it', () => {
    const from = zoomAt(fitView(frame()), 2, { x: 400, y: 300 }, frame());
    const point = { x: 300, y: 200 };
    const to = zoomAt(from, 4, point, frame());
    const under = (view: typeof to) => (point.x - view.x) / view.scale;
    expect(under(to)).toBeCloseTo(under(from), 0);
  });

  test('centres a picture that is smaller than its viewport, wherever the pointer is', () => {
    const view = zoomAt(fitView(frame()), 0.1, { x: 0, y: 0 }, frame());
    expect(view.x).toBe(Math.round((792 - 153.6) / 2));
  });

  test('counts in device pixels: full size is half as large on a screen twice as fine', () => {
    const fine = frame({ pixelRatio: 2 });
    const view = zoomAt(fitView(fine), 1, { x: 0, y: 0 }, fine);
    expect(view.scale).toBe(0.5);
    expect(zoomOf(view, fine)).toBe(1);
  });

  test('shows single pixels from twice the size on', () => {
    const at = (zoom: number) => showsPixels(zoomAt(fitView(frame()), zoom, { x: 0, y: 0 }, frame()), frame());
    expect([at(1.99), at(2)]).toEqual([false, true]);
  });

  test('stays between the smallest and the largest zoom', () => {
    const start = fitView(frame());
    expect(zoomAt(start, 1000, { x: 0, y: 0 }, frame()).scale).toBe(32);
    expect(zoomAt(start, 0, { x: 0, y: 0 }, frame()).scale).toBe(0.02);
  });

  test('climbs the ladder from between two rungs and stops at its ends', () => {
    expect(nextZoom(0.484, 1)).toBe(0.5);
    expect(nextZoom(0.484, -1)).toBe(0.33);
    expect(nextZoom(1, 1)).toBe(1.5);
    expect(nextZoom(32, 1)).toBe(32);
  });

  test('tames a wheel that turns in large steps', () => {
    expect(wheelFactor(-120)).toBe(wheelFactor(-30));
    expect(wheelFactor(-4) * wheelFactor(4)).toBeCloseTo(1, 10);
  });
});

describe('panning', () => {
  const large = zoomAt(fitView(frame()), 1, { x: 0, y: 0 }, frame());

  test('moves a picture larger than the viewport', () => {
    expect(panBy(large, { x: -50, y: -20 }, frame())).toMatchObject({ x: large.x - 50, y: large.y - 20 });
  });

  test('stops where an edge would come in further than the margin', () => {
    expect(panBy(large, { x: 9999, y: 9999 }, frame())).toMatchObject({ x: 24, y: 12 });
    expect(panBy(large, { x: -9999, y: -9999 }, frame())).toMatchObject({ x: 792 - 1536 - 24, y: 644 - 1024 - 12 });
  });

  test('keeps the middle in the middle when the viewport changes', () => {
    const middle = panBy(large, { x: -300, y: -100 }, frame());
    const wider = frame({ viewport: { width: 992, height: 644 } });
    expect(resized(middle, frame(), wider).x).toBe(middle.x + 100);
  });
});
