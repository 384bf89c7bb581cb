import type { QueuePorts } from './queue-ports.ts';

/** Calls `work` once at the earliest moment asked for. */
export type Alarm = { at(timeMs: number): void; stop(): void };

export function createAlarm({ clock, timers }: Pick<QueuePorts, 'clock' | 'timers'>, work: () => void): Alarm {
  let set: { readonly timeMs: number; readonly takeBack: () => void } | null = null;
  const stop = () => {
    set?.takeBack();
    set = null;
  };
  return {
    at(timeMs) {
      if (set && set.timeMs <= timeMs) return;
      stop();
      const takeBack = timers.after(Math.max(0, timeMs - clock.now().getTime()), () => {
        set = null;
        work();
      });
      set = { timeMs, takeBack };
    },
    stop,
  };
}

/** Calls `work` again and again, each time after a pause, until taken back. */
export function every(ms: number, timers: QueuePorts['timers'], work: () => void): () => void {
  let takeBack = timers.after(ms, function again() {
    takeBack = timers.after(ms, again);
    work();
  });
  return () => takeBack();
}
