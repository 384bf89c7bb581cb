import { chargeOf, fail } from '../../../shared/app-error.ts';
import { type Job, type JobId, unreadableOf } from '../../../shared/job.ts';
import { mayHoldMore } from '../../../shared/kept-answer.ts';
import type { CallOutcome } from '../api/call-outcome.ts';
import { diskTroubleOf, eventsOfSpool, finishJob } from './finish-job.ts';
import { endedEntry, factsOf, settledEntry } from './money.ts';
import type { QueueContext } from './queue-context.ts';

/**
 * Reads what ended attempts left in the spool, newest first, until one says how the job truly ended.
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
    if (await takeAtItsWord(context, job, attempt, outcome)) break;
  }
  return journal.job(id);
}

async function takeAtItsWord(context: QueueContext, job: Job, attempt: string, outcome: CallOutcome): Promise<boolean> {
  const { journal, clock } = context.ports;
  const now = clock.now();
  if (outcome.type === 'reply') {
    if (job.state.status === 'done' && outcome.reply.unusable >= unreadableOf(job.state)) return true;
    const found = journal.transaction(() => {
      journal.owners.take(job.id, context.owner.id);
      journal.ledger.write(settledEntry(job, attempt), now);
      return journal.apply(job.id, [{ type: 'found-whole', attempt }], { requestId: outcome.requestId });
    });
    await finishJob(context, found, attempt, outcome.reply);
    return true;
  }
  const [event] = eventsOfSpool(context, outcome, null);
  if (job.state.status !== 'uncertain' || event?.type !== 'failed') return false;
  journal.transaction(() => {
    const facts = factsOf(outcome, job, context.ports);
    const ended = journal.apply(job.id, [{ type: 'found-whole', attempt }, event], facts);
    if (chargeOf(event.error) === 'maybe-charged') return;
    journal.ledger.write(settledEntry(job, attempt), now);
    const row = endedEntry(ended, attempt, context.ports);
    if (row) journal.ledger.write(row, now);
  });
  return true;
}
