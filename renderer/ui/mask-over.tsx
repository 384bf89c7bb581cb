import { cx } from './class-names.ts';
import styles from './mask-over.module.css';

export type MaskOverProps = {
  /** A mask as it is sent: clear where the picture is repainted. */
  readonly src: string;
};

/** The red of a mask over a small picture that covers its box; what it means is said beside it. */
export function MaskOver({ src }: MaskOverProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(styles.over)}
      style={{ maskImage: `linear-gradient(#000, #000), url("${src}")` }}
    />
  );
}
