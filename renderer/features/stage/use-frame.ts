import { useLayoutEffect } from 'react';
import type { Size } from '../../../shared/size.ts';
import { usePixelRatio } from './use-pixel-ratio.ts';
import { frameChanged, frameLeft } from './view-store.ts';

/** Gives the stage's one view the picture it is of; `room` is the viewport's size, null until it is measured. */
export function useFrame(room: Size | null, { width, height }: Size): void {
  const pixelRatio = usePixelRatio();
  useLayoutEffect(() => {
    if (room) frameChanged({ viewport: room, picture: { width, height }, pixelRatio });
  }, [room, width, height, pixelRatio]);
  useLayoutEffect(() => frameLeft, []);
}
