import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { type Box, type GridLayout, placesIn } from './library-layout.ts';
import { pictureAt } from './listing-store.ts';
import { nothingPicked, setPicked, useSelection } from './selection.ts';

type Start = { readonly x: number; readonly y: number; readonly kept: ReadonlySet<string> };

/** A move shorter than this is a click that shook. */
const SLACK = 4;
const SCROLL_EDGE = 24;
const SCROLL_STEP = 16;

/** Draws a rectangle from empty ground and chooses what it touches; with Shift or Mod the chosen ones stay. */
export function useRubberBand(scroller: RefObject<HTMLElement | null>, layout: GridLayout) {
  const start = useRef<Start | null>(null);
  const [band, setBand] = useState<Box | null>(null);

  const pointOf = (event: PointerEvent) => {
    const element = scroller.current;
    const box = element?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) + (element?.scrollTop ?? 0) };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !isGround(event.target)) return;
    const keeps = event.shiftKey || event.metaKey || event.ctrlKey;
    if (!keeps) nothingPicked();
    start.current = { ...pointOf(event), kept: keeps ? useSelection.getState().ids : new Set() };
    scroller.current?.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return;
    scrollAtEdge(scroller.current, event.clientY);
    const { x, y } = pointOf(event);
    const box = boxBetween(start.current, { x, y });
    if (!band && box.width < SLACK && box.height < SLACK) return;
    setBand(box);
    const touched = placesIn(layout, box).flatMap((index) => pictureAt(index)?.id ?? []);
    setPicked(new Set([...start.current.kept, ...touched]));
  };
  const end = () => {
    start.current = null;
    setBand(null);
  };
  return { band, handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end } };
}

const isGround = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-tile], button') === null;

const boxBetween = (
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

function scrollAtEdge(element: HTMLElement | null, y: number): void {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (y < top + SCROLL_EDGE) element.scrollTop -= SCROLL_STEP;
  else if (y > bottom - SCROLL_EDGE) element.scrollTop += SCROLL_STEP;
}
