import { TRY_AGAIN_MS } from './outcome-meaning.ts';
import type { QueuePorts } from './queue-ports.ts';

/** Waits for room on the disk while an answer waits in its socket. */
export type Room = {
  /** Resolves after a while, or when somebody made room: true to try again, false once `signal` is aborted. */
  wait(signal: AbortSignal): Promise<boolean>;
  /** Somebody made room. */
  made(): void;
};

/** The service won't wait for ever to send the rest, so this is looked at more often than what hasn't begun. */
const LOOK_AGAIN_MS = TRY_AGAIN_MS / 6;

export function createRoom(timers: QueuePorts['timers']): Room {
  const waiting = new Set<() => void>();
  return {
    wait: (signal) =>
      new Promise((resolve) => {
        const end = () => {
          takeBack();
          waiting.delete(end);
          signal.removeEventListener('abort', end);
          resolve(!signal.aborted);
        };
        const takeBack = timers.after(LOOK_AGAIN_MS, end);
        waiting.add(end);
        signal.addEventListener('abort', end, { once: true });
      }),
    made() {
      for (const end of waiting) end();
    },
  };
}
