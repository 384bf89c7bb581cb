import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { HEIGHTS, type QueueRow } from './queue-rows.ts';

const OVERSCAN = 4;

/** Rows in sight, and the one the keyboard is on, which stays in the page so that it can be named. */
export function useRowLayout(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly QueueRow[],
  active: string | null,
): Virtualizer<HTMLDivElement, Element> {
  const activeIndex = active === null ? -1 : rows.findIndex(({ key }) => key === active);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    overscan: OVERSCAN,
    useFlushSync: false,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'job'],
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        return activeIndex < 0 || inSight.includes(activeIndex)
          ? inSight
          : [...inSight, activeIndex].sort((a, b) => a - b);
      },
      [activeIndex],
    ),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rows]);
  const before = useRef(active);
  useEffect(() => {
    if (before.current === active) return;
    before.current = active;
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [virtualizer, active, activeIndex]);
  return virtualizer;
}
