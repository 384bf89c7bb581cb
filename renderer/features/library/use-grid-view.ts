import { type RefObject, useMemo, useSyncExternalStore } from 'react';

/** What is in sight of a scroller, in pixels. `top` moves in steps, so that not every pixel draws anew. */
export type GridView = { readonly width: number; readonly height: number; readonly top: number };

const STEP = 128;

const NOTHING: GridView = { width: 0, height: 0, top: 0 };

const measured = ({ clientWidth, clientHeight, scrollTop }: HTMLElement): GridView => ({
  width: clientWidth,
  height: clientHeight,
  top: Math.floor(scrollTop / STEP) * STEP,
});

const same = (a: GridView, b: GridView): boolean => a.width === b.width && a.height === b.height && a.top === b.top;

/** Measures when something moved, never while drawing: reading a size makes the browser lay out at once. */
function viewOf(scroller: RefObject<HTMLElement | null>) {
  let view = NOTHING;
  const follow = (listener: () => void) => {
    const element = scroller.current;
    if (!element) return () => {};
    const measure = () => {
      const now = measured(element);
      if (same(view, now)) return;
      view = now;
      listener();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  };
  return { follow, read: () => view };
}

/** Follows a scroller's size and place. */
export function useGridView(scroller: RefObject<HTMLElement | null>): GridView {
  const { follow, read } = useMemo(() => viewOf(scroller), [scroller]);
  return useSyncExternalStore(follow, read);
}
