import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { HAIRLINE } from './film-order.ts';

/**
 * One card of the strip is in the tab order: the one that had focus last, else the one on stage, else the first.
 * `go` moves focus there once the card is drawn.
 */
export function useRoving(scroller: RefObject<HTMLDivElement | null>, items: readonly string[], shown: string | null) {
  const [last, setLast] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const id = [last, shown].find((one) => one !== null && items.includes(one)) ?? items.find((one) => one !== HAIRLINE);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const card = scroller.current?.querySelector(`[data-job="${CSS.escape(wanted.current)}"]`);
    const button = card?.querySelector('button');
    if (!card || !button) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (jobId: string) => {
    wanted.current = jobId;
    setLast(jobId);
  };
  return { id: id ?? null, go, focused: setLast };
}
