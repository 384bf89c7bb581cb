import type { Point } from './view-transform.ts';
import { wheelFactor } from './view-transform.ts';
import { panned, zoomed, zoomToggled } from './view-store.ts';

/**
 * Wheel, pinch, space-drag, middle-drag and double click on the viewport; any drag while `isHand` says so. Native
 * listeners, because a wheel that zooms must be able to stop the page from doing so. Returns what takes them off again,
 * and whether a drag means panning.
 */
export function listenToGestures(
  viewport: HTMLElement,
  isHand: () => boolean = () => false,
): { readonly stop: () => void; readonly pans: () => boolean } {
  const listening = new AbortController();
  const { signal } = listening;
  let isOver = false;
  let isPressed = false;
  let spaceHeld = false;
  let last: Point | null = null;

  const show = () => {
    viewport.dataset['pan'] = last ? 'moving' : spaceHeld ? 'ready' : 'off';
  };
  const at = (event: MouseEvent): Point => {
    const { left, top } = viewport.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    // A pinch arrives as a wheel with Ctrl, whatever the keyboard says.
    if (event.ctrlKey || event.metaKey) return zoomed((zoom) => zoom * wheelFactor(event.deltaY), at(event));
    panned({ x: -event.deltaX, y: -event.deltaY });
  };
  const pans = (event: PointerEvent) => event.button === 1 || (event.button === 0 && (spaceHeld || isHand()));
  const down = (event: PointerEvent) => {
    if (!pans(event)) return;
    // Of the middle button the mouse events are needed as well: only they can be kept from scrolling and pasting.
    if (event.button === 0) event.preventDefault();
    viewport.setPointerCapture(event.pointerId);
    last = { x: event.clientX, y: event.clientY };
    show();
  };
  const move = (event: PointerEvent) => {
    if (!last) return;
    panned({ x: event.clientX - last.x, y: event.clientY - last.y });
    last = { x: event.clientX, y: event.clientY };
  };
  const release = () => {
    last = null;
    isPressed = false;
    show();
  };
  const key = (event: KeyboardEvent) => {
    if (event.code !== 'Space' || (event.type === 'keydown' && !(isOver && isFree(viewport)))) return;
    // In the middle of a drag, Space is the drag's own: it moves the shape being drawn.
    if (isPressed && event.type === 'keydown') return event.preventDefault();
    spaceHeld = event.type === 'keydown';
    if (spaceHeld) {
      event.preventDefault();
      event.stopPropagation();
    }
    show();
  };
  viewport.addEventListener('wheel', wheel, { signal, passive: false });
  const press = (event: PointerEvent) => void (isPressed = !pans(event));
  viewport.addEventListener('pointerdown', press, { signal, capture: true });
  viewport.addEventListener('pointerdown', down, { signal });
  viewport.addEventListener('pointermove', move, { signal });
  viewport.addEventListener('pointerup', release, { signal });
  viewport.addEventListener('pointercancel', release, { signal });
  viewport.addEventListener('pointerenter', () => (isOver = true), { signal });
  viewport.addEventListener('pointerleave', () => (isOver = false), { signal });
  // A middle click scrolls the page by itself on some systems, and pastes on others.
  const middle = (event: MouseEvent) => event.button === 1 && event.preventDefault();
  for (const type of ['mousedown', 'mouseup'] as const) viewport.addEventListener(type, middle, { signal });
  viewport.addEventListener('dblclick', (event) => zoomToggled(at(event)), { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('keyup', key, { signal, capture: true });
  return { stop: () => listening.abort(), pans: () => spaceHeld || last !== null };
}

/** Space pans unless a person types, or walks with the keyboard and means the control in focus. */
function isFree(viewport: HTMLElement): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body || viewport.contains(focused)) return true;
  return !focused.matches(
    'input:not([type="range"]), textarea, [contenteditable="true"], :focus-visible:not([type="range"])',
  );
}
