import { type RefObject, useEffect } from 'react';

/** What comes in place of the part that had the focus takes it, so that the keys go on; elsewhere it stays where it is. */
export function useFocusWhenLost(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, [ref]);
}
