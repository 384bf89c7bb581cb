import { type Charge, chargeOf } from './app-error.ts';
import type { Job, JobState } from './job.ts';
import { assertNever } from './result.ts';

type InMoney = Pick<Job, 'state' | 'doubts'>;

/** What a job means for the money, with every attempt of it. */
export const chargeOfJob = (job: InMoney): Charge =>
  isEarlierInDoubt(job) ? 'maybe-charged' : chargeOfState(job.state);

/** What its state says costs nothing, and an attempt before that may have been charged. */
export const isEarlierInDoubt = ({ state, doubts }: InMoney): boolean =>
  doubts > 0 && chargeOfState(state) === 'not-charged';

/** What may have been charged at most when each attempt costs `mostMicros` at most; one on its way counts. */
export function doubtMicros({ state, doubts }: InMoney, mostMicros: number | null): number | null {
  const onItsWay = state.status === 'sending' || state.status === 'receiving' ? 1 : 0;
  return mostMicros === null ? null : mostMicros * Math.max(1, doubts + onItsWay);
}

/** What a job's state means for the money: the same full disk costs nothing before sending, and an answer after. */
function chargeOfState(state: JobState): Charge {
  switch (state.status) {
    case 'queued':
    case 'waiting':
    case 'cancelled':
      return 'not-charged';
    case 'sending':
    case 'receiving':
      return 'maybe-charged';
    case 'received':
    case 'done':
      return 'charged';
    case 'failed':
    case 'uncertain':
      return chargeOf(state.error);
    default:
      return assertNever(state);
  }
}
