import { AppFailure, type AppError, chargeOf } from '../../../shared/app-error.ts';
import { type AssetId, type Job, type JobEvent, type JobId, unreadableOf } from '../../../shared/job.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import type { ReceivedImage, Reply } from '../api/reply.ts';
import type { JobFacts, Journal } from './journal.ts';
import { chargedEntry, costOf, endedEntry, factsOf } from './money.ts';
import type { QueueContext } from './queue-context.ts';

type Answer = Extract<CallOutcome, { type: 'reply' }>;

/**
 * The whole answer is here: from now on it is paid for, whether or not it can be kept. State and money in one
 * transaction; an attempt is charged once, on the day its answer came.
 */
export function takeIn(
  { ports }: QueueContext,
  id: JobId,
  attemptId: string,
  answer: Answer,
  events: readonly JobEvent[],
): Job {
  const { journal, clock } = ports;
  const { requestId, elapsedMs, cameAt, reply } = answer;
  return journal.transaction(() => {
    const job = journal.apply(id, events, { requestId, elapsedMs });
    if (job.state.status !== 'received') return job;
    const at = cameAt === null ? clock.now() : new Date(cameAt);
    journal.ledger.write(chargedEntry(job, attemptId, costOf(job, reply.usage, ports)), at);
    return journal.job(id);
  });
}

/** From there on: pictures into the library, then the job is done, then the spool goes. */
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
  const done = journal.transaction(() => {
    const at = ports.clock.now().toISOString();
    const saved: JobEvent = { type: 'saved', assets, at, unreadable: reply.unusable };
    const ended = journal.apply(job.id, [saved], { usage: reply.usage });
    letGo(journal, ended, attemptId);
    return ended;
  });
  context.previews.forget(job.id);
  await clearUp(context, done, attemptId);
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
  if (outcome.type === 'reply') {
    return finishJob(context, takeIn(context, job.id, attemptId, outcome, []), attemptId, outcome.reply);
  }
  const trouble = diskTroubleOf(outcome);
  if (trouble !== null) {
    journal.apply(job.id, [{ type: 'stalled', error: trouble }]);
    return;
  }
  const image = outcome.type === 'uncertain' ? outcome.lastPreview : null;
  const draft = await keepDraft(context, job, attemptId, image);
  const events = eventsOfSpool(context, outcome, draft);
  const ended = journalEnd(context, job, attemptId, events, factsOf(outcome));
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
 * Nobody wants the raw answer any more. Written down in the transaction that ends the job: a kill right after it leaves
 * only files that the next start sweeps. What an earlier attempt left stays with the job, until a person forgets it.
 */
function letGo({ attempts }: Journal, job: Job, attemptId: string): void {
  if (!isWanted(job)) attempts.letGo(attemptId);
}

/**
 * A raw answer is kept as long as it may hold something that was paid for, byte by byte as it came: should a service
 * in trouble say the key back, it stands there and nowhere else until a person decides.
 */
const isWanted = ({ state }: Job): boolean =>
  state.status === 'uncertain' ||
  (state.status === 'failed' && chargeOf(state.error) !== 'not-charged') ||
  unreadableOf(state) > 0;

/** Removes what an attempt left that is over. */
export async function clearUp(context: QueueContext, job: Job, attemptId: string): Promise<void> {
  if (isWanted(job)) return;
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
