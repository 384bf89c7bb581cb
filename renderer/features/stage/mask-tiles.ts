import type { MaskBitmap, PixelRect } from './mask-bitmap.ts';

/** Edge of the squares in which undo remembers a mask, in pixels. */
export const TILE = 256;

export const tileColumns = ({ width }: MaskBitmap): number => Math.ceil(width / TILE);

/** Numbers of the tiles a rectangle touches. */
export function tilesOf(mask: MaskBitmap, rect: PixelRect): readonly number[] {
  const columns = tileColumns(mask);
  const found: number[] = [];
  for (let row = Math.floor(rect.y / TILE); row * TILE < rect.y + rect.height; row += 1)
    for (let column = Math.floor(rect.x / TILE); column * TILE < rect.x + rect.width; column += 1)
      found.push(row * columns + column);
  return found;
}

export function tileRect(mask: MaskBitmap, tile: number): PixelRect {
  const x = (tile % tileColumns(mask)) * TILE;
  const y = Math.floor(tile / tileColumns(mask)) * TILE;
  return { x, y, width: Math.min(TILE, mask.width - x), height: Math.min(TILE, mask.height - y) };
}

/** The tile's pixels, row by row, at the start of `into`. */
export function readTile(mask: MaskBitmap, tile: number, into: Uint8Array): Uint8Array {
  const { x, y, width, height } = tileRect(mask, tile);
  for (let row = 0; row < height; row += 1) {
    const start = (y + row) * mask.width + x;
    into.set(mask.data.subarray(start, start + width), row * width);
  }
  return into.subarray(0, width * height);
}

export function writeTile(mask: MaskBitmap, tile: number, pixels: Uint8Array): void {
  const { x, y, width, height } = tileRect(mask, tile);
  for (let row = 0; row < height; row += 1)
    mask.data.set(pixels.subarray(row * width, (row + 1) * width), (y + row) * mask.width + x);
}

/**
 * Runs of equal bytes as value, length − 1 in two bytes. Where runs are too short to gain anything, the bytes
 * themselves behind a mark.
 */
export function packTile(pixels: Uint8Array): Uint8Array {
  const out = new Uint8Array(pixels.length + 1);
  let end = 1;
  for (let at = 0; at < pixels.length; ) {
    if (end + 3 > pixels.length) return rawTile(pixels);
    const value = pixels[at] ?? 0;
    const next = endOfRun(pixels, at, value);
    out[end] = value;
    out[end + 1] = (next - at - 1) & 255;
    out[end + 2] = (next - at - 1) >> 8;
    end += 3;
    at = next;
  }
  out[0] = RUNS;
  return out.slice(0, end);
}

export function unpackTile(packed: Uint8Array, into: Uint8Array): Uint8Array {
  if (packed[0] === RAW) {
    into.set(packed.subarray(1));
    return into.subarray(0, packed.length - 1);
  }
  let end = 0;
  for (let at = 1; at < packed.length; at += 3) {
    const length = (packed[at + 1] ?? 0) + ((packed[at + 2] ?? 0) << 8) + 1;
    into.fill(packed[at] ?? 0, end, end + length);
    end += length;
  }
  return into.subarray(0, end);
}

const RUNS = 1;
const RAW = 0;
const LONGEST_RUN = 65_536;

function rawTile(pixels: Uint8Array): Uint8Array {
  const out = new Uint8Array(pixels.length + 1);
  out[0] = RAW;
  out.set(pixels, 1);
  return out;
}

/** Four bytes at a time where the run allows: most of a mask is one colour. */
function endOfRun(pixels: Uint8Array, start: number, value: number): number {
  const limit = Math.min(pixels.length, start + LONGEST_RUN);
  const words = new Uint32Array(pixels.buffer, 0, (pixels.byteOffset + pixels.length) >> 2);
  const four = value * 0x01010101;
  let at = start;
  while (at < limit && (at & 3) !== 0) {
    if (pixels[at] !== value) return at;
    at += 1;
  }
  while (at + 4 <= limit && words[at >> 2] === four >>> 0) at += 4;
  while (at < limit && pixels[at] === value) at += 1;
  return at;
}
