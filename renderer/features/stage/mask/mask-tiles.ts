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

/** Changes `pixels` by what differs: applied twice, it is as before. Both start at their buffer. */
export function xorTile(pixels: Uint8Array, change: Uint8Array): void {
  const words = pixels.length >> 2;
  const [own, other] = [new Uint32Array(pixels.buffer, 0, words), new Uint32Array(change.buffer, 0, words)];
  for (let at = 0; at < words; at += 1) own[at] = (own[at] ?? 0) ^ (other[at] ?? 0);
  for (let at = words << 2; at < pixels.length; at += 1) pixels[at] = (pixels[at] ?? 0) ^ (change[at] ?? 0);
}
