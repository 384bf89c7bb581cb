import { repaintedCount } from '../../../../shared/mask.ts';
import { packRuns, unpackRuns } from '../../../../shared/pack-runs.ts';
import { invertBitmap, joined, type MaskBitmap, type PixelRect, wholeOf } from './mask-bitmap.ts';
import { readTile, TILE, tileRect, tilesOf, writeTile, xorTile } from './mask-tiles.ts';

/** What a step changed, packed: the difference, so that the same bytes undo and redo it. */
type Step =
  | { readonly kind: 'tiles'; readonly tiles: ReadonlyMap<number, Uint8Array>; readonly bytes: number }
  | { readonly kind: 'invert'; readonly bytes: 0 };

export type MaskHistory = {
  /** Before pixels in `rect` change: what they are is remembered, once per step. */
  save(rect: PixelRect): void;
  /** Ends a step. Answers the pixels it changed, or null when it changed none: then there is nothing to undo. */
  commit(): PixelRect | null;
  /** Puts back what was saved since the last step, as if it had never begun. */
  rollback(): PixelRect | null;
  invert(): PixelRect;
  undo(): PixelRect | null;
  redo(): PixelRect | null;
  facts(): HistoryFacts;
};

export type HistoryFacts = {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Steps that led here and can be taken back. */
  readonly steps: number;
  readonly bytes: number;
  /** Pixels repainted now. */
  readonly repainted: number;
};

export type HistoryLimits = { readonly bytes: number; readonly steps: number };

/** 200 strokes on 4096 × 4096 take about 2 MB: the byte limit is for fills and imports, again and again. */
const LIMITS: HistoryLimits = { bytes: 64 * 1024 * 1024, steps: 500 };

/** Buffers kept for the next stroke; a fill of everything needs more, and gives them back. */
const SPARE_TILES = 64;

const tileBuffer = (): Uint8Array => new Uint8Array(TILE * TILE);

/** Undo for a mask: only the tiles a step touched are kept, run-length packed, so a step costs kilobytes. */
export function createMaskHistory(mask: MaskBitmap, limits: HistoryLimits = LIMITS): MaskHistory {
  const done: Step[] = [];
  const undone: Step[] = [];
  const saved = new Map<number, Uint8Array>();
  const spare: Uint8Array[] = [];
  const [before, after] = [tileBuffer(), tileBuffer()];
  let repainted = repaintedCount(mask.data);

  const push = (step: Step): void => {
    undone.length = 0;
    done.push(step);
    let bytes = bytesOf(done);
    while (done.length > 1 && (done.length > limits.steps || bytes > limits.bytes)) bytes -= done.shift()?.bytes ?? 0;
  };
  const takeSaved = (each: (tile: number, pixels: Uint8Array) => PixelRect | null): PixelRect | null => {
    let changed: PixelRect | null = null;
    for (const [tile, buffer] of saved) {
      const { width, height } = tileRect(mask, tile);
      changed = joined(changed, each(tile, buffer.subarray(0, width * height)));
      if (spare.length < SPARE_TILES) spare.push(buffer);
    }
    saved.clear();
    return changed;
  };
  const turn = (step: Step): PixelRect | null => {
    if (step.kind === 'invert') {
      invertBitmap(mask);
      repainted = mask.data.length - repainted;
      return wholeOf(mask);
    }
    let changed: PixelRect | null = null;
    for (const [tile, packed] of step.tiles) {
      const pixels = readTile(mask, tile, after);
      repainted -= repaintedCount(pixels);
      xorTile(pixels, unpackRuns(packed, before.subarray(0, pixels.length)));
      repainted += repaintedCount(pixels);
      writeTile(mask, tile, pixels);
      changed = joined(changed, tileRect(mask, tile));
    }
    return changed;
  };

  return {
    save(rect) {
      for (const tile of tilesOf(mask, rect)) {
        if (saved.has(tile)) continue;
        const buffer = spare.pop() ?? tileBuffer();
        readTile(mask, tile, buffer);
        saved.set(tile, buffer);
      }
    },
    commit() {
      const tiles = new Map<number, Uint8Array>();
      const changed = takeSaved((tile, was) => {
        const now = readTile(mask, tile, after);
        repainted += repaintedCount(now) - repaintedCount(was);
        xorTile(now, was);
        if (isNothing(now)) return null;
        tiles.set(tile, packRuns(now));
        return tileRect(mask, tile);
      });
      if (changed) push({ kind: 'tiles', tiles, bytes: sizeOf(tiles) });
      return changed;
    },
    rollback: () =>
      takeSaved((tile, was) => {
        writeTile(mask, tile, was);
        return tileRect(mask, tile);
      }),
    invert() {
      const step: Step = { kind: 'invert', bytes: 0 };
      turn(step);
      push(step);
      return wholeOf(mask);
    },
    undo: () => move(done, undone, turn),
    redo: () => move(undone, done, turn),
    facts: () => ({
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
      steps: done.length,
      bytes: bytesOf(done) + bytesOf(undone),
      repainted,
    }),
  };
}

function move(from: Step[], to: Step[], turn: (step: Step) => PixelRect | null): PixelRect | null {
  const step = from.pop();
  if (!step) return null;
  to.push(step);
  return turn(step);
}

const bytesOf = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + step.bytes, 0);

const sizeOf = (tiles: ReadonlyMap<number, Uint8Array>): number =>
  [...tiles.values()].reduce((sum, packed) => sum + packed.length, 0);

/** `pixels` start at their buffer. */
function isNothing(pixels: Uint8Array): boolean {
  const words = new Uint32Array(pixels.buffer, 0, pixels.length >> 2);
  for (const word of words) if (word !== 0) return false;
  for (let at = words.length << 2; at < pixels.length; at += 1) if (pixels[at] !== 0) return false;
  return true;
}
