import type { Job } from '../../../shared/job.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';

/** Exit codes of the terminal. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** Wrong usage or an invalid request: nothing was sent. */
  wrongUsage: 2,
  uncertain: 3,
  /** No key: nothing was sent. */
  noKey: 4,
  budget: 5,
  /** 128 + SIGINT */
  cancelled: 130,
  /** 128 + SIGTERM */
  terminated: 143,
} as const;

/** When several apply, the first of these wins. */
const PRECEDENCE: readonly number[] = [
  EXIT.wrongUsage,
  EXIT.noKey,
  EXIT.uncertain,
  EXIT.cancelled,
  EXIT.terminated,
  EXIT.budget,
  EXIT.failed,
  EXIT.done,
];

export const worstOf = (codes: readonly number[]): number =>
  PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done;

/** `stoppedBy`: the code of the signal that cancelled, when it was one. */
export function exitCodeOf({ state }: Job, stoppedBy: number = EXIT.cancelled): number {
  switch (state.status) {
    case 'done':
      return EXIT.done;
    case 'uncertain':
      return EXIT.uncertain;
    case 'cancelled':
      return stoppedBy;
    case 'failed':
      return isWithoutKey(state.error.kind) ? EXIT.noKey : EXIT.failed;
    default:
      return EXIT.failed;
  }
}

/** No key could be had, so nothing was sent; a key that was refused is another thing. */
export const isWithoutKey = (kind: string): boolean => kind === 'key-missing' || kind.startsWith('keychain-');

/** Ends a command with a code and, on standard error, a sentence. */
export class TerminalEnd extends Error {
  readonly code: number;
  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}

/** A wrong use that is one option's fault. */
export const wrongOption = (option: string, text: string): TerminalEnd =>
  new TerminalEnd(EXIT.wrongUsage, say('terminal.issue', { option, text }));
