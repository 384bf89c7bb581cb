import { useEffect, useLayoutEffect, useRef } from 'react';
import { pixels } from '../../../../shared/words/format.ts';
import { say } from '../../../../shared/words/say.ts';
import { cx } from '../../../ui/class-names.ts';
import { type MaskLayers, openMaskLayers } from './mask-layers.ts';
import { useInputBitmap } from './mask-pictures.ts';
import { useMask } from './mask-state.ts';
import { useElementSize } from '../use-element-size.ts';
import { PixelGrid } from '../pixel-grid-layer.tsx';
import { useFrame } from '../use-frame.ts';
import { useViewLook } from '../view-look.ts';
import styles from './mask.module.css';

/** Before there is a picture. */
const ONE = { width: 1, height: 1 };

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
  useFrame(useElementSize(viewport), masked ?? ONE);
  const ground = useViewLook((state) => state.ground);
  const look = useMask((state) => state.look);
  const sent = useMask((state) => state.sent);
  const isNothing = useMask(({ facts }) => facts.repainted === 0) && look === 'sent';
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
    <figure
      ref={viewport}
      className={cx(styles.viewport)}
      data-ground={look === 'sent' ? undefined : ground}
      aria-label={label}
    >
      <div
        ref={backing}
        className={cx(styles.backing)}
        data-ground={isNothing ? undefined : look === 'sent' ? 'sent' : ground}
      />
      <canvas ref={picture} className={cx(styles.layer)} aria-hidden="true" />
      <canvas ref={overlay} className={cx(styles.layer)} aria-hidden="true" />
      <PixelGrid />
      <div ref={drawing} className={cx(styles.drawing)} aria-hidden="true" />
      <div ref={ring} className={cx(styles.ring)} aria-hidden="true" />
      {isNothing && <p className={cx(styles.nothing)}>{say('mask.preview.none')}</p>}
    </figure>
  );
}
