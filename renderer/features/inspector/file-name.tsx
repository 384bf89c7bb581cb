import { cx } from '../../ui/class-names.ts';
import styles from './file-name.module.css';

const END = 9;

/** A name that keeps its end, where files differ, when room is short. */
export function FileName({ name }: { readonly name: string }) {
  const cut = Math.max(0, name.length - END);
  return (
    <span className={cx(styles.name)} title={name}>
      <span className={cx(styles.start)}>{name.slice(0, cut)}</span>
      <span className={cx(styles.end)}>{name.slice(cut)}</span>
    </span>
  );
}
