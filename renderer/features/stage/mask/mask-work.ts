import { say } from '../../../../shared/words/say.ts';
import { packRuns, unpackRuns } from '../../../../shared/pack-runs.ts';
import { featherWithin, type InputRef, isSameMask, type MaskRef } from '../../../../shared/request.ts';
import { call } from '../../../bridge.ts';
import { notify, notifyError } from '../../../notices.ts';
import { type PixelRect, wholeOf } from './mask-bitmap.ts';
import type { MaskSession } from './mask-session.ts';
import { nibFitted, NOTHING_DRAWN, useMask } from './mask-state.ts';

/** Long enough that a row of strokes is kept once, short enough that what will be sent is never far behind. */
const KEEP_AFTER_MS = 600;

/** The mask being drawn. `changes` counts; what was kept may be behind by the time it is. */
type Work = {
  readonly picture: InputRef;
  readonly session: MaskSession;
  /** Pixels, how soft its edge is. */
  feather: number;
  changes: number;
  kept: number;
  /** What is done to the mask next, while something that takes a moment is being done to it; null when it is free. */
  held: (() => void)[] | null;
  /** Over when the mask is free. */
  free: Promise<void>;
  /** Hears that a stroke is over. */
  strokeOver: () => void;
};

let work: Work | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
/** The newest change of picture; over once its mask is there. */
let opening: Promise<void> = Promise.resolve();
/** Counts them: what was read for a picture that is gone is thrown away. */
let turn = 0;
/** Keeps wait for each other; each answers whether what is kept is what was drawn. */
let keeping: Promise<boolean> = Promise.resolve(true);
/** What listeners heard last. */
let told: MaskRef | null = null;

export type MaskEdit = (session: MaskSession) => PixelRect | null;

type MaskListener = (mask: MaskRef | null) => void;
const maskListeners = new Set<MaskListener>();
type PixelListener = (changed: PixelRect) => void;
const pixelListeners = new Set<PixelListener>();

/** The mask that goes with the request, whenever it is another one. */
export function listenToMask(listener: MaskListener): () => void {
  maskListeners.add(listener);
  return () => void maskListeners.delete(listener);
}

/** Pixels of the mask that look different now. */
export function listenToPixels(listener: PixelListener): () => void {
  pixelListeners.add(listener);
  return () => void pixelListeners.delete(listener);
}

export const currentMask = (): MaskSession | null => work?.session ?? null;

function tell(input: InputRef | null, feather: number, repainted: number): void {
  useMask.setState({ sent: input });
  const mask = input && { ...input, feather, repainted };
  if (isSameMask(mask, told)) return;
  told = mask;
  for (const listener of maskListeners) listener(mask);
}

/**
 * The request has another first reference, or another mask: the mask of that picture is taken up, where a recipe
 * brought one, that one. A mask never follows to a picture it wasn't drawn for.
 */
export function maskedPictureChanged(picture: InputRef | null, mask: MaskRef | null): Promise<void> {
  const sent = isSameMask(mask, told) ? null : mask;
  const isSame = picture?.hash === useMask.getState().picture?.hash;
  if (!isSame || sent !== null) opening = open(picture, sent);
  return opening;
}

async function open(picture: InputRef | null, sent: MaskRef | null): Promise<void> {
  turn += 1;
  const mine = turn;
  if (work) endStroke(work);
  const left = flush();
  work = null;
  useMask.setState({ ...NOTHING_DRAWN, picture });
  tell(null, 0, 0);
  await left;
  if (!picture || mine !== turn) return;
  const { hash, width, height } = picture;
  // Drawing is no part of most days: its code comes with the first picture that could be masked.
  const [read, { createMaskSession }] = await Promise.all([
    call('mask.read', { picture: hash, width, height, sent: sent?.hash ?? null }),
    import('./mask-session.ts'),
  ]);
  if (mine !== turn) return;
  if (!read.ok) notifyError(read.error);
  else if (sent && !read.value)
    notify({ tone: 'error', title: say('mask.recipe-lost'), detail: say('mask.recipe-lost-text') });
  const found = read.ok ? read.value : null;
  const feather = sent?.feather ?? found?.feather ?? 0; // recipes of earlier versions don't say
  const session = createMaskSession(picture, found && unpackRuns(found.packed, new Uint8Array(width * height)));
  work = { picture, session, feather, changes: 0, kept: 0, held: null, free: Promise.resolve(), strokeOver: () => {} };
  useMask.setState({ isReady: true, feather, facts: session.facts() });
  nibFitted();
  // The request may still name one that isn't there: it must hear so, for what can't be seen must not be sent.
  if (!found?.input) told = sent;
  tell(found?.input ?? null, feather, session.facts().repainted);
  for (const listener of pixelListeners) listener(wholeOf(picture));
  if (sent && found) changed(work, null);
}

