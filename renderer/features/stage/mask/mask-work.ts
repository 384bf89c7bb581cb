import type { InputRef } from '../../../../shared/request.ts';
import { call } from '../../../bridge.ts';
import { notifyError } from '../../../notices.ts';
import { type PixelRect, wholeOf } from './mask-bitmap.ts';
import type { MaskSession } from './mask-session.ts';
import { NOTHING_DRAWN, useMask } from './mask-state.ts';

/** Long enough that a row of strokes is kept once, short enough that what will be sent is never far behind. */
const KEEP_AFTER_MS = 600;

/** The mask being drawn. `changes` counts; what was kept may be behind by the time it is. */
type Work = { readonly picture: InputRef; readonly session: MaskSession; changes: number; kept: number };

let work: Work | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
/** The newest change of picture; over once its mask is there. */
let opening: Promise<void> = Promise.resolve();
/** Counts them: what was read for a picture that is gone is thrown away. */
let turn = 0;
/** Keeps wait for each other. */
let keeping: Promise<void> = Promise.resolve();
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

export const currentMask = (): MaskSession | null => work?.session ?? null;

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
export function maskedPictureChanged(picture: InputRef | null, mask: InputRef | null): Promise<void> {
  const sent = mask && mask.hash !== told?.hash ? mask : null;
  const isSame = picture?.hash === useMask.getState().picture?.hash;
  if (!isSame || sent !== null) opening = open(picture, sent);
  return opening;
}

async function open(picture: InputRef | null, sent: InputRef | null): Promise<void> {
  turn += 1;
  const mine = turn;
  const left = flush();
  work = null;
  useMask.setState({ ...NOTHING_DRAWN, picture });
  tell(null);
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
  const found = read.ok ? read.value : null;
  const session = createMaskSession(picture, found?.coverage ?? null);
  work = { picture, session, changes: 0, kept: 0 };
  useMask.setState({ isReady: true, feather: found?.feather ?? 0, facts: session.facts() });
  tell(found?.input ?? null);
  for (const listener of pixelListeners) listener(wholeOf(picture));
  if (sent && found) changed(work, null);
}

/** After anything that changed the mask. `pixels` null: only what goes with it did. */
function changed(now: Work, pixels: PixelRect | null): void {
  if (pixels) for (const listener of pixelListeners) listener(pixels);
  now.changes += 1;
  useMask.setState({ facts: now.session.facts(), isKept: false });
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void flush(), KEEP_AFTER_MS);
}

/** Does something to the mask as one step. */
export function maskEdited(edit: (session: MaskSession) => PixelRect | null): void {
  if (!work || work.session.isStroking()) return;
  const pixels = edit(work.session);
  if (pixels) changed(work, pixels);
}

/** Part of a stroke: drawn at once, counted and kept when it ends. */
export function maskStroked(part: (session: MaskSession) => PixelRect | null): void {
  const pixels = work && part(work.session);
  if (pixels) for (const listener of pixelListeners) listener(pixels);
}

export function strokeEnded(): void {
  if (!work?.session.isStroking()) return;
  const pixels = work.session.strokeEnded();
  if (pixels) changed(work, pixels);
}

/** Escape in the middle of a stroke: as if it had not begun. */
export function strokeGivenUp(): void {
  if (work?.session.isStroking()) maskStroked((session) => session.strokeGivenUp());
}

export function featherChanged(feather: number): void {
  useMask.setState({ feather });
  if (work) changed(work, null);
}

/** Resolves when the PNG that will be sent is the mask as it is drawn. Generate waits for it. */
export async function settleMask(): Promise<void> {
  await opening;
  await flush();
}

function flush(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const [now, { feather }] = [work, useMask.getState()];
  if (now) keeping = keeping.then(() => keep(now, feather));
  return keeping;
}

async function keep(mine: Work, feather: number): Promise<void> {
  const { picture, session, changes } = mine;
  if (mine.kept === changes) return;
  const { width, height, data } = session.mask;
  const kept = await call('mask.save', { picture: picture.hash, width, height, coverage: data, feather });
  if (!kept.ok) return notifyError(kept.error);
  mine.kept = changes;
  if (mine !== work) return;
  tell(kept.value.input);
  useMask.setState({ isKept: mine.changes === changes });
}
