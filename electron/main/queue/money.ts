import { type AppError, chargeOf } from '../../../shared/app-error.ts';
import type { Job } from '../../../shared/job.ts';
import { findModel, type OwnModel } from '../../../shared/models.ts';
import { costMicros, type PriceList } from '../../../shared/price.ts';
import { atMostMicros } from '../../../shared/price-bound.ts';
import type { Usage } from '../../../shared/usage.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import type { LedgerEntry } from '../usage/ledger.ts';
import type { JobFacts } from './journal.ts';
import type { QueuePorts } from './queue-ports.ts';

type Prices = Pick<QueuePorts, 'prices' | 'ownModels'>;

/** What an answer cost; the demo service is free, and an unknown price is null, never 0. */
export function costOf(job: Job, usage: Usage | null, ports: Prices) {
  if (job.demo) return { costMicros: 0, priceSource: null };
  const list = ports.prices();
  const cost = usage && costMicros(usage, job.request.model, list);
  return { costMicros: cost, priceSource: cost === null ? null : `${list.source}, ${list.date}` };
}

/** What the end of a call without pictures tells about it; an answer in words has its usage. */
export function factsOf(outcome: Exclude<CallOutcome, { type: 'reply' }>, job: Job, ports: Prices): JobFacts {
  if (!('error' in outcome)) return {};
  const { requestId = null, elapsedMs = null } = outcome.error;
  const usage = (outcome.type === 'failed' && outcome.usage) || null;
  return { requestId, elapsedMs, usage, costMicros: usage && costOf(job, usage, ports).costMicros };
}

const entry = (job: Job, attemptId: string): Omit<LedgerEntry, 'kind' | 'costMicros' | 'priceSource'> => ({
  jobId: job.id,
  attemptId,
  model: job.request.model,
  demo: job.demo,
  estimateMicros: job.estimateMicros,
});

/** The row of an answer that came. */
export const chargedEntry = (job: Job, attemptId: string, cost: ReturnType<typeof costOf>): LedgerEntry => ({
  ...entry(job, attemptId),
  kind: 'charged',
  ...cost,
});

/** The row that takes an attempt's `maybe` back. */
export const settledEntry = (job: Job, attemptId: string): LedgerEntry => ({
  ...entry(job, attemptId),
  kind: 'settled',
  costMicros: null,
  priceSource: null,
});

/** What a job may cost at most. Null also for a model of the person's own that was taken out of the list meanwhile. */
export const mostOf = (job: Job, list: PriceList, own: readonly OwnModel[]): number | null =>
  findModel(job.request.model, own) ? atMostMicros(job.request, list, own) : null;

/**
 * The row of an attempt that ended without pictures; null when it provably cost nothing. An answer in words costs what
 * its usage says.
 */
export function endedEntry(job: Job, attemptId: string, ports: Prices): LedgerEntry | null {
  if (job.state.status !== 'failed' && job.state.status !== 'uncertain') return null;
  const charge = chargeOf(job.state.error);
  if (charge === 'not-charged') return null;
  if (charge === 'charged') return { ...entry(job, attemptId), kind: 'charged', ...costOf(job, job.usage, ports) };
  return doubtEntry(job, attemptId, job.state.error, ports);
}

/** The row of an attempt that may have been billed; null when it provably was not. */
export function doubtEntry(job: Job, attemptId: string, error: AppError, ports: Prices): LedgerEntry | null {
  if (chargeOf(error) === 'not-charged') return null;
  const list = ports.prices();
  const most = job.demo ? 0 : mostOf(job, list, ports.ownModels());
  return { ...entry(job, attemptId), kind: 'maybe', costMicros: most, priceSource: `${list.source}, ${list.date}` };
}
