import { AppFailure, type AppError } from '../../../shared/app-error.ts';
import type { Job, JobEvent, JobId } from '../../../shared/job.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import type { CallProgress } from '../api/image-api.ts';
import { clearUp, finishJob, journalEnd, keepDraft, takeIn } from './finish-job.ts';
import { roomProblem } from './free-space.ts';
import { holdOthers } from './hold.ts';
import { doubtEntry, factsOf } from './money.ts';
import { laneOf } from '../../../shared/queue.ts';
import type { Begun } from './journal-starts.ts';
import { meaningOf, TRY_AGAIN_MS, waitForDisk, type StopReason } from './outcome-meaning.ts';
import type { QueueContext } from './queue-context.ts';

export type Run = {
  /** Aborted with a StopReason. */
  readonly signal: AbortSignal;
  /** Asked once more right before: a pause or an end may have come meanwhile. */
  readonly mayBegin: () => boolean;
};

/** One attempt of a claimed job. `waits`: it could not begin now and is free again. */
export async function runJob(context: QueueContext, id: JobId, run: Run): Promise<'ended' | 'waits'> {
  const { ports } = context;
  const { journal } = ports;
  if (!(await hasRoom(context, id))) return 'ended';
  if (run.signal.aborted || !run.mayBegin()) {
    journal.starts.release(id, context.owner.id);
    return 'ended';
  }
  const about = {
    id,
    owner: context.owner.id,
    attempt: ports.random.id(),
    limits: ports.limits(),
    now: ports.clock.now(),
  };
  const begun = journal.starts.begin(about);
  if (begun.type !== 'begun') {
    journal.starts.release(id, context.owner.id);
    return begun.type === 'gone' ? 'ended' : 'waits';
  }
  const outcome = await send(context, begun, run.signal);
  await settle(context, begun, outcome, run.signal);
  return 'ended';
}

/** Free space is looked at before each POST: an answer that can't be kept must not be asked for. */
async function hasRoom({ ports }: QueueContext, id: JobId): Promise<boolean> {
  const atWork = ports.journal.lists.atWork().map(({ request }) => request);
  const error = await roomProblem(atWork, () => ports.freeBytes());
  if (error === null) return true;
  const until = new Date(ports.clock.now().getTime() + TRY_AGAIN_MS).toISOString();
  ports.journal.apply(id, [{ type: 'held', until, why: waitForDisk(error), error }]);
  return false;
}

type Begin = Extract<Begun, { type: 'begun' }>;

async function send(context: QueueContext, { job, attempt }: Begin, signal: AbortSignal): Promise<CallOutcome> {
  const { ports, spool } = context;
  try {
    return await ports.call({
      job,
      attempt: { ...attempt, spoolDir: spool.dirOf(attempt.id) },
      signal,
      onProgress: (progress) => note(context, job, () => noteProgress(context, job, progress)),
      onDiskFull: (error) => waitForRoom(context, job, error, signal),
    });
  } catch (error) {
    if (error instanceof AppFailure) return { type: 'failed', error: error.error, sent: false };
    // A bug after bytes may have left: all that is certain is that we don't know.
    ports.log.error(`Call of job ${job.id} broke`, error);
    return {
      type: 'uncertain',
      error: { kind: 'uncertain', cause: 'connection-lost', status: null },
      lastPreview: null,
    };
  }
}

/** A note that the journal can't take, most likely for want of room, must not end a call that is paid for. */
function note({ ports }: QueueContext, job: Job, write: () => void): void {
  try {
    write();
  } catch (error) {
    ports.log.error(`Progress of job ${job.id} could not be written down`, error);
  }
}

async function waitForRoom(context: QueueContext, job: Job, error: AppError, signal: AbortSignal): Promise<boolean> {
  const { journal } = context.ports;
  note(context, job, () => journal.apply(job.id, [{ type: 'stalled', error }]));
  const goesOn = await context.room.wait(signal);
  note(context, job, () => journal.apply(job.id, [{ type: 'stalled', error: null }]));
  return goesOn;
}

function noteProgress({ ports, previews }: QueueContext, job: Job, progress: CallProgress): void {
  if (progress.type === 'answering') {
    ports.journal.apply(job.id, [{ type: 'answering' }], { requestId: progress.requestId });
    return;
  }
  previews.add(job.id, progress.image.file);
  ports.journal.apply(job.id, [{ type: 'answering' }, { type: 'preview' }]);
}

async function settle(context: QueueContext, begun: Begin, outcome: CallOutcome, signal: AbortSignal): Promise<void> {
  const { ports } = context;
  const { job, attempt } = begun;
  if (outcome.type === 'reply') {
    const received = takeIn(context, job.id, attempt.id, outcome, [{ type: 'received' }]);
    if (received.state.status === 'received') await finishJob(context, received, attempt.id, outcome.reply);
    return;
  }
  const image = outcome.type === 'uncertain' ? outcome.lastPreview : null;
  const draft = await keepDraft(context, job, attempt.id, image);
  const stopReason = signal.aborted ? (signal.reason as StopReason) : null;
  const meaning = meaningOf(outcome, { now: ports.clock.now(), draft, stopReason });
  const ended = ports.journal.transaction(() => {
    if (meaning.refusedUntil !== null) slowDown(context, job, meaning.refusedUntil);
    if (meaning.holdOthers) holdOthers(context, job.demo, meaning.holdOthers);
    const doubt = outcome.type === 'unsent' ? doubtEntry(job, attempt.id, outcome.error, ports) : null;
    if (doubt) ports.journal.ledger.write(doubt, ports.clock.now());
    const events = [...meaning.events, ...stopOf(context, job)];
    return journalEnd(context, job, attempt.id, events, factsOf(outcome));
  });
  await clearUp(context, ended, attempt.id);
}

/**
 * A wish to stop outlives the attempt it came too late for: a job that would go again by itself is cancelled, and one
 * that is over stays what it is. Asked of the journal, because the wish may come from another process just now.
 */
const stopOf = ({ ports: { journal, clock } }: QueueContext, { id }: Job): readonly JobEvent[] =>
  journal.isStopAsked(id) ? [{ type: 'cancelled', at: clock.now().toISOString() }] : [];

function slowDown({ ports }: QueueContext, job: Job, until: string): void {
  const lane = laneOf(job.demo, job.request.model);
  const nowMs = ports.clock.now().getTime();
  ports.journal.pace.refused(lane, ports.limits().requestsPerMinute, Date.parse(until), nowMs);
}
