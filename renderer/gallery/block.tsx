import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../ui/class-names.ts';
import styles from './gallery.module.css';

/** A titled part of the gallery, `span` of twelve columns wide. */
export function Block({
  title,
  span,
  children,
}: {
  readonly title: string;
  readonly span: number;
  readonly children: ReactNode;
}) {
  return (
    <section className={cx(styles.block)} style={{ gridColumn: `span ${span}` }}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export type ForcedState = 'hovered' | 'pressed' | 'focus-visible' | 'focus-within' | 'focused';

type ForcedProps = {
  readonly state: ForcedState | null;
  /** The part that shows the state; the first element by default. */
  readonly on?: string;
  readonly children: ReactNode;
};

/** Shows a component as it looks under the pointer or with focus, by the attribute React Aria would set. */
export function Forced({ state, on, children }: ForcedProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A moment later: collections draw their items in a second pass.
    const timer = setTimeout(() => {
      const target = on ? host.current?.querySelector(on) : host.current?.firstElementChild;
      if (state) target?.setAttribute(`data-${state}`, 'true');
    });
    return () => clearTimeout(timer);
  }, [state, on]);
  return (
    <div ref={host} className={cx(styles.forced)}>
      {children}
    </div>
  );
}
