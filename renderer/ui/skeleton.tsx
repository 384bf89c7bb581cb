import { cx } from './class-names.ts';
import styles from './skeleton.module.css';

export type SkeletonProps = {
  readonly width?: number | string;
  readonly height?: number | string;
  /** Width over height, in place of a height. */
  readonly ratio?: number;
};

/** A grey block where something will be. It doesn't move, and assistive technology doesn't see it. */
export function Skeleton({ width = '100%', height, ratio }: SkeletonProps) {
  return <div className={cx(styles.block)} style={{ width, height, aspectRatio: ratio }} aria-hidden="true" />;
}
