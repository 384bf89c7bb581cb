import { useEffect, useLayoutEffect, useRef } from 'react';
import { pixels } from '../../../../shared/words/format.ts';
import { say } from '../../../../shared/words/say.ts';
import { cx } from '../../../ui/class-names.ts';
import { type MaskLayers, openMaskLayers } from './mask-layers.ts';
import { useInputBitmap } from './mask-pictures.ts';
import { useMask } from './mask-state.ts';
import { useElementSize } from '../use-element-size.ts';
import { usePixelRatio } from '../use-pixel-ratio.ts';
import { frameChanged } from '../view-store.ts';
import styles from './mask.module.css';

/** The picture with its mask, to draw on. Four layers that share one view; React draws them once. */
export function MaskScene() {
  const viewport = useRef<HTMLDivElement>(null);
  const backing = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const layers = useRef<MaskLayers | null>(null);
  const masked = useMask((state) => state.picture);
  useFrame(useElementSize(viewport), masked);
  const look = useMask((state) => state.look);
  const sent = useMask((state) => state.sent);
  const image = useInputBitmap((look === 'sent' ? sent?.hash : masked?.hash) ?? null);

  useLayoutEffect(() => {
    const [v, b, p, o, d, r] = [
      viewport.current,
      backing.current,
      picture.current,
      overlay.current,
      drawing.current,
      ring.current,
    ];
    if (!v || !b || !p || !o || !d || !r) return;
    layers.current = openMaskLayers({ viewport: v, backing: b, picture: p, overlay: o, drawing: d, ring: r });
    return () => layers.current?.dispose();
  }, []);
  useEffect(() => layers.current?.setImage(image), [image]);

  const label = masked ? say('mask.canvas', { name: masked.name, pixels: pixels(masked) }) : say('mask.stage');
  return (
    <figure ref={viewport} className={cx(styles.viewport)} aria-label={label}>
      <div ref={backing} className={cx(styles.backing)} data-ground={look === 'sent' ? 'checker' : undefined} />
      <canvas ref={picture} className={cx(styles.layer)} aria-hidden="true" />
      <canvas ref={overlay} className={cx(styles.layer)} aria-hidden="true" />
      <div ref={drawing} className={cx(styles.drawing)} aria-hidden="true" />
      <div ref={ring} className={cx(styles.ring)} aria-hidden="true" />
    </figure>
  );
}

type Sized = { readonly width: number; readonly height: number };

function useFrame(room: Sized | null, picture: Sized | null): void {
  const [width, height] = [picture?.width ?? 1, picture?.height ?? 1];
  const pixelRatio = usePixelRatio();
  useLayoutEffect(() => {
    if (room) frameChanged({ viewport: room, picture: { width, height }, pixelRatio });
  }, [room, width, height, pixelRatio]);
}
