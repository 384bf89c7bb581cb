import { chargeOf, fail } from '../../../shared/app-error.ts';
import { type Job, type JobId, unreadableOf } from '../../../shared/job.ts';
import { mayHoldMore } from '../../../shared/kept-answer.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import { clearUp, diskTroubleOf, eventsOfSpool, finishJob, journalEnd, takeIn } from './finish-job.ts';
import { factsOf, settledEntry } from './money.ts';
import type { QueueContext } from './queue-context.ts';

/**
 * Reads what ended attempts left in the spool, newest first, until one has pictures. Any may bring some; how the job
 * ended is told by the last one in doubt alone.
 * @throws AppFailure when the disk doesn't let one be read: that is no answer, and it may be looked at again.
 */
export async function lookAgain(context: QueueContext, id: JobId): Promise<Job> {
  const { journal } = context.ports;
  for (const attempt of journal.attempts.keptOf(id)) {
    const outcome = await context.ports.readSpool(context.spool.dirOf(attempt), journal.job(id));
    const trouble = diskTroubleOf(outcome);
    if (trouble !== null) fail(trouble);
    // Read afresh: a person may have decided otherwise meanwhile.
    const job = journal.job(id);
    if (!mayHoldMore(job.state)) return job;
    if (outcome.type === 'reply') {
      await takePictures(context, job, attempt, outcome);
      break;
    }
    if (job.state.status === 'uncertain' && journal.attempts.inDoubt(id)[0] === attempt)
      await takeEnd(context, job, attempt, outcome);
  }
  return journal.job(id);
}

type Found = Extract<CallOutcome, { type: 'reply' }>;
type NoPictures = Exclude<CallOutcome, Found>;

async function takePictures(context: QueueContext, job: Job, attempt: string, found: Found): Promise<void> {
  const { journal, clock } = context.ports;
  if (job.state.status === 'done' && found.reply.unusable >= unreadableOf(job.state)) return;
  const received = journal.transaction(() => {
    journal.owners.take(job.id, context.owner.id);
    if (journal.attempts.inDoubt(job.id).includes(attempt))
      journal.ledger.write(settledEntry(job, attempt), clock.now());
    return takeIn(context, job.id, attempt, found, [{ type: 'found-whole', attempt }]);
  });
  await finishJob(context, received, attempt, found.reply);
}

async function takeEnd(context: QueueContext, job: Job, attempt: string, outcome: NoPictures): Promise<void> {
  const { journal, clock } = context.ports;
  const [event] = eventsOfSpool(context, outcome, null);
  if (event?.type !== 'failed') return;
  const ended = journal.transaction(() => {
    if (chargeOf(event.error) !== 'maybe-charged') journal.ledger.write(settledEntry(job, attempt), clock.now());
    const events = [{ type: 'found-whole', attempt }, event] as const;
    return journalEnd(context, job, attempt, events, factsOf(outcome));
  });
  await clearUp(context, ended, attempt);
}
