import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLibrary } from '../../mirror/library.ts';
import { useQueue } from '../../mirror/queue.ts';
import { filmWidth, firstPicture } from './film-face.ts';
import { HAIRLINE } from './film-order.ts';

const GAP = 8;
const EDGE = 12;
const HAIRLINE_WIDTH = 9;
const OVERSCAN = 6;

/** Widths of all items in pixels; the same array while none of them changes. */
function useWidths(items: readonly string[]): readonly number[] {
  const jobs = useQueue((queue) => queue.jobs);
  return useLibrary(
    useShallow((library) =>
      items.map((item) => {
        if (item === HAIRLINE) return HAIRLINE_WIDTH;
        const job = jobs[item];
        const first = job && firstPicture(job);
        return filmWidth(job, first ? (library.assets[first] ?? null) : null);
      }),
    ),
  );
}

/** Lays the strip out without drawing it: only cards in sight, and the one that holds the tab stop, are in the page. */
export function useFilmLayout(
  scroller: RefObject<HTMLDivElement | null>,
  items: readonly string[],
  tabStop: number,
): Virtualizer<HTMLDivElement, Element> {
  const widths = useWidths(items);
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is passed to what is memoized
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: items.length,
    gap: GAP,
    paddingStart: EDGE,
    paddingEnd: EDGE,
    scrollPaddingStart: EDGE,
    scrollPaddingEnd: EDGE,
    overscan: OVERSCAN,
    useFlushSync: false,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 0,
    getItemKey: useCallback((index: number) => items[index] ?? index, [items]),
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        return tabStop < 0 || inSight.includes(tabStop) ? inSight : [...inSight, tabStop].sort((a, b) => a - b);
      },
      [tabStop],
    ),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, widths]);
  return virtualizer;
}
