import type { Size } from '../../../../shared/size.ts';
import { REPAINT_FROM } from '../../../../shared/mask.ts';
import { clipBox, type MaskBitmap, type PixelRect } from './mask-bitmap.ts';

/** The box around every pixel covered at least this much; null when there is none. */
export function coveredBox({ data, width, height }: MaskBitmap, least: number): PixelRect | null {
  let [left, right, top, bottom] = [width, -1, -1, -1];
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let first = 0;
    // Four at a time where none of them is covered: most of a mask isn't.
    while (first < width && (data[row + first] ?? 0) < least)
      first += ((row + first) & 3) === 0 && words[(row + first) >> 2] === 0 ? 4 : 1;
    first = Math.min(first, width);
    if (first === width) continue;
    let last = width - 1;
    while ((data[row + last] ?? 0) < least) last -= 1;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  return top < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * The part that growing or shrinking looks at and changes, null when that is none; done to this part alone, it comes to
 * the same. Shrinking leaves the picture's own edges alone and needs to see a pixel that is kept beyond all others.
 */
export function resizeBounds(mask: MaskBitmap, by: number): PixelRect | null {
  const box = by === 0 ? null : coveredBox(mask, by > 0 ? REPAINT_FROM : 1);
  const margin = Math.max(1, by);
  return box && clipBox(mask, box.x - margin, box.y - margin, box.x + box.width + margin, box.y + box.height + margin);
}

/**
 * Grows what is repainted by a disc of `by` pixels, or shrinks it by one when negative: exact Euclidean distance, the
 * same time for any radius. Beyond the picture's edge counts as more of what lies at it.
 */
export function resizeBitmap(mask: MaskBitmap, by: number): void {
  const field = resizeBounds(mask, by);
  if (!field) return;
  // Shrinking what is repainted is growing what is kept; the margin stands for all of it beyond.
  const grows = by > 0;
  const near = verticalDistances(mask, field, Math.abs(by), grows);
  reachAcross(mask, field, near, Math.abs(by), grows ? 255 : 0);
}

/** For each pixel of the field: rows to the nearest pixel of the growing kind in its column, `limit` + 1 at most. */
function verticalDistances(mask: MaskBitmap, field: PixelRect, limit: number, grows: boolean): Uint16Array {
  const { width, height } = field;
  const near = new Uint16Array(width * height);
  const far = limit + 1;
  for (let y = 0; y < height; y += 1) {
    const row = (field.y + y) * mask.width + field.x;
    for (let x = 0; x < width; x += 1) {
      const isSource = (mask.data[row + x] ?? 0) >= REPAINT_FROM === grows;
      const above = y > 0 ? (near[(y - 1) * width + x] ?? far) : far;
      near[y * width + x] = isSource ? 0 : Math.min(far, above + 1);
    }
  }
  for (let y = height - 2; y >= 0; y -= 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const below = (near[row + width + x] ?? far) + 1;
      if (below < (near[row + x] ?? far)) near[row + x] = below;
    }
  }
  return near;
}

/** A column whose nearest source is d rows away reaches √(limit² − d²) pixels to either side. */
function reachAcross(mask: MaskBitmap, field: PixelRect, near: Uint16Array, limit: number, value: number): void {
  const { width, height } = field;
  const reach = Int32Array.from({ length: limit + 2 }, (_none, d) =>
    d > limit ? -1 : Math.floor(Math.sqrt(limit * limit - d * d)),
  );
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const target = (field.y + y) * mask.width + field.x;
    let last = -1;
    for (let x = 0; x < width; x += 1) {
      const own = reach[near[row + x] ?? 0] ?? -1;
      if (own >= 0) last = Math.max(last, x + own);
      if (x <= last) mask.data[target + x] = value;
    }
    let first = width;
    for (let x = width - 1; x >= 0; x -= 1) {
      const own = reach[near[row + x] ?? 0] ?? -1;
      if (own >= 0) first = Math.min(first, x - own);
      if (x >= first) mask.data[target + x] = value;
    }
  }
}

/**
 * Three box blurs, close to a Gaussian, over a field of weights; edges repeat. The mask itself is never softened: the
 * service knows only repainted or kept. `radius` is how far an edge spreads to either side.
 */
export function feathered(
  weights: Uint8Array<ArrayBuffer>,
  { width, height }: Size,
  radius: number,
): Uint8Array<ArrayBuffer> {
  const box = Math.round(radius / 3);
  if (box < 1) return weights;
  let from = weights.slice();
  let to = new Uint8Array(weights.length);
  for (let pass = 0; pass < 3; pass += 1) {
    for (let y = 0; y < height; y += 1) blurLine(from, to, y * width, 1, width, box);
    for (let x = 0; x < width; x += 1) blurLine(to, from, x, width, height, box);
  }
  return from;
}

/** A running mean of 2 · box + 1 values along one row or column. */
function blurLine(from: Uint8Array, to: Uint8Array, start: number, step: number, length: number, box: number): void {
  const at = (index: number): number => from[start + Math.min(length - 1, Math.max(0, index)) * step] ?? 0;
  const span = 2 * box + 1;
  let sum = 0;
  for (let index = -box; index <= box; index += 1) sum += at(index);
  for (let index = 0; index < length; index += 1) {
    to[start + index * step] = Math.round(sum / span);
    sum += at(index + box + 1) - at(index - box);
  }
}
