import { useMask } from './mask-state.ts';
import { useView } from '../view-store.ts';

/** Below this, in CSS pixels, a ring is a dot and shows nothing. */
const SMALLEST_RING = 4;

/** A ring as large as the nib is on the picture, with its hard core inside; moved without React. */
export function followWithCursor(viewport: HTMLElement, ring: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const size = (): void => {
    const { tool, diameter, hardness, look } = useMask.getState();
    const across = Math.max(SMALLEST_RING, diameter * useView.getState().view.scale);
    ring.style.width = `${across}px`;
    ring.style.height = `${across}px`;
    ring.style.setProperty('--core', `${hardness}%`);
    ring.dataset['on'] = (tool === 'brush' || tool === 'eraser') && look === 'picture' ? 'yes' : 'no';
    ring.dataset['core'] = hardness < 100 && hardness > 0 ? 'shown' : 'hidden';
  };
  const move = (event: PointerEvent): void => {
    if (viewport.dataset['nib'] === 'resizing') return; // it grows where it is
    const { left, top } = viewport.getBoundingClientRect();
    ring.style.transform = `translate(${event.clientX - left}px, ${event.clientY - top}px) translate(-50%, -50%)`;
    ring.dataset['over'] = 'yes';
  };
  viewport.addEventListener('pointermove', move, { signal, passive: true });
  viewport.addEventListener('pointerleave', () => (ring.dataset['over'] = 'no'), { signal });
  const stops = [useMask.subscribe(size), useView.subscribe(size)];
  size();
  return () => {
    listening.abort();
    for (const stop of stops) stop();
  };
}
