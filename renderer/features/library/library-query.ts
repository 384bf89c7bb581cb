import { create } from 'zustand';
import type { AssetDaysQuery } from '../../../shared/asset.ts';

/** One of the sidebar's own places; a model is chosen beside it. */
export type Source = 'all' | 'favourites' | 'masked' | 'drafts';

export type LibraryFilters = { readonly words: string; readonly source: Source; readonly model: string | null };

const NO_FILTERS: LibraryFilters = { words: '', source: 'all', model: null };

export const useFilters = create<LibraryFilters>()(() => NO_FILTERS);

export function wordsTyped(words: string): void {
  if (words !== useFilters.getState().words) useFilters.setState({ words });
}
export function sourceChosen(source: Source): void {
  if (source !== useFilters.getState().source) useFilters.setState({ source });
}
/** Choosing the chosen model again lets all models in. */
export const modelChosen = (model: string): void =>
  useFilters.setState((filters) => ({ model: filters.model === model ? null : model }));
export const filtersCleared = (): void => useFilters.setState(NO_FILTERS);

const SOURCES: Readonly<Record<Source, Partial<AssetDaysQuery>>> = {
  all: {},
  favourites: { favourite: true },
  masked: { hasMask: true },
  drafts: { draft: true },
};

export const queryOf = ({ words, source, model }: LibraryFilters): AssetDaysQuery => ({
  words: words.trim(),
  ...SOURCES[source],
  ...(model !== null && { model }),
});

export const isFiltered = ({ words, source, model }: LibraryFilters): boolean =>
  words.trim() !== '' || source !== 'all' || model !== null;
