import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Size } from '../../../shared/size.ts';
import { frameChanged, frameLeft } from './view-store.ts';

const pixelRatioNow = (): number => window.devicePixelRatio || 1;

/** Another screen, or another zoom of the system. */
function subscribeToPixelRatio(changed: () => void): () => void {
  const query = window.matchMedia(`(resolution: ${pixelRatioNow()}dppx)`);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Gives the stage's one view the picture it is of; `room` is the viewport's size, null until it is measured. */
export function useFrame(room: Size | null, { width, height }: Size): void {
  const pixelRatio = useSyncExternalStore(subscribeToPixelRatio, pixelRatioNow);
  useLayoutEffect(() => {
    if (room) frameChanged({ viewport: room, picture: { width, height }, pixelRatio });
  }, [room, width, height, pixelRatio]);
  useLayoutEffect(() => frameLeft, []);
}
