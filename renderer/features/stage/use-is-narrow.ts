import { useSyncExternalStore } from 'react';

/** Under 1180 pixels panels narrow and words give way to icons. */
const NARROW = '(max-width: 1179px)';

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
