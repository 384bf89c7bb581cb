import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { type ListWindow, useListWindow } from '../../ui/use-list-window.ts';
import { HEIGHTS, type QueueRow } from './queue-rows.ts';

/** Rows in sight, and the one the keyboard is on, which stays in the page so that it can be named. */
export function useRowLayout(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly QueueRow[],
  active: string | null,
): ListWindow {
  const heights = useMemo(() => rows.map(({ kind }) => HEIGHTS[kind]), [rows]);
  const activeIndex = active === null ? -1 : rows.findIndex(({ key }) => key === active);
  const layout = useListWindow(scroller, heights, { kept: activeIndex });
  const before = useRef(active);
  useEffect(() => {
    if (before.current === active) return;
    before.current = active;
    if (activeIndex >= 0) layout.scrollTo(activeIndex);
  });
  return layout;
}
