import type { Size } from '../../../../shared/size.ts';
import type { MaskBitmap, PixelRect } from './mask-bitmap.ts';
import { type DeviceView, shownPixel } from './mask-coordinates.ts';
import { feathered } from './mask-morph.ts';

export type OverlayLook = {
  /** Red, green, blue, 0 to 255. */
  readonly colour: readonly [number, number, number];
  /** 0 to 1, where the mask repaints. */
  readonly opacity: number;
  /** How far the edge will be blended after the answer, in pixels of the picture. Shown, not sent. */
  readonly feather: number;
};

/** The colour of every coverage from 0 to 255, as RGBA words in this machine's order. */
export function overlayColours({ colour, opacity }: OverlayLook): Uint32Array {
  const bytes = new Uint8Array(256 * 4);
  for (let cover = 0; cover < 256; cover += 1) bytes.set([...colour, Math.round(cover * opacity)], cover * 4);
  return new Uint32Array(bytes.buffer);
}

/** RGBA for the device pixels of `area`: what the mask covers, by the same rule that shows the picture under it. */
export function overlayPixels(
  mask: MaskBitmap,
  area: PixelRect,
  view: DeviceView,
  look: OverlayLook,
): Uint8ClampedArray<ArrayBuffer> {
  const colours = overlayColours(look);
  const spread = Math.round(look.feather * view.zoom);
  const sample = sampled(mask, area, view, spread);
  const soft = spread > 0 ? feathered(sample.weights, sample, spread) : sample.weights;
  const out = new Uint32Array(area.width * area.height);
  for (let y = 0; y < area.height; y += 1) {
    if (!isInside(shownPixel(area.y + y, view.panY, view.zoom), mask.height)) continue;
    const row = (y + spread) * sample.width + spread;
    for (let x = 0; x < area.width; x += 1) out[y * area.width + x] = colours[soft[row + x] ?? 0] ?? 0;
  }
  clearOutside(out, area, view, mask.width);
  return new Uint8ClampedArray(out.buffer);
}

const isInside = (pixel: number, length: number): boolean => pixel >= 0 && pixel < length;

type Sample = Size & { readonly weights: Uint8Array };

/** The mask as it lies under device pixels, and `margin` more on every side; the picture's edge goes on for ever. */
function sampled(mask: MaskBitmap, area: PixelRect, view: DeviceView, margin: number): Sample {
  const width = area.width + 2 * margin;
  const height = area.height + 2 * margin;
  const weights = new Uint8Array(width * height);
  const clamp = (value: number, length: number): number => Math.min(length - 1, Math.max(0, value));
  const columns = Int32Array.from({ length: width }, (_none, x) =>
    clamp(shownPixel(area.x - margin + x, view.panX, view.zoom), mask.width),
  );
  for (let y = 0; y < height; y += 1) {
    const row = clamp(shownPixel(area.y - margin + y, view.panY, view.zoom), mask.height) * mask.width;
    for (let x = 0; x < width; x += 1) weights[y * width + x] = mask.data[row + (columns[x] ?? 0)] ?? 0;
  }
  return { width, height, weights };
}

function clearOutside(out: Uint32Array, area: PixelRect, view: DeviceView, width: number): void {
  const shows = (x: number): boolean => isInside(shownPixel(area.x + x, view.panX, view.zoom), width);
  let [from, to] = [0, area.width];
  while (from < to && !shows(from)) from += 1;
  while (to > from && !shows(to - 1)) to -= 1;
  if (from === 0 && to === area.width) return;
  for (let y = 0; y < area.height; y += 1) {
    out.fill(0, y * area.width, y * area.width + from);
    out.fill(0, y * area.width + to, (y + 1) * area.width);
  }
}
