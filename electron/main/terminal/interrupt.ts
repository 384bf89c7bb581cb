import { say } from '../../../shared/words/say-in-terminal.ts';
import { EXIT, TerminalEnd } from './exit-code.ts';

/** Ctrl+C and SIGTERM: the first one asks, the next leaves at once. */
export type Interrupt = {
  /** Rejects when asked while the command has nothing on its way. */
  readonly ended: Promise<never>;
  /** From now on the first one calls this instead, with the exit code it stands for. */
  takeOver(stop: (code: number) => void): void;
  close(): void;
};

/** `npm run` passes Ctrl+C on to a process the terminal has told already: two so near to each other are one press. */
const SAME_PRESS_MS = 400;

/** Time to close databases before whatever still runs is left behind, in milliseconds. */
const CLOSING_MS = 1000;

export function listenForInterrupt(): Interrupt {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  // Whoever races against it hears of it; that nobody does is no error.
  ended.catch(() => undefined);
  let askedMs: number | null = null;
  let stop = (code: number): void => {
    reject(new TerminalEnd(code, say('terminal.stopped')));
    setTimeout(() => process.exit(code), CLOSING_MS).unref();
  };
  const on = (code: number) => (): void => {
    const nowMs = performance.now();
    if (askedMs === null) {
      askedMs = nowMs;
      stop(code);
    } else if (nowMs - askedMs > SAME_PRESS_MS) process.exit(code);
  };
  const onInterrupt = on(EXIT.cancelled);
  const onTerminate = on(EXIT.terminated);
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
  return {
    ended,
    takeOver(next) {
      stop = next;
    },
    close: () => void process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate),
  };
}
