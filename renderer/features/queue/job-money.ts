import type { JobView } from '../../../shared/job.ts';
import { chargeOfJob, doubtMicros } from '../../../shared/job-money.ts';
import { atMost, estimated, money, paid } from '../../../shared/words/format.ts';
import { say } from '../../../shared/words/say.ts';

/** Micro-dollars by what they mean; a job whose price is unknown adds nothing. */
export type Money = { readonly charged: number; readonly maybe: number; readonly toCome: number };

export const NO_MONEY: Money = { charged: 0, maybe: 0, toCome: 0 };

type Kind = 'charged' | 'maybe' | 'to-come' | 'nothing';

/** What a job's price is: charged, possibly charged, or expected. */
function kindOf(job: JobView): Kind {
  const { state } = job;
  if (job.demo) return 'nothing';
  switch (state.status) {
    case 'done':
      return 'charged';
    case 'cancelled':
      return 'nothing';
    case 'uncertain':
    case 'failed': {
      const charge = chargeOfJob(job);
      if (charge === 'not-charged') return 'nothing';
      return charge === 'charged' ? 'charged' : 'maybe';
    }
    default:
      return 'to-come';
  }
}

/** Of all these together. Nothing is made for each, because it is asked for ten thousand at every change. */
export function moneyOf(jobs: readonly JobView[]): Money {
  let [charged, maybe, toCome] = [0, 0, 0];
  for (const job of jobs) {
    const kind = kindOf(job);
    if (kind === 'maybe') maybe += doubtMicros(job, job.mostMicros) ?? 0;
    // Whatever became of it since, an earlier try may have been charged.
    else if (!job.demo) maybe += job.doubts * (job.mostMicros ?? 0);
    if (kind === 'charged') charged += job.costMicros ?? 0;
    else if (kind === 'to-come') toCome += job.estimateMicros ?? 0;
  }
  return { charged, maybe, toCome };
}

export const addMoney = (a: Money, b: Money): Money => ({
  charged: a.charged + b.charged,
  maybe: a.maybe + b.maybe,
  toCome: a.toCome + b.toCome,
});

export type PriceWords = { readonly text: string; readonly tone: 'plain' | 'quiet' | 'warning' };

/** `~` estimate, `≤` may have been charged, plain charged. */
export function priceWords(job: JobView): PriceWords {
  if (job.demo) return { text: say('price.free'), tone: 'quiet' };
  switch (kindOf(job)) {
    case 'charged':
      return { text: paid(job.costMicros), tone: 'plain' };
    case 'maybe':
      return { text: atMost(doubtMicros(job, job.mostMicros)), tone: 'warning' };
    case 'to-come':
      return { text: estimated(job.estimateMicros), tone: 'quiet' };
    default:
      return { text: money(0), tone: 'quiet' };
  }
}
