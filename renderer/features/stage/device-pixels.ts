import type { Size } from '../../../shared/size.ts';

/** Tells a canvas's size whenever it changes, in whole device pixels, which the pixel ratio alone doesn't give. */
export function watchDevicePixels(canvas: HTMLCanvasElement, sized: (size: Size) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const ratio = window.devicePixelRatio || 1;
    sized({
      width: Math.max(1, exact?.inlineSize ?? Math.round(canvas.clientWidth * ratio)),
      height: Math.max(1, exact?.blockSize ?? Math.round(canvas.clientHeight * ratio)),
    });
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  return () => observer.disconnect();
}
