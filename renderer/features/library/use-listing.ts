import { useEffect, useRef } from 'react';
import { onEvent } from '../../bridge.ts';
import { useLibrary } from '../../mirror/library.ts';
import { queryOf, useFilters } from './library-query.ts';
import { listingAsked, listingLeft, listingRefreshed, useListing } from './listing-store.ts';
import { activeKept, picturesGone, selectionForgotten } from './selection.ts';

/** Typing stays ahead of searching by this much. */
const TYPING_MS = 120;
/** Pictures often come several at once. */
const SETTLE_MS = 80;

/** Keeps the list true to the filters and to the library as long as it is looked at. */
export function useListingOf(): void {
  const filters = useFilters();
  const words = useRef(filters.words);
  useEffect(() => {
    const delay = words.current === filters.words ? 0 : TYPING_MS;
    words.current = filters.words;
    const timer = setTimeout(() => {
      selectionForgotten();
      void listingAsked(queryOf(filters));
    }, delay);
    return () => clearTimeout(timer);
  }, [filters]);
  useEffect(follow, []);
}

function follow(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void listingRefreshed(), SETTLE_MS);
  };
  const stops = [
    useLibrary.subscribe((library, before) => library.revision !== before.revision && refresh()),
    onEvent((event) => event.name === 'library.removed' && picturesGone(event.payload)),
    useListing.subscribe(({ listing }, before) => listing !== before.listing && activeKept()),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    listingLeft();
    selectionForgotten();
  };
}
