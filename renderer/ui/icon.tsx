import type { LucideIcon } from 'lucide-react';
import { cx } from './class-names.ts';
import styles from './icon.module.css';

export type IconShape = LucideIcon;

export type IconProps = {
  readonly shape: IconShape;
  /** Edge in pixels: 12 in tags, 14 on pictures, 16 in controls, 20 in the rail, 24 in empty states. */
  readonly size?: 12 | 14 | 16 | 20 | 24;
  readonly isFilled?: boolean;
};

/** A line icon. Always decoration: the name belongs to the control around it. */
export function Icon({ shape: Shape, size = 16, isFilled = false }: IconProps) {
  return (
    <Shape
      size={size}
      strokeWidth={1.5}
      absoluteStrokeWidth
      fill={isFilled ? 'currentColor' : 'none'}
      aria-hidden="true"
      className={cx(styles.icon)}
    />
  );
}
