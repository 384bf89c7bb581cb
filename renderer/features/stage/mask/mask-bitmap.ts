import type { Size } from '../../../../shared/size.ts';

/**
 * The mask of a picture: one byte for each of its pixels, row by row. 255 = repainted, 0 = kept; what lies between
 * weighs the later blend only, and 128 decides what the service sees (shared/mask.ts). This is the truth: whatever is
 * drawn on screen is drawn from it.
 */
export type MaskBitmap = Size & { readonly data: Uint8Array<ArrayBuffer> };

/** Whole pixels of the picture, always inside it. */
export type PixelRect = Size & { readonly x: number; readonly y: number };

/** A shape as rows of pixels: `to` is the first pixel behind the run. Rows come from top to bottom. */
export type Region = {
  readonly bounds: PixelRect;
  readonly rows: (run: (y: number, from: number, to: number) => void) => void;
};

export const REPAINT = 255;
export const KEEP = 0;
export type Paint = typeof REPAINT | typeof KEEP;

export const createBitmap = ({ width, height }: Size): MaskBitmap => ({
  width,
  height,
  data: new Uint8Array(width * height),
});

export const wholeOf = ({ width, height }: Size): PixelRect => ({ x: 0, y: 0, width, height });

/** The part of a box that lies inside the picture; null when none does. Edges may be anywhere, also between pixels. */
export function clipBox(size: Size, left: number, top: number, right: number, bottom: number): PixelRect | null {
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  const width = Math.min(size.width, Math.ceil(right)) - x;
  const height = Math.min(size.height, Math.ceil(bottom)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The smallest rectangle around both; null counts as nothing. */
export function joined(a: PixelRect | null, b: PixelRect | null): PixelRect | null {
  if (!a || !b) return a ?? b;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Sets every pixel of a region. Save `region.bounds` for undo before. */
export function paintRegion(mask: MaskBitmap, region: Region, paint: Paint): void {
  const { data, width } = mask;
  region.rows((y, from, to) => data.fill(paint, y * width + from, y * width + to));
}

/** A part of a mask as a mask of its own. */
export function cutOut({ data, width }: MaskBitmap, part: PixelRect): MaskBitmap {
  const cut = createBitmap(part);
  for (let row = 0; row < part.height; row += 1) {
    const from = (part.y + row) * width + part.x;
    cut.data.set(data.subarray(from, from + part.width), row * part.width);
  }
  return cut;
}

/** Puts a part where it was cut out, or as another one. */
export function putBack(mask: MaskBitmap, part: PixelRect, pixels: Uint8Array): void {
  for (let row = 0; row < part.height; row += 1)
    mask.data.set(pixels.subarray(row * part.width, (row + 1) * part.width), (part.y + row) * mask.width + part.x);
}

/** A mask for a picture of another size: each pixel as the one in its place, so that none is what nobody drew. */
export function stretched({ data, width, height }: MaskBitmap, size: Size): MaskBitmap {
  const other = createBitmap(size);
  const at = (place: number, room: number, length: number): number => Math.floor(((place + 0.5) * length) / room);
  const columns = Int32Array.from({ length: size.width }, (_none, x) => at(x, size.width, width));
  for (let y = 0; y < size.height; y += 1) {
    const row = at(y, size.height, height) * width;
    for (let x = 0; x < size.width; x += 1) other.data[y * size.width + x] = data[row + (columns[x] ?? 0)] ?? 0;
  }
  return other;
}

/** Repaint becomes keep and the other way round: its own undo. */
export function invertBitmap({ data }: MaskBitmap): void {
  const words = new Uint32Array(data.buffer, 0, data.length >> 2);
  for (let at = 0; at < words.length; at += 1) words[at] = ~(words[at] ?? 0);
  for (let at = words.length << 2; at < data.length; at += 1) data[at] = 255 - (data[at] ?? 0);
}
