import { clipBox, type MaskBitmap, type PixelRect } from './mask-bitmap.ts';
import type { Size } from '../../../../shared/size.ts';
import type { Point } from '../view-transform.ts';

export type Nib = {
  /** Across, in pixels of the picture. */
  readonly diameter: number;
  /** The share of the radius that is covered fully, 0 to 1; from there it falls off to the edge. */
  readonly hardness: number;
  readonly repaints: boolean;
};

/** One straight piece of a stroke with round ends. */
export type Segment = { readonly from: Point; readonly to: Point; readonly diameter: number };

/**
 * Where a nib stands: an odd one on the middle of a pixel, an even one on the corner between four, so that a nib of n
 * is n pixels wide and covers the pixel under the pointer.
 */
export function nibPoint({ x, y }: Point, diameter: number): Point {
  const isEven = Math.round(diameter) % 2 === 0;
  return isEven ? { x: Math.round(x), y: Math.round(y) } : { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 };
}

/** The change of width from one piece to the next that no eye sees. */
const WIDTH_STEP = 1;

/** A piece whose width changes, as pieces that each have one. */
export function taperedSegments(from: Point, to: Point, start: number, end: number): readonly Segment[] {
  const count = Math.max(1, Math.ceil(Math.abs(end - start) / WIDTH_STEP));
  const at = (share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  return Array.from({ length: count }, (_none, index) => ({
    from: at(index / count),
    to: at((index + 1) / count),
    diameter: start + ((end - start) * (index + 1)) / count,
  }));
}

export function segmentBounds(size: Size, { from, to, diameter }: Segment): PixelRect | null {
  const r = diameter / 2;
  return clipBox(
    size,
    Math.min(from.x, to.x) - r,
    Math.min(from.y, to.y) - r,
    Math.max(from.x, to.x) + r,
    Math.max(from.y, to.y) + r,
  );
}

/**
 * Covers every pixel whose middle is not farther from the line than the radius. Only ever adds when it repaints and only
 * takes away when it keeps, so a stroke that crosses itself is no darker there. Save `segmentBounds` for undo before.
 */
export function paintSegment(mask: MaskBitmap, segment: Segment, nib: Nib): void {
  const bounds = segmentBounds(mask, segment);
  if (!bounds) return;
  const line = lineOf(segment.from, segment.to);
  const outer = segment.diameter / 2;
  const inner = outer * Math.min(1, Math.max(0, nib.hardness));
  const isSoft = outer - inner > 0.01;
  const paint = nib.repaints ? 255 : 0;
  for (let y = bounds.y; y < bounds.y + bounds.height; y += 1) {
    const [from, to] = exactRun(line, outer, y, bounds);
    if (to <= from) continue;
    const row = y * mask.width;
    if (!isSoft) {
      mask.data.fill(paint, row + from, row + to);
      continue;
    }
    const [left, right] = fullRun(line, inner, y, from, to);
    softRun(mask, line, { outer, inner, repaints: nib.repaints }, y, from, left);
    mask.data.fill(paint, row + left, row + right);
    softRun(mask, line, { outer, inner, repaints: nib.repaints }, y, right, to);
  }
}

/** A line from a point into a direction of length 1; a single dab has length 0. */
type Line = {
  readonly ax: number;
  readonly ay: number;
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
};

function lineOf(from: Point, to: Point): Line {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return { ax: from.x, ay: from.y, ux: length > 0 ? dx / length : 1, uy: length > 0 ? dy / length : 0, length };
}

function squaredDistance(line: Line, x: number, y: number): number {
  const [px, py] = [x - line.ax, y - line.ay];
  const along = Math.min(line.length, Math.max(0, px * line.ux + py * line.uy));
  const [dx, dy] = [px - along * line.ux, py - along * line.uy];
  return dx * dx + dy * dy;
}

/** The pixels of a row inside the piece. Solved, then corrected at both ends by the distance itself: rounding must not move an edge. */
function exactRun(line: Line, radius: number, y: number, bounds: PixelRect): readonly [number, number] {
  const middle = y + 0.5;
  const [left, right] = rowInterval(line, radius, middle);
  if (right < left) return [0, 0];
  const limit = radius * radius;
  const covers = (x: number): boolean => squaredDistance(line, x + 0.5, middle) <= limit;
  let from = Math.ceil(left - 0.5);
  let to = Math.floor(right - 0.5) + 1;
  while (covers(from - 1)) from -= 1;
  while (from < to && !covers(from)) from += 1;
  while (covers(to)) to += 1;
  while (to > from && !covers(to - 1)) to -= 1;
  return [Math.max(bounds.x, from), Math.min(bounds.x + bounds.width, to)];
}

/** The pixels between `from` and `to` that are covered fully, a pixel too few at either end at worst. */
function fullRun(line: Line, inner: number, y: number, from: number, to: number): readonly [number, number] {
  const [left, right] = rowInterval(line, inner, y + 0.5);
  const start = Math.min(to, Math.max(from, Math.ceil(left - 0.5) + 1));
  const end = Math.min(to, Math.floor(right - 0.5));
  return right > left && end > start ? [start, end] : [to, to];
}

/** Where a row cuts the piece: it is convex, so the cut is one interval around those of its two ends and its middle. */
function rowInterval(line: Line, radius: number, y: number): readonly [number, number] {
  const { ax, ay, ux, uy, length } = line;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const along of [0, length]) {
    const dy = y - (ay + along * uy);
    if (Math.abs(dy) > radius) continue;
    const half = Math.sqrt(radius * radius - dy * dy);
    left = Math.min(left, ax + along * ux - half);
    right = Math.max(right, ax + along * ux + half);
  }
  const dy = y - ay;
  const [start, end] = slab(ux, dy * uy, 0, length);
  const [near, far] = slab(-uy, dy * ux, -radius, radius);
  const [low, high] = [Math.max(start, near) + ax, Math.min(end, far) + ax];
  return low <= high ? [Math.min(left, low), Math.max(right, high)] : [left, right];
}

/** Solves low ≤ factor · x + offset ≤ high. */
function slab(factor: number, offset: number, low: number, high: number): readonly [number, number] {
  if (Math.abs(factor) < 1e-9)
    return offset >= low && offset <= high
      ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
      : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const [a, b] = [(low - offset) / factor, (high - offset) / factor];
  return a < b ? [a, b] : [b, a];
}

type Softness = { readonly outer: number; readonly inner: number; readonly repaints: boolean };

function softRun(mask: MaskBitmap, line: Line, softness: Softness, y: number, from: number, to: number): void {
  const { data, width } = mask;
  const { outer, inner, repaints } = softness;
  const scale = 255 / (outer - inner);
  for (let x = from; x < to; x += 1) {
    const distance = Math.sqrt(squaredDistance(line, x + 0.5, y + 0.5));
    const cover = Math.max(0, Math.min(255, Math.round((outer - distance) * scale)));
    const at = y * width + x;
    const now = data[at] ?? 0;
    data[at] = repaints ? Math.max(now, cover) : Math.min(now, 255 - cover);
  }
}
