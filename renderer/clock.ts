import { useSyncExternalStore } from 'react';

const TICK_MS = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = Date.now();

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    timer = setInterval(tick, TICK_MS);
    now = Date.now();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

const silent = (): (() => void) => () => {};

/** Milliseconds since 1970, renewed once a second while `isRunning`. Every clock on screen shares one timer. */
export function useNow(isRunning = true): number {
  return useSyncExternalStore(isRunning ? subscribe : silent, () => now);
}
