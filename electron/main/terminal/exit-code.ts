import type { JobStatus } from '../../../shared/job.ts';

/** Exit codes of the terminal (T1). */
export const EXIT = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  uncertain: 3,
  noKey: 4,
  budget: 5,
  cancelled: 130,
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

export function exitCodeOf(status: JobStatus): number {
  if (status === 'done') return EXIT.done;
  if (status === 'uncertain') return EXIT.uncertain;
  return status === 'cancelled' ? EXIT.cancelled : EXIT.failed;
}

/** Ends a command with a code and, on standard error, a sentence. */
export class TerminalEnd extends Error {
  readonly code: number;
  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}
