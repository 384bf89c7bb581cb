import { create } from 'zustand';
import { MOST_PINNED, type PinnedInput } from '../../../../shared/pinned.ts';
import type { Result } from '../../../../shared/result.ts';
import type { AppError } from '../../../../shared/app-error.ts';
import { say } from '../../../../shared/words/say.ts';
import { call } from '../../../bridge.ts';
import { notify, notifyError } from '../../../notices.ts';
import { useDraftStore } from '../draft-store.ts';
import { referencesAdded, referencesKept } from '../references.ts';

type Shelf = { readonly pinned: readonly PinnedInput[]; readonly isOpen: boolean };

/** The shelf as main keeps it. */
export const useShelf = create<Shelf>()(() => ({ pinned: [], isOpen: false }));

export const useIsPinned = (hash: string): boolean =>
  useShelf(({ pinned }) => pinned.some(({ input }) => input.hash === hash));

export const shelfOpened = (isOpen = true): void => useShelf.setState({ isOpen });

/** True when main's answer is the shelf now; what went wrong is said. */
function answered(answer: Result<readonly PinnedInput[], AppError>): boolean {
  if (answer.ok) useShelf.setState({ pinned: answer.value });
  else notifyError(answer.error);
  return answer.ok;
}

export async function shelfRead(): Promise<void> {
  const answer = await call('input.pinned', undefined);
  if (answer.ok) useShelf.setState({ pinned: answer.value });
}

async function pinned(wanted: readonly PinnedInput[]): Promise<void> {
  if (wanted.length === 0) return;
  const isDone = answered(await call('input.pin', { pinned: [...wanted] }));
  if (isDone) notify({ tone: 'done', title: say('shelf.pinned', { count: wanted.length }) });
}

/** A reference, with the picture it came from. */
export async function referencePinned(hash: string): Promise<void> {
  const { references, origins } = useDraftStore.getState().draft;
  const input = references.find((one) => one.hash === hash);
  if (input) await pinned([{ input, asset: origins[hash] ?? null }]);
}

/** Pictures of the library. More than the shelf has room for are not even read. */
export async function assetsPinned(ids: readonly string[]): Promise<void> {
  const shelf = useShelf.getState().pinned;
  const asked = [...new Set(ids)];
  const fresh = asked.filter((id) => !shelf.some(({ asset }) => asset === id));
  if (shelf.length + fresh.length > MOST_PINNED) return notifyError({ kind: 'shelf-full', most: MOST_PINNED });
  // By their bytes: two pictures may have the same.
  const wanted = new Map<string, PinnedInput>();
  for (const id of asked) {
    const input = await call('input.fromAsset', { id });
    if (!input.ok) return notifyError(input.error);
    const { hash } = input.value;
    if (!wanted.has(hash)) wanted.set(hash, { input: input.value, asset: id });
  }
  await pinned([...wanted.values()]);
}

export async function unpinned(hashes: readonly string[]): Promise<void> {
  if (hashes.length > 0) answered(await call('input.unpin', { hashes: [...hashes] }));
}

/** The pinned pictures that shall be references, and no others of the shelf. */
export function pinnedChosen(hashes: ReadonlySet<string>): void {
  const shelf = useShelf.getState().pinned;
  const { references } = useDraftStore.getState().draft;
  const isThere = (hash: string): boolean => references.some((input) => input.hash === hash);
  const gone = shelf.filter(({ input }) => !hashes.has(input.hash) && isThere(input.hash));
  const fresh = shelf.filter(({ input }) => hashes.has(input.hash) && !isThere(input.hash));
  if (gone.length > 0) referencesKept(references.filter(({ hash }) => !gone.some(({ input }) => input.hash === hash)));
  if (fresh.length > 0) referencesAdded(fresh.map((one) => ({ ok: true, ...one })));
}
