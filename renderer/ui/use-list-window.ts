import { type RefObject, useMemo } from 'react';
import { itemsBetween, layOutList, type ListSpacing, scrolledTo } from './list-window.ts';
import { useScrollView, VIEW_STEP } from './use-scroll-view.ts';

export type ListWindow = {
  /** The items to draw, in order, and where each begins. */
  readonly items: readonly { readonly index: number; readonly start: number }[];
  /** How long the whole list is, in pixels. */
  readonly total: number;
  /** Brings an item into sight, going no further than it needs. */
  readonly scrollTo: (index: number) => void;
};

export type ListWindowOptions = ListSpacing & {
  readonly isHorizontal?: boolean;
  /** An item that stays drawn wherever it is; -1: none. */
  readonly kept?: number;
};

/**
 * Of a list of any length only what is in sight is drawn. `sizes` are pixels along the scrolling edge, known before
 * anything is drawn; give the same array as long as none of them changes.
 */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  sizes: readonly number[],
  { isHorizontal = false, gap = 0, edge = 0, kept = -1 }: ListWindowOptions = {},
): ListWindow {
  const layout = useMemo(() => layOutList(sizes, { gap, edge }), [sizes, gap, edge]);
  const view = useScrollView(scroller);
  const [at, length] = isHorizontal ? [view.left, view.width] : [view.top, view.height];
  const items = useMemo(
    () =>
      itemsBetween(layout, at - VIEW_STEP, at + length + 2 * VIEW_STEP, kept).map((index) => ({
        index,
        start: layout.starts[index] ?? 0,
      })),
    [layout, at, length, kept],
  );
  const scrollTo = (index: number): void => {
    const element = scroller.current;
    if (!element) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    const place = isHorizontal ? { at: scrollLeft, length: clientWidth } : { at: scrollTop, length: clientHeight };
    const to = scrolledTo(layout, index, { ...place, edge });
    if (to !== place.at) element.scrollTo(isHorizontal ? { left: to } : { top: to });
  };
  return { items, total: layout.total, scrollTo };
}
