import type { Size } from '../../../../shared/size.ts';
import {
  createBitmap,
  joined,
  KEEP,
  type MaskBitmap,
  type Paint,
  paintRegion,
  type PixelRect,
  putBack,
  type Region,
  REPAINT,
  wholeOf,
} from './mask-bitmap.ts';
import { type Nib, nibPoint, paintSegment, segmentBounds, taperedSegments } from './mask-stroke.ts';
import { createMaskHistory, type HistoryFacts } from './mask-undo.ts';
import type { Point } from '../view-transform.ts';

/** Where a pointer was, in pixels of the picture, and how hard it was pressed: 1 for anything but a pen. */
export type Sample = { readonly point: Point; readonly pressure: number };

/** A picture's mask while it is drawn, with its undo. Every act answers the pixels it changed. */
export type MaskSession = {
  readonly mask: MaskBitmap;
  /** `isLine` starts at the end of the stroke before. */
  strokeBegan(nib: Nib, sample: Sample, isLine: boolean): PixelRect | null;
  strokeMoved(samples: readonly Sample[]): PixelRect | null;
  strokeEnded(): PixelRect | null;
  strokeGivenUp(): PixelRect | null;
  isStroking(): boolean;
  filled(region: Region | null, paint: Paint): PixelRect | null;
  filledAll(paint: Paint): PixelRect | null;
  inverted(): PixelRect;
  /** A part as something else made of it: growing and shrinking are done elsewhere (mask-grow.ts). */
  replacedWithin(part: PixelRect, pixels: Uint8Array): PixelRect | null;
  replaced(coverage: Uint8Array): PixelRect | null;
  undone(): PixelRect | null;
  redone(): PixelRect | null;
  facts(): HistoryFacts;
};

type Stroke = { readonly nib: Nib; readonly at: Point; readonly diameter: number };

export function createMaskSession(size: Size, coverage: Uint8Array | null = null): MaskSession {
  const mask = createBitmap(size);
  if (coverage) mask.data.set(coverage);
  const history = createMaskHistory(mask);
  let stroke: Stroke | null = null;
  let lastEnd: Point | null = null;

  const drawn = (nib: Nib, from: Stroke, sample: Sample): PixelRect | null => {
    const diameter = Math.max(1, nib.diameter * sample.pressure);
    const at = nibPoint(sample.point, diameter);
    let changed: PixelRect | null = null;
    for (const segment of taperedSegments(from.at, at, from.diameter, diameter)) {
      const bounds = segmentBounds(mask, segment);
      if (!bounds) continue;
      history.save(bounds);
      paintSegment(mask, segment, nib);
      changed = joined(changed, bounds);
    }
    stroke = { nib, at, diameter };
    return changed;
  };
  const ended = (): void => {
    lastEnd = stroke?.at ?? lastEnd;
    stroke = null;
  };
  const step = (bounds: PixelRect | null, change: () => void): PixelRect | null => {
    if (!bounds) return null;
    history.save(bounds);
    change();
    return history.commit();
  };

  return {
    mask,
    strokeBegan(nib, sample, isLine) {
      const diameter = Math.max(1, nib.diameter * sample.pressure);
      const from = isLine && lastEnd ? lastEnd : nibPoint(sample.point, diameter);
      return drawn(nib, { nib, at: from, diameter }, sample);
    },
    strokeMoved(samples) {
      let changed: PixelRect | null = null;
      for (const sample of samples) if (stroke) changed = joined(changed, drawn(stroke.nib, stroke, sample));
      return changed;
    },
    strokeEnded() {
      ended();
      return history.commit();
    },
    strokeGivenUp() {
      stroke = null;
      return history.rollback();
    },
    isStroking: () => stroke !== null,
    filled: (region, paint) => region && step(region.bounds, () => paintRegion(mask, region, paint)),
    filledAll: (paint) => step(wholeOf(mask), () => void mask.data.fill(paint)),
    inverted: () => history.invert(),
    replacedWithin: (part, pixels) => step(part, () => putBack(mask, part, pixels)),
    replaced: (next) => step(wholeOf(mask), () => mask.data.set(next)),
    undone: () => history.undo(),
    redone: () => history.redo(),
    facts: () => history.facts(),
  };
}

/** X swaps what every tool does; the eraser does the opposite of the others. */
export const paintOf = (isEraser: boolean, isKeeping: boolean): Paint => (isEraser === isKeeping ? REPAINT : KEEP);
