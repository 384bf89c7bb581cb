import { type RefObject, useMemo, useSyncExternalStore } from 'react';

/** What is in sight of a scroller, in pixels. `top` and `left` move in steps, so that not every pixel draws anew. */
export type ScrollView = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly left: number;
};

/** What lies this far beyond the view must be drawn too: the view moves on only when it has gone a step. */
export const VIEW_STEP = 128;

const NOTHING: ScrollView = { width: 0, height: 0, top: 0, left: 0 };

const stepped = (pixels: number): number => Math.floor(pixels / VIEW_STEP) * VIEW_STEP;

const measured = ({ clientWidth, clientHeight, scrollTop, scrollLeft }: HTMLElement): ScrollView => ({
  width: clientWidth,
  height: clientHeight,
  top: stepped(scrollTop),
  left: stepped(scrollLeft),
});

const same = (a: ScrollView, b: ScrollView): boolean =>
  a.width === b.width && a.height === b.height && a.top === b.top && a.left === b.left;

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

/** Follows the size and place of a scroller that is there as long as the component is. */
export function useScrollView(scroller: RefObject<HTMLElement | null>): ScrollView {
  const { follow, read } = useMemo(() => viewOf(scroller), [scroller]);
  return useSyncExternalStore(follow, read);
}
