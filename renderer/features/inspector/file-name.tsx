import { cx } from '../../ui/class-names.ts';
import styles from './file-name.module.css';

/** Time, number and extension: `-1206-1.png`; else as many characters. */
const END = /(?:-\d{4}(?:-[^-]{1,8})?|.{5})\.\w+$/;

/** A name that keeps its end, where files differ, when room is short. */
export function FileName({ name }: { readonly name: string }) {
  const cut = Math.max(0, name.search(END));
  return (
    <span className={cx(styles.name)} title={name}>
      <span className={cx(styles.start)}>{name.slice(0, cut)}</span>
      <span className={cx(styles.end)}>{name.slice(cut)}</span>
    </span>
  );
}
