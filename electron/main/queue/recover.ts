import type { Job, JobEvent, JobId } from '../../../shared/job.ts';
import { diskTroubleOf, finishFromSpool, takeFromSpool } from './finish-job.ts';
import type { QueueContext } from './queue-context.ts';

/**
 * Takes over what dead processes left; live ones keep theirs. At a start after an unclean end the queue stands still
 * until a person says go on.
 */
export function adoptOrphans({ ports, owner }: QueueContext, when: { readonly atStart: boolean }): void {
  const { journal, clock, log } = ports;
  const { died, freed } = journal.owners.adopt(owner, clock.now());
  if (died === 0) return;
  log.info('A process ended without a word', { died });
  const waiting = when.atStart ? journal.lists.countNotBegun() : freed;
  if (waiting > 0 && journal.paused() === 'no') journal.pause('unclean-end');
}

/**
 * Takes a job on from where its last work broke off: finishes what is whole on disk and calls the rest by its right
 * name (ARCHITECTURE.md, "killed in"). Breaking off again changes nothing of that.
 */
export async function recoverJob(context: QueueContext, id: JobId): Promise<void> {
  const { journal, clock } = context.ports;
  const job = journal.job(id);
  const at = clock.now().toISOString();
  switch (job.state.status) {
    case 'sending':
    case 'receiving':
      return recoverAnswer(context, job, job.state.attempt);
    case 'received':
      return finishFromSpool(context, job);
    default:
      journal.apply(id, [{ type: 'owner-died', whole: false, at }]);
  }
}

async function recoverAnswer(context: QueueContext, job: Job, attemptId: string): Promise<void> {
  const { ports, spool } = context;
  const outcome = await ports.readSpool(spool.dirOf(attemptId), job);
  const isReply = outcome.type === 'reply';
  if (!isReply && diskTroubleOf(outcome) === null) return takeFromSpool(context, job, attemptId, outcome);
  const at = ports.clock.now().toISOString();
  // On a full disk an answer may have come without a word of it in the journal, and can't be read for now.
  const events: readonly JobEvent[] = [{ type: 'answering' }, { type: 'owner-died', whole: true, at }];
  const received = ports.journal.apply(job.id, events, isReply ? { requestId: outcome.requestId } : {});
  return takeFromSpool(context, received, attemptId, outcome);
}
