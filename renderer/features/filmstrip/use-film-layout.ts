import type { RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLibrary } from '../../mirror/library.ts';
import { useQueue } from '../../mirror/queue.ts';
import { type ListWindow, useListWindow } from '../../ui/use-list-window.ts';
import { filmWidth, firstPicture } from './film-face.ts';
import { HAIRLINE } from './film-order.ts';

const GAP = 8;
const EDGE = 12;
const HAIRLINE_WIDTH = 9;

/** Widths of all items in pixels; the same array while none of them changes. */
function useWidths(items: readonly string[]): readonly number[] {
  const jobs = useQueue((queue) => queue.jobs);
  return useLibrary(
    useShallow((library) =>
      items.map((item) => {
        if (item === HAIRLINE) return HAIRLINE_WIDTH;
        const job = jobs[item];
        if (!job) return 0;
        const first = firstPicture(job, library.gone);
        return filmWidth({ job, first, asset: first ? (library.assets[first] ?? null) : null });
      }),
    ),
  );
}

/** Lays the strip out without drawing it: only cards in sight, and the one that holds the tab stop, are in the page. */
export function useFilmLayout(
  scroller: RefObject<HTMLDivElement | null>,
  items: readonly string[],
  tabStop: number,
): ListWindow {
  return useListWindow(scroller, useWidths(items), { isHorizontal: true, gap: GAP, edge: EDGE, kept: tabStop });
}
