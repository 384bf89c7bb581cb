import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../../../shared/size.ts';
import { dragOut } from '../../drag-out.ts';
import { cx } from '../../ui/class-names.ts';
import { FadingImage } from '../../ui/fading-image.tsx';
import styles from './picture-view.module.css';
import { useElementSize } from './use-element-size.ts';
import { listenToGestures } from './view-gestures.ts';
import { PixelGrid } from './pixel-grid-layer.tsx';
import { useFrame } from './use-frame.ts';
import { useViewLook } from './view-look.ts';
import { useView } from './view-store.ts';
import { showsPixels } from './view-transform.ts';

export type PictureViewProps = {
  /** Null while there is nothing to see yet: a grey block in the final place. */
  readonly src: string | null;
  readonly alt: string;
  readonly size: Size;
  /** The asset a drag takes out; null while there is none. */
  readonly assetId: string | null;
  readonly children?: ReactNode;
};

/** One picture to look at closely. It is moved by a transform only; React draws it once. */
export function PictureView({ src, alt, size, assetId, children }: PictureViewProps) {
  const viewport = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const backing = useRef<HTMLDivElement>(null);
  const pans = useRef<() => boolean>(() => false);
  const [solid, setSolid] = useState<string | null>(null);
  const room = useElementSize(viewport);
  const { width, height } = size;
  const ground = useViewLook((look) => look.ground);
  useFrame(room, size);
  useLayoutEffect(() => {
    const place = () => picture.current && backing.current && placed(picture.current, backing.current);
    place();
    return useView.subscribe(place);
  }, []);
  useLayoutEffect(() => {
    if (!viewport.current) return;
    const gestures = listenToGestures(viewport.current);
    pans.current = gestures.pans;
    return gestures.stop;
  }, []);

  return (
    <div ref={viewport} className={cx(styles.viewport)} data-measured={room !== null || undefined} data-ground={ground}>
      <div
        ref={backing}
        className={cx(styles.backing)}
        data-ground={src === null ? 'block' : solid === src && assetId !== null ? ground : undefined}
      />
      <div
        ref={picture}
        className={cx(styles.picture)}
        style={{ width, height }}
        draggable={assetId !== null}
        onDragStart={(event) => dragOut(event, assetId !== null && !pans.current() ? [assetId] : [])}
      >
        {src !== null && (
          <FadingImage
            key={`${width}x${height}`}
            src={src}
            alt={alt}
            fit={assetId === null ? 'contain' : 'cover'}
            onShown={() => setSolid(src)}
          />
        )}
      </div>
      <PixelGrid />
      {children}
    </div>
  );
}

/** Puts the picture, and the ground that does not grow with it, where the view says. */
function placed(picture: HTMLElement, backing: HTMLElement): void {
  const { view, frame } = useView.getState();
  picture.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  picture.dataset['pixels'] = showsPixels(view, frame) ? 'sharp' : 'smooth';
  backing.style.transform = `translate(${view.x}px, ${view.y}px)`;
  backing.style.width = `${frame.picture.width * view.scale}px`;
  backing.style.height = `${frame.picture.height * view.scale}px`;
}
