import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 1179px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export type QueueColumns = { readonly widths: string; readonly hasParameters: boolean };

const WIDE: QueueColumns = { widths: '60px 56px minmax(0, 1fr) 148px 196px 210px 72px 84px 76px', hasParameters: true };
const SLIM: QueueColumns = { widths: '56px 52px minmax(0, 1fr) 112px 186px 60px 84px 72px', hasParameters: false };

/** Numbers, prices and buttons never give way: parameters do, first of all. */
export function useColumns(): QueueColumns {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches) ? SLIM : WIDE;
}
