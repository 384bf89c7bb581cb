import { useSyncExternalStore } from 'react';
import { create } from 'zustand';

/** The least width of a tile in pixels; rows take as many as fit. */
export const SMALLEST_TILE = 104;
export const LARGEST_TILE = 320;

const WIDE_TILE = 184;
const NARROW_TILE = 136;
const NARROW = '(max-width: 1179px)';

const useChosen = create<{ readonly size: number | null }>()(() => ({ size: null }));

export const tileSizeChosen = (size: number): void => useChosen.setState({ size });

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** What a person chose, else what suits the window. */
export function useTileSize(): number {
  const isNarrow = useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
  const chosen = useChosen(({ size }) => size);
  return chosen ?? (isNarrow ? NARROW_TILE : WIDE_TILE);
}
