import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './thumbnail.module.css';

export type ThumbnailProps = {
  readonly src: string;
  /** Empty where what it stands in says its name. */
  readonly alt?: string;
  /** 68 × 68 on checks, or 48 × 32 within a line. */
  readonly size?: 'square' | 'small';
  readonly isSelected?: boolean;
  readonly title?: string;
  /** A mask, and marks and buttons on its corners. */
  readonly children?: ReactNode;
};

/** A small picture that fills its box, with its inner line. It only draws: what it stands in owns focus and roles. */
export function Thumbnail({ src, alt = '', size = 'square', isSelected = false, title, children }: ThumbnailProps) {
  return (
    <span className={cx(styles.thumbnail)} data-size={size} data-selected={isSelected || undefined} title={title}>
      <img className={cx(styles.picture)} src={src} alt={alt} draggable={false} />
      {children}
    </span>
  );
}