/** After anything that changed the mask. `pixels` null: only what goes with it did. */
function changed(mine: Work, pixels: PixelRect | null): void {
  mine.changes += 1;
  if (mine !== work) return;
  if (pixels) for (const listener of pixelListeners) listener(pixels);
  useMask.setState({ facts: mine.session.facts(), isKept: false });
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void flush(), KEEP_AFTER_MS);
}

/** In their order: what comes while the mask is not free is done as soon as it is. */
function inTurn(mine: Work, act: (mine: Work) => void): void {
  if (mine.held) mine.held.push(() => inTurn(mine, act));
  else act(mine);
}
function whenFree(act: (mine: Work) => void): void {
  if (work) inTurn(work, act);
}

/** Does something to the mask as one step. */
export const maskEdited = (edit: MaskEdit): void =>
  whenFree((mine) => {
    const pixels = mine.session.isStroking() ? null : edit(mine.session);
    if (pixels) changed(mine, pixels);
  });

/** Part of a stroke: drawn at once, counted and kept when it ends. */
export const maskStroked = (part: MaskEdit): void =>
  whenFree((mine) => {
    const pixels = part(mine.session);
    if (pixels && mine === work) for (const listener of pixelListeners) listener(pixels);
  });

function endStroke(mine: Work): void {
  const pixels = mine.session.isStroking() ? mine.session.strokeEnded() : null;
  if (pixels) changed(mine, pixels);
  mine.strokeOver();
}
export const strokeEnded = (): void => whenFree(endStroke);

/** Escape in the middle of a stroke: as if it had not begun. */
export function strokeGivenUp(): void {
  maskStroked((session) => (session.isStroking() ? session.strokeGivenUp() : null));
  whenFree((mine) => mine.strokeOver());
}

/**
 * Does something to the mask that takes a moment, as one step; whatever is done to it meanwhile comes after. `make`
 * answers null when it was called off.
 */
export const maskEditedLater = (make: (session: MaskSession) => Promise<MaskEdit | null>): void =>
  whenFree((mine) => {
    if (mine.session.isStroking()) return;
    mine.held = [];
    if (mine === work) useMask.setState({ isKept: false });
    mine.free = make(mine.session)
      .catch(() => null) // called off: the mask is as it was
      .then((edit) => {
        const held = mine.held ?? [];
        mine.held = null;
        const pixels = edit?.(mine.session) ?? null;
        if (pixels) changed(mine, pixels);
        else if (mine === work) useMask.setState({ isKept: mine.kept === mine.changes });
        for (const act of held) act();
      });
  });

/** Whether something that takes a moment is being done to the mask, and nothing waits for it. */
export const isOnlyBusy = (): boolean => work?.held?.length === 0;

export function featherChanged(to: number): void {
  const feather = featherWithin(to);
  useMask.setState({ feather });
  if (!work) return;
  work.feather = feather;
  changed(work, null);
}

/**
 * Resolves when the PNG that will be sent is the mask as it is drawn, and answers false when it could not be made.
 * Generate waits for it, and sends nothing then.
 */
export async function settleMask(): Promise<boolean> {
  await opening;
  return flush();
}

function flush(): Promise<boolean> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const now = work;
  // A mask that could not be kept is no reason not to keep the next.
  keeping = keeping.catch(() => false).then(() => (now ? keep(now) : true));
  return keeping;
}

/** Resolves when nothing is being done to the mask: it is neither growing nor in the middle of a stroke. */
async function still(mine: Work): Promise<void> {
  while (mine.held || mine.session.isStroking()) {
    if (mine.held) await mine.free;
    else if (mine === work) await new Promise<void>((over) => (mine.strokeOver = over));
    else endStroke(mine); // its picture has left the stage, and the pointer with it
  }
}

async function keep(mine: Work): Promise<boolean> {
  await still(mine);
  const { picture, session, feather, changes } = mine;
  if (mine.kept === changes) return true;
  const { width, height, data } = session.mask;
  const { repainted } = session.facts();
  const { hash, name } = picture;
  const kept = await call('mask.save', { picture: hash, name, width, height, packed: packRuns(data), feather });
  if (!kept.ok) {
    notifyError(kept.error);
    return false;
  }
  mine.kept = changes;
  if (mine === work) {
    tell(kept.value.input, feather, repainted);
    useMask.setState({ isKept: mine.changes === changes && mine.held === null });
  }
  return true;
}
