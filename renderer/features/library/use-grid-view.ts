import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** What is in sight of a scroller, in pixels. `top` moves in steps, so that not every pixel draws anew. */
export type GridView = { readonly width: number; readonly height: number; readonly top: number };

const STEP = 64;

const measured = (element: HTMLElement): GridView => ({
  width: element.clientWidth,
  height: element.clientHeight,
  top: Math.floor(element.scrollTop / STEP) * STEP,
});

const same = (a: GridView, b: GridView): boolean => a.width === b.width && a.height === b.height && a.top === b.top;

/** Follows a scroller's size and place. */
export function useGridView(scroller: RefObject<HTMLElement | null>): {
  readonly view: GridView;
  readonly onScroll: () => void;
} {
  const [view, setView] = useState<GridView>({ width: 0, height: 0, top: 0 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    setView((before) => {
      const now = measured(element);
      return same(before, now) ? before : now;
    });
  }, [scroller]);
  useLayoutEffect(() => {
    measure();
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, measure]);
  return { view, onScroll: measure };
}
