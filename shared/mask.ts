import type { InputRef } from './request.ts';
import type { Size } from './size.ts';

/** A mask as it is being drawn: one byte for each pixel of its picture, 255 = repainted, 0 = kept. */
export type MaskDraft = Size & {
  readonly coverage: Uint8Array;
  /** How wide the edge is blended after the answer, in pixels; the service never hears of it. */
  readonly feather: number;
};

/** A mask as it crosses between window and main: its coverage packed by `packRuns`, a few KB in place of megabytes. */
export type PackedMask = Size & { readonly packed: Uint8Array; readonly feather: number };

/** A mask kept with its picture, and the PNG that will be sent: null while it repaints nothing. */
export type KeptMask = MaskDraft & { readonly input: InputRef | null };

export type PackedKeptMask = PackedMask & { readonly input: InputRef | null };

/** A picture that has a mask, as it is offered to another one. */
export type MaskOfPicture = Size & {
  /** Hash of the picture. */
  readonly picture: string;
  /** The picture's own name; empty for a mask kept by an earlier version. */
  readonly name: string;
};

/** A file taken as a mask, or the size it has when that is another one and nobody agreed to stretch it. */
export type ImportedMask =
  | { readonly kind: 'taken'; readonly coverage: Uint8Array }
  | ({ readonly kind: 'other-size' } & Size);

/** Coverage from which a pixel is repainted: half. Below it, it is kept. */
export const REPAINT_FROM = 128;

/** How many pixels a mask repaints. `coverage` is one byte per pixel, 255 = fully repainted. */
export function repaintedCount(coverage: Uint8Array): number {
  let count = 0;
  let at = 0;
  if (coverage.byteOffset % 4 === 0) {
    // Four pixels at a time: the highest bit of each byte says it, and the product adds the four up.
    const words = new Uint32Array(coverage.buffer, coverage.byteOffset, coverage.length >> 2);
    for (; at < words.length; at += 1) count += Math.imul(((words[at] ?? 0) >>> 7) & 0x01010101, 0x01010101) >>> 24;
    at *= 4;
  }
  for (; at < coverage.length; at += 1) count += (coverage[at] ?? 0) >> 7;
  return count;
}

/** Whether nothing is covered at all, not even softly. */
export function isBlank(coverage: Uint8Array): boolean {
  for (let at = 0; at < coverage.length; at += 1) if (coverage[at] !== 0) return false;
  return true;
}

/**
 * A mask drawn elsewhere: repainted where it is clear or, when it is opaque everywhere, where it is white.
 * `pixels` are RGBA.
 */
export function coverageOf(pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const coverage = new Uint8Array(pixels.length >> 2);
  const alpha = (at: number): number => pixels[at * 4 + 3] ?? 255;
  const grey = (at: number): number =>
    Math.round(
      0.2126 * (pixels[at * 4] ?? 0) + 0.7152 * (pixels[at * 4 + 1] ?? 0) + 0.0722 * (pixels[at * 4 + 2] ?? 0),
    );
  const hasClear = coverage.some((_none, at) => alpha(at) < 255);
  for (let at = 0; at < coverage.length; at += 1) coverage[at] = hasClear ? 255 - alpha(at) : grey(at);
  return coverage;
}
