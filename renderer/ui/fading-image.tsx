import { useState } from 'react';
import { cx } from './class-names.ts';
import styles from './fading-image.module.css';

export type FadingImageProps = {
  readonly src: string;
  readonly alt: string;
  /** `cover` fills its box, `contain` keeps the whole picture in it. */
  readonly fit?: 'cover' | 'contain';
  /** Once it is seen and nothing of the one before is. */
  readonly onShown?: () => void;
};

/**
 * A picture that gives way to its next version without a blink: the one before stays below until the new one is decoded
 * and has faded in. The first one is there at once, so that scrolling past hundreds is quiet. It fills its box, whatever
 * its own size, so no version moves the layout.
 */
export function FadingImage({ src, alt, fit = 'cover', onShown }: FadingImageProps) {
  const [below, setBelow] = useState(src);
  const [loaded, setLoaded] = useState('');
  const fadedIn = () => {
    setBelow(src);
    onShown?.();
  };
  const layers = below === src ? [src] : [below, src];
  const arrived = () => {
    setLoaded(src);
    if (below === src) onShown?.();
  };
  return (
    <div className={cx(styles.layers)} data-fit={fit}>
      {layers.map((layer) => (
        <img
          key={layer}
          className={cx(styles.layer)}
          data-loaded={layer === loaded || layer !== src || undefined}
          src={layer}
          alt={layer === src ? alt : ''}
          draggable={false}
          decoding="async"
          onLoad={() => layer === src && arrived()}
          onAnimationEnd={() => layer === src && fadedIn()}
        />
      ))}
    </div>
  );
}
