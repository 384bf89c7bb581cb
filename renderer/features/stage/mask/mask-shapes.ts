import type { Size } from '../../../../shared/size.ts';
import { clipBox, type PixelRect, type Region } from './mask-bitmap.ts';
import type { Point } from '../view-transform.ts';

/** A pixel belongs to a shape when its middle does. All measures in pixels of the picture. */
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Whole pixels as typed or dragged; null when none of them lies in the picture. */
export function rectangleRegion(size: Size, box: Box): Region | null {
  const bounds = clipBox(size, box.x, box.y, box.x + box.width, box.y + box.height);
  if (!bounds) return null;
  return {
    bounds,
    rows(run) {
      for (let y = bounds.y; y < bounds.y + bounds.height; y += 1) run(y, bounds.x, bounds.x + bounds.width);
    },
  };
}

/** The largest ellipse in a box. */
export function ellipseRegion(size: Size, box: Box): Region | null {
  const bounds = clipBox(size, box.x, box.y, box.x + box.width, box.y + box.height);
  if (!bounds) return null;
  const [rx, ry] = [box.width / 2, box.height / 2];
  const [cx, cy] = [box.x + rx, box.y + ry];
  const rows: Region['rows'] = (run) => {
    for (let y = bounds.y; y < bounds.y + bounds.height; y += 1) {
      const up = (y + 0.5 - cy) / ry;
      const reach = rx * Math.sqrt(Math.max(0, 1 - up * up));
      emitRun(run, bounds, y, cx - reach, cx + reach);
    }
  };
  return { bounds, rows };
}

export type FillRule = 'nonzero' | 'evenodd';

/** A closed outline; it may cross itself. */
export function polygonRegion(size: Size, points: readonly Point[], rule: FillRule = 'nonzero'): Region | null {
  if (points.length < 3) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const bounds = clipBox(size, least(xs), least(ys), most(xs), most(ys));
  if (!bounds) return null;
  return { bounds, rows: (run) => fillOutline(points, bounds, rule, run) };
}

/** One edge of an outline, pointing down. `winding` is +1 where the outline itself goes down. */
type Edge = {
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly slope: number;
  readonly winding: 1 | -1;
};

function fillOutline(points: readonly Point[], bounds: PixelRect, rule: FillRule, run: RowRun): void {
  const edges = edgesOf(points).sort((a, b) => a.top - b.top);
  let active: Edge[] = [];
  let next = 0;
  for (let y = bounds.y; y < bounds.y + bounds.height; y += 1) {
    const middle = y + 0.5;
    for (let edge = edges[next]; edge && edge.top <= middle; edge = edges[next]) {
      active.push(edge);
      next += 1;
    }
    active = active.filter((edge) => edge.bottom > middle);
    const crossings = active
      .map((edge) => ({ x: edge.x + (middle - edge.top) * edge.slope, winding: edge.winding }))
      .sort((a, b) => a.x - b.x);
    fillRow(crossings, bounds, y, rule, run);
  }
}

type RowRun = (y: number, from: number, to: number) => void;
type Crossing = { readonly x: number; readonly winding: 1 | -1 };

function fillRow(crossings: readonly Crossing[], bounds: PixelRect, y: number, rule: FillRule, run: RowRun): void {
  let winding = 0;
  crossings.forEach((crossing, at) => {
    winding += rule === 'evenodd' ? (at % 2 === 0 ? 1 : -1) : crossing.winding;
    const next = crossings[at + 1];
    if (winding !== 0 && next) emitRun(run, bounds, y, crossing.x, next.x);
  });
}

function edgesOf(points: readonly Point[]): Edge[] {
  return points.flatMap((from, at) => {
    const to = points[(at + 1) % points.length];
    if (!to || from.y === to.y) return [];
    const isDown = from.y < to.y;
    const [upper, lower] = isDown ? [from, to] : [to, from];
    const slope = (lower.x - upper.x) / (lower.y - upper.y);
    return [{ top: upper.y, bottom: lower.y, x: upper.x, slope, winding: isDown ? 1 : -1 }];
  });
}

/** The pixels of a row whose middles lie from `left` up to, but not on, `right`. */
function emitRun(run: RowRun, bounds: PixelRect, y: number, left: number, right: number): void {
  const from = Math.max(bounds.x, Math.ceil(left - 0.5));
  const to = Math.min(bounds.x + bounds.width, Math.ceil(right - 0.5));
  if (to > from) run(y, from, to);
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
