import type { Size } from '../../../../shared/size.ts';
import { createBitmap, type MaskBitmap, type PixelRect } from './mask-bitmap.ts';
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
  const sample = sampled(mask, area, view, look.feather);
  return coloured(feathered(sample.data, sample, sample.margin), sample, area, view, look);
}

/** Softened weights of a sample as colours, cut to the picture. */
export function coloured(
  weights: Uint8Array,
  sample: Sample,
  area: PixelRect,
  view: DeviceView,
  look: OverlayLook,
): Uint8ClampedArray<ArrayBuffer> {
  const colours = overlayColours(look);
  const { columns, rows, picture } = sample;
  const out = new Uint32Array(area.width * area.height);
  for (let y = 0; y < area.height; y += 1) {
    if (!isInside(shownPixel(area.y + y, view.panY, view.zoom), picture.height)) continue;
    const row = (rows[y] ?? 0) * sample.width;
    for (let x = 0; x < area.width; x += 1)
      out[y * area.width + x] = colours[weights[row + (columns[x] ?? 0)] ?? 0] ?? 0;
  }
  clearOutside(out, area, view, picture.width);
  return new Uint8ClampedArray(out.buffer);
}

const isInside = (pixel: number, length: number): boolean => pixel >= 0 && pixel < length;

/** A mask as it is shown, with `margin` more on every side, which softening looks at. */
export type Sample = MaskBitmap & {
  readonly margin: number;
  readonly picture: Size;
  /** For each device pixel of the area, its place in the sample. */
  readonly columns: Int32Array;
  readonly rows: Int32Array;
};

/**
 * The part of a mask that an area shows, in device pixels or, far in, where those are more, in the picture's own; the
 * picture's edge goes on for ever. `feather` in pixels of the picture.
 */
export function sampled(mask: MaskBitmap, area: PixelRect, view: DeviceView, feather: number): Sample {
  const { zoom } = view;
  const margin = Math.round(feather * Math.min(1, zoom));
  const across = axisOf({ start: area.x, count: area.width, pan: view.panX, zoom, margin, length: mask.width });
  const down = axisOf({ start: area.y, count: area.height, pan: view.panY, zoom, margin, length: mask.height });
  const sample = createBitmap({ width: across.pixels.length, height: down.pixels.length });
  const { width, height, data } = sample;
  for (let y = 0; y < height; y += 1) {
    const row = (down.pixels[y] ?? 0) * mask.width;
    for (let x = 0; x < width; x += 1) data[y * width + x] = mask.data[row + (across.pixels[x] ?? 0)] ?? 0;
  }
  return { ...sample, margin, picture: mask, columns: across.places, rows: down.places };
}

type AxisFacts = {
  readonly start: number;
  readonly count: number;
  readonly pan: number;
  readonly zoom: number;
  readonly margin: number;
  /** Pixels of the picture along this axis. */
  readonly length: number;
};

/** Along one axis: the picture's pixel at each place of the sample, and the place of each device pixel. */
function axisOf({ start, count, pan, zoom, margin, length }: AxisFacts) {
  const held = (pixel: number): number => Math.min(length - 1, Math.max(0, pixel));
  const shown = (device: number): number => shownPixel(device, pan, zoom);
  if (zoom <= 1)
    return {
      pixels: Int32Array.from({ length: count + 2 * margin }, (_none, at) => held(shown(start - margin + at))),
      places: Int32Array.from({ length: count }, (_none, at) => at + margin),
    };
  const [first, last] = [shown(start), shown(start + count - 1)];
  return {
    pixels: Int32Array.from({ length: last - first + 1 + 2 * margin }, (_none, at) => held(first - margin + at)),
    places: Int32Array.from({ length: count }, (_none, at) => shown(start + at) - first + margin),
  };
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
