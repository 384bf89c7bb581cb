import type { InputRef } from '../../../shared/request.ts';
import { call } from '../../bridge.ts';
import { notifyError } from '../../notices.ts';
import { type PixelRect, wholeOf } from './mask-bitmap.ts';
import { createMaskSession, type MaskSession } from './mask-session.ts';
import { NOTHING_DRAWN, useMask } from './mask-state.ts';
import { modeChosen } from './stage-mode.ts';

/** Long enough that a row of strokes is kept once, short enough that what will be sent is never far behind. */
const KEEP_AFTER_MS = 600;

let session: MaskSession | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let keeping: Promise<void> | null = null;
/** Counts changes of picture: what was read for one that is gone is thrown away. */
let turn = 0;
/** What listeners heard last. */
let told: InputRef | null = null;

type MaskListener = (mask: InputRef | null) => void;
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

export const currentMask = (): MaskSession | null => session;

function tell(mask: InputRef | null): void {
  useMask.setState({ sent: mask });
  if (mask?.hash === told?.hash) return;
  told = mask;
  for (const listener of maskListeners) listener(mask);
}

/**
 * The request has another first reference, or another mask: the mask of that picture is taken up, where a recipe
 * brought one, that one. A mask never follows to a picture it wasn't drawn for.
 */
export async function maskedPictureChanged(picture: InputRef | null, mask: InputRef | null): Promise<void> {
  const sent = mask && mask.hash !== told?.hash ? mask : null;
  if (picture?.hash === useMask.getState().picture?.hash && sent === null) return;
  await settleMask();
  turn += 1;
  const mine = turn;
  session = null;
  useMask.setState({ ...NOTHING_DRAWN, picture });
  if (!picture) return tell(null);
  const { hash, width, height } = picture;
  const kept = await call('mask.read', { picture: hash, width, height, sent: sent?.hash ?? null });
  if (mine !== turn) return;
  if (!kept.ok) notifyError(kept.error);
  const found = kept.ok ? kept.value : null;
  session = createMaskSession(picture, found?.coverage ?? null);
  useMask.setState({ isReady: true, feather: found?.feather ?? 0, facts: session.facts() });
  tell(found?.input ?? null);
  for (const listener of pixelListeners) listener(wholeOf(picture));
  if (sent && found) changed(null);
}

/** Opens mask mode on a picture that is, or is about to be, the first reference. */
export function maskOpened(picture: InputRef): void {
  modeChosen('mask');
  void maskedPictureChanged(picture, null);
}

/** Draws again and keeps, after anything that changed the mask. `pixels` null: only what goes with it did. */
function changed(pixels: PixelRect | null): void {
  if (!session) return;
  if (pixels) for (const listener of pixelListeners) listener(pixels);
  useMask.setState({ facts: session.facts(), isKept: false });
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void settleMask(), KEEP_AFTER_MS);
}

/** Does something to the mask as one step. */
export function maskEdited(edit: (session: MaskSession) => PixelRect | null): void {
  const pixels = session && !session.isStroking() ? edit(session) : null;
  if (pixels) changed(pixels);
}

/** Part of a stroke: drawn at once, counted and kept when it ends. */
export function maskStroked(part: (session: MaskSession) => PixelRect | null): void {
  const pixels = session && part(session);
  if (pixels) for (const listener of pixelListeners) listener(pixels);
}

export function strokeEnded(): void {
  if (!session?.isStroking()) return;
  const pixels = session.strokeEnded();
  if (pixels) changed(pixels);
}

export function featherChanged(feather: number): void {
  useMask.setState({ feather });
  if (!session) return;
  changed(wholeOf(session.mask));
}

/** Resolves when the PNG that will be sent is the mask as it is drawn. Generate waits for it. */
export async function settleMask(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  keeping = (keeping ?? Promise.resolve()).then(keep);
  await keeping;
}

async function keep(): Promise<void> {
  const { picture, feather, isKept } = useMask.getState();
  if (!session || !picture || isKept) return;
  const mine = turn;
  const { width, height, data } = session.mask;
  useMask.setState({ isKept: true });
  const kept = await call('mask.save', { picture: picture.hash, width, height, coverage: data, feather });
  if (mine !== turn) return;
  if (kept.ok) return tell(kept.value.input);
  useMask.setState({ isKept: false });
  notifyError(kept.error);
}
