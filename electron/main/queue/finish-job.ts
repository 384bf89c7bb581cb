import { AppFailure, type AppError, chargeOf } from '../../../shared/app-error.ts';
import { type AssetId, type Job, type JobEvent, unreadableOf } from '../../../shared/job.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import type { ReceivedImage, Reply } from '../api/reply.ts';
import type { JobFacts, Journal } from './journal.ts';
import { chargedEntry, costOf, endedEntry, factsOf } from './money.ts';
import type { QueueContext } from './queue-context.ts';

/** From the whole answer on: pictures into the library, then state and money in one transaction, then the spool goes. */
export async function finishJob(context: QueueContext, job: Job, attemptId: string, reply: Reply): Promise<void> {
  const { ports } = context;
  const { journal } = ports;
  const cost = costOf(job, reply.usage, ports);
  if (reply.unusable > 0) ports.log.error(`Answer of job ${job.id}: ${reply.unusable} of its pictures can't be read`);
  let assets: readonly AssetId[];
  try {
    const { requestId, elapsedMs } = job;
    const saved = await ports.save({ job, attemptId, reply, requestId, elapsedMs, ...cost });
    assets = saved.map((asset) => asset.id);
  } catch (error) {
    ports.log.error(`Answer of job ${job.id} is kept in the spool: the library can't take it`, error);
    journal.apply(job.id, [{ type: 'stalled', error: errorOf(error, job.id) }]);
    return;
  }
  const now = ports.clock.now();
  const unwanted = journal.transaction(() => {
    const facts = { usage: reply.usage, costMicros: cost.costMicros };
    journal.ledger.write(chargedEntry(job, attemptId, cost), now);
    const done = journal.apply(
      job.id,
      [{ type: 'saved', assets, at: now.toISOString(), unreadable: reply.unusable }],
      facts,
    );
    return letGo(journal, done, attemptId);
  });
  context.previews.forget(job.id);
  await Promise.all(unwanted.map((attempt) => context.spool.remove(attempt)));
}

/** Goes on with an answer that is in the spool: after a restart, or once the disk or the library is right again. */
export async function finishFromSpool(context: QueueContext, job: Job): Promise<void> {
  if (job.state.status !== 'received') return;
  const { attempt } = job.state;
  const outcome = await context.ports.readSpool(context.spool.dirOf(attempt), job);
  await takeFromSpool(context, job, attempt, outcome);
}

/** What reading an answer from the spool comes to; one that the disk doesn't let be read is read again later. */
export async function takeFromSpool(
  context: QueueContext,
  job: Job,
  attemptId: string,
  outcome: CallOutcome,
): Promise<void> {
  const { journal } = context.ports;
  if (outcome.type === 'reply') return finishJob(context, job, attemptId, outcome.reply);
  const trouble = diskTroubleOf(outcome);
  if (trouble !== null) {
    journal.apply(job.id, [{ type: 'stalled', error: trouble }]);
    return;
  }
  const image = outcome.type === 'uncertain' ? outcome.lastPreview : null;
  const draft = await keepDraft(context, job, attemptId, image);
  const events = eventsOfSpool(context, outcome, draft);
  const ended = journalEnd(context, job, attemptId, events, factsOf(outcome, job, context.ports));
  await clearUp(context, ended, attemptId);
}

/** Why a spool can't be read for now: it says nothing about the answer in it. */
export const diskTroubleOf = (outcome: CallOutcome): AppError | null =>
  'error' in outcome && ABOUT_THE_DISK.includes(outcome.error.kind) ? outcome.error : null;

const ABOUT_THE_DISK: readonly AppError['kind'][] = ['disk-full', 'folder-gone', 'no-permission', 'disk-failed'];

/** The journal's part of such an end: state and money in one transaction. */
export function journalEnd(
  { ports }: QueueContext,
  job: Job,
  attemptId: string,
  events: readonly JobEvent[],
  facts: JobFacts,
): Job {
  const { journal, clock } = ports;
  return journal.transaction(() => {
    const ended = journal.apply(job.id, events, facts);
    const row = endedEntry(ended, attemptId, ports);
    if (row) journal.ledger.write(row, clock.now());
    letGo(journal, ended, attemptId);
    return ended;
  });
}

/**
 * Attempts whose raw answers nobody wants any more, written down in the transaction that ends the job: a kill right
 * after it leaves only files that the next start sweeps.
 */
function letGo({ attempts }: Journal, job: Job, attemptId: string): readonly string[] {
  if (mayHoldPaid(job)) return [];
  // Once done, an earlier attempt that ended in doubt has nothing left to look for.
  const over = job.state.status === 'done' ? attempts.keptOf(job.id) : [attemptId];
  const unwanted = unreadableOf(job.state) > 0 ? over.filter((attempt) => attempt !== attemptId) : over;
  for (const attempt of unwanted) attempts.letGo(attempt);
  return unwanted;
}

/**
 * A raw answer is kept as long as it may hold something that was paid for, byte by byte as it came: should a service
 * in trouble say the key back, it stands there and nowhere else until a person decides.
 */
const mayHoldPaid = ({ state }: Job): boolean =>
  state.status === 'uncertain' || (state.status === 'failed' && chargeOf(state.error) !== 'not-charged');

/** Removes what an attempt left that ended without pictures. */
export async function clearUp(context: QueueContext, job: Job, attemptId: string): Promise<void> {
  if (mayHoldPaid(job) || unreadableOf(job.state) > 0) return;
  context.previews.forget(job.id);
  await context.spool.remove(attemptId);
}

/** Keeps the last preview of a stream that died; the job's end must not depend on it. */
export async function keepDraft(
  { ports }: QueueContext,
  job: Job,
  attemptId: string,
  image: ReceivedImage | null,
): Promise<AssetId | null> {
  if (image === null) return null;
  try {
    return (await ports.saveDraft({ job, attemptId, image })).id;
  } catch (error) {
    ports.log.error(`Last preview of job ${job.id} could not be kept as a draft`, error);
    return null;
  }
}

/** What an answer read from the spool means when it isn't a whole one: an error it names, or doubt. */
export function eventsOfSpool(
  { ports }: QueueContext,
  outcome: Exclude<CallOutcome, { type: 'reply' }>,
  draft: AssetId | null,
): readonly JobEvent[] {
  const at = ports.clock.now().toISOString();
  if (outcome.type === 'failed') return [{ type: 'failed', error: outcome.error, at }];
  return [{ type: 'lost', error: { kind: 'uncertain', cause: 'app-ended', status: null }, draft, at }];
}

/** Every failure as data; what isn't one is a bug, and the log has it under the job's id. */
export const errorOf = (error: unknown, reference: string): AppError =>
  error instanceof AppFailure ? error.error : { kind: 'unexpected', reference };
