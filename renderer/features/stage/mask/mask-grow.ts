import { cutOut, type PixelRect } from './mask-bitmap.ts';
import { createMaskHelper, type MaskTask, newThread, taskDone } from './mask-helper.ts';
import { resizeBounds } from './mask-morph.ts';
import type { MaskSession } from './mask-session.ts';
import { currentMask, isOnlyBusy, type MaskEdit, maskEditedLater } from './mask-work.ts';

const helper = createMaskHelper(newThread());

type Growing = { readonly session: MaskSession; by: number };

/** The mask that is being grown now, and how far; null while none is. */
let growing: Growing | null = null;

const growingAlone = (): Growing | null =>
  growing !== null && growing.session === currentMask() && isOnlyBusy() ? growing : null;

/**
 * Grows the mask, or shrinks it by a negative number, beside the main thread. Asked for again before it is there, it
 * grows by as much more.
 */
export function maskResized(by: number): void {
  const now = growingAlone();
  if (now) now.by += by;
  else maskEditedLater((session) => grown({ session, by }));
}

/** Undo, before there is anything to undo: true when it called the growing off. */
export function growingCalledOff(): boolean {
  const now = growingAlone();
  if (now) now.by = 0;
  return now !== null;
}

async function grown(mine: Growing): Promise<MaskEdit | null> {
  growing = mine;
  const { session } = mine;
  for (;;) {
    const { by } = mine;
    const part = resizeBounds(session.mask, by);
    const task = (): MaskTask => ({ kind: 'resize', mask: cutOut(session.mask, part ?? NOTHING), by });
    // Without a thread, for whatever reason, it is done here.
    const pixels = part && ((await helper.run(task())) ?? taskDone(task()));
    if (by !== mine.by) continue; // more was asked for meanwhile, or none
    if (growing === mine) growing = null;
    return part && pixels ? replacing(part, pixels) : null;
  }
}

const NOTHING: PixelRect = { x: 0, y: 0, width: 0, height: 0 };

const replacing =
  (part: PixelRect, pixels: Uint8Array): MaskEdit =>
  (session) =>
    session.replacedWithin(part, pixels);
