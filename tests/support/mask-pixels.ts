import { REPAINT_FROM } from '../../shared/mask.ts';

/** RGBA as one word, in this machine's order. */
const [OPAQUE = 0, CLEAR = 0] = new Uint32Array(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 0]).buffer);

/**
 * Writes a mask as the service reads it (api.md §2.6) into `pixels`: RGBA, clear where repainted, opaque white where
 * kept, nothing between, because partial transparency has no meaning there.
 */
export function writeMaskPixels(coverage: Uint8Array, pixels: Uint32Array): void {
  for (let at = 0; at < coverage.length; at += 1) pixels[at] = (coverage[at] ?? 0) < REPAINT_FROM ? OPAQUE : CLEAR;
}
