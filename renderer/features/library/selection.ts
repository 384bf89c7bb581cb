import { create } from 'zustand';
import type { Asset } from '../../../shared/asset.ts';
import { assetsSeen, useLibrary } from '../../mirror/library.ts';
import { idsBetween, indexOf, pictureAt, useListing } from './listing-store.ts';

/**
 * `ids` are chosen; `active` is where the keyboard is, by its place in the list; a range with Shift spans from `anchor`
 * to it. `activeId` finds the place again when the list has changed.
 */
type Selection = {
  readonly ids: ReadonlySet<string>;
  readonly anchor: number;
  readonly active: number;
  readonly activeId: string | null;
};

const NOTHING: Selection = { ids: new Set(), anchor: 0, active: 0, activeId: null };

export const useSelection = create<Selection>()(() => NOTHING);

export type PickMode = 'only' | 'toggle' | 'range' | 'add-range';

/** What modifier keys mean for a click, as in Finder and Explorer. */
export function pickMode(keys: {
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
}): PickMode {
  const isMod = keys.metaKey || keys.ctrlKey;
  if (keys.shiftKey) return isMod ? 'add-range' : 'range';
  return isMod ? 'toggle' : 'only';
}

const idAt = (index: number): string | null => pictureAt(index)?.id ?? null;

/** Picks the picture at a place. A range over pictures that were never in sight loads them first. */
export async function picked(index: number, mode: PickMode): Promise<void> {
  const id = idAt(index);
  const { anchor, ids } = useSelection.getState();
  keptFresh(index, index + 1);
  if (mode === 'range' || mode === 'add-range') {
    activeMoved(index);
    const [first, end] = [Math.min(anchor, index), Math.max(anchor, index) + 1];
    const range = await idsBetween(first, end);
    keptFresh(first, end);
    useSelection.setState({ ids: new Set(mode === 'range' ? range : [...ids, ...range]) });
    return;
  }
  useSelection.setState({
    ids: mode === 'toggle' ? toggled(ids, id) : new Set(id === null ? [] : [id]),
    anchor: index,
    active: index,
    activeId: id,
  });
  if (id === null && mode === 'only') await pickedLate(index);
}

/** The keys went where nothing was loaded yet: it is chosen when it comes, unless they went on. */
async function pickedLate(index: number): Promise<void> {
  const [id] = await idsBetween(index, index + 1);
  const { active, activeId } = useSelection.getState();
  if (id === undefined || active !== index || activeId !== null) return;
  keptFresh(index, index + 1);
  useSelection.setState({ ids: new Set([id]), activeId: id });
}

function toggled(ids: ReadonlySet<string>, id: string | null): ReadonlySet<string> {
  const next = new Set(ids);
  if (id !== null && !next.delete(id)) next.add(id);
  return next;
}

/** The keyboard's place alone moves; what is chosen stays. */
export const activeMoved = (index: number): void => useSelection.setState({ active: index, activeId: idAt(index) });

export const allPicked = async (): Promise<void> => spanPicked(0, useListing.getState().listing?.total ?? 0);

export async function spanPicked(first: number, end: number): Promise<void> {
  const ids = await idsBetween(first, end);
  keptFresh(first, end);
  useSelection.setState({ ids: new Set(ids) });
}

export const setPicked = (ids: ReadonlySet<string>): void => useSelection.setState({ ids });
export const nothingPicked = (): void => useSelection.setState({ ids: new Set() });
export const selectionForgotten = (): void => useSelection.setState(NOTHING);

/** Pictures left the library: they can't stay chosen. */
export function picturesGone(gone: readonly string[]): void {
  const { ids } = useSelection.getState();
  if (gone.some((id) => ids.has(id)))
    useSelection.setState({ ids: new Set([...ids].filter((id) => !gone.includes(id))) });
}

/** The list was counted anew: the keyboard stays on its picture, or on the one that took its place. */
export function activeKept(): void {
  const { active, activeId } = useSelection.getState();
  const total = useListing.getState().listing?.total ?? 0;
  const found = activeId === null ? null : indexOf(activeId);
  const index = found ?? Math.max(0, Math.min(active, total - 1));
  useSelection.setState({ active: index, anchor: index, activeId: idAt(index) });
}

/** The pictures a command is about, in the order of the list: only what is seen as chosen. */
export const chosenPictures = (): readonly string[] => chosenOf(useSelection.getState());

/** The same, followed. */
export const useChosenPictures = (): readonly string[] => {
  useListing(({ version }) => version);
  return useSelection(chosenOf);
};

type Chosen = Pick<Selection, 'ids'> & { readonly ordered: readonly string[]; readonly isPlaced: boolean };

let newest: Chosen & { readonly listing: unknown } = { ids: NOTHING.ids, listing: null, ordered: [], isPlaced: true };

/** Thousands may be chosen and many parts ask: they are put in order once, and anew while some have no place yet. */
function chosenOf({ ids }: Selection): readonly string[] {
  const { listing } = useListing.getState();
  if (newest.ids === ids && newest.listing === listing && newest.isPlaced) return newest.ordered;
  const { ordered, isPlaced } = inOrder(ids);
  const isSame = ordered.length === newest.ordered.length && ordered.every((id, at) => id === newest.ordered[at]);
  newest = { ids, listing, ordered: isSame ? newest.ordered : ordered, isPlaced };
  return newest.ordered;
}

function inOrder(ids: ReadonlySet<string>): Omit<Chosen, 'ids'> {
  const placed = [...ids].map((id) => ({ id, place: indexOf(id) ?? Number.MAX_SAFE_INTEGER }));
  placed.sort((a, b) => a.place - b.place);
  return { ordered: placed.map(({ id }) => id), isPlaced: placed.at(-1)?.place !== Number.MAX_SAFE_INTEGER };
}

/** Commands read what they act on from the mirror, which lists don't fill. */
function keptFresh(first: number, end: number): void {
  const { assets } = useLibrary.getState();
  const unseen: Asset[] = [];
  for (let index = first; index < end; index += 1) {
    const asset = pictureAt(index);
    if (asset && assets[asset.id] === undefined) unseen.push(asset);
  }
  if (unseen.length > 0) assetsSeen(unseen, false);
}
