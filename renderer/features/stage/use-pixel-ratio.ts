import { useSyncExternalStore } from 'react';

const pixelRatio = (): number => window.devicePixelRatio || 1;

/** A query is about one ratio and only tells that it is over: the next ratio needs another. */
function subscribe(changed: () => void): () => void {
  const listening = new AbortController();
  const watch = (): void => {
    const query = window.matchMedia(`(resolution: ${pixelRatio()}dppx)`);
    query.addEventListener('change', heard, { once: true, signal: listening.signal });
  };
  const heard = (): void => {
    watch();
    changed();
  };
  watch();
  return () => listening.abort();
}

/** Device pixels per CSS pixel, kept up to date: a window can be dragged to another screen and keep its size. */
export const usePixelRatio = (): number => useSyncExternalStore(subscribe, pixelRatio);
