import { isInFlight, type JobEvent, type JobId, type JobState, type WaitReason } from '../../../shared/job.ts';
import { chargeOfJob } from '../../../shared/job-money.ts';
import { jobsOf } from './add-jobs.ts';
import { createChanges, type Changes } from './changes.ts';
import { release } from './hold.ts';
import type { Share } from './journal-starts.ts';
import { lookAgain } from './look-again.ts';
import { thisProcess } from './owner.ts';
import { createPreviews } from './previews.ts';
import type { QueueContext } from './queue-context.ts';
import type { Queue, QueuePorts } from './queue-ports.ts';
import { startPulse } from './pulse.ts';
import { adoptOrphans } from './recover.ts';
import { createRoom } from './room.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { createSpool } from './spool.ts';

/** The one queue of a process: every wish becomes a line in the journal first, then something happens. */
export function createQueue(ports: QueuePorts): Queue {
  const owner = thisProcess(ports.random.id());
  const previews = createPreviews();
  const spool = createSpool(ports.spoolRoot, ports.journal.attempts);
  const room = createRoom(ports.timers);
  let only: Share['only'] = 'all';
  const context: QueueContext = { ports, owner, spool, previews, room, share: () => ({ owner: owner.id, only }) };
  const scheduler = createScheduler(context, () => changes.touch());
  const changes = createChanges(context, () => scheduler.paced());
  const parts: Parts = { context, scheduler, changes };
  let stopPulse = () => {};
  return {
    async start(options) {
      only = options.only ?? 'all';
      ports.journal.owners.beat(owner, ports.clock.now());
      if (options.recover) {
        adoptOrphans(context, { atStart: true });
        scheduler.takeUp();
        await scheduler.runs.allEnded();
        await spool.sweep();
      }
      stopPulse = startPulse(context, scheduler, changes, options);
      scheduler.open();
    },
    async stop({ finish = false } = {}) {
      scheduler.close();
      if (!finish) scheduler.runs.stopAll('app-ended');
      await scheduler.runs.allEnded();
      stopPulse();
      ports.journal.owners.leave(owner.id);
      changes.stop();
    },
    ...wishes(parts),
    ...outside(parts),
    snapshot: () => changes.snapshot(),
    page: (query) => changes.page(query),
    onChange: (listener) => changes.onChange(listener),
    job: (id) => ports.journal.job(id),
    preview(id, version) {
      const file = previews.fileOf(id, version);
      return file === null ? null : { file };
    },
    answerFolder(id) {
      ports.journal.job(id);
      return spool.answerOf(id);
    },
    inFlight: () => ports.journal.lists.countInFlight(owner.id),
    whenIdle: () => scheduler.whenIdle(),
  };
}

type Parts = { readonly context: QueueContext; readonly scheduler: Scheduler; readonly changes: Changes };

/** What a person asks for. */
function wishes({ context, scheduler }: Parts) {
  const { journal } = context.ports;
  const reservedFor = () => (context.share().only === 'own' ? context.owner.id : null);
  const hide = (ids: readonly JobId[]) => {
    for (const id of journal.hide(ids)) {
      context.previews.forget(id);
      context.spool.removeAll(id).catch((error) => context.ports.log.error(`Spool of ${id} stays for now`, error));
    }
  };
  return {
    add(input) {
      const ids = journal.adds.add(input.token, jobsOf(input, context.ports), reservedFor());
      scheduler.pump();
      return ids;
    },
    cancel(ids) {
      for (const id of ids) cancel(context, scheduler, id);
    },
    sendAgain(ids) {
      journal.transaction(() => {
        for (const id of ids) {
          journal.apply(id, [{ type: 'asked-again' }, goNow(journal.job(id).state, context.ports.clock.now())]);
          journal.owners.reserve(id, reservedFor());
          context.previews.forget(id);
        }
        release(context, 'balance');
      });
      // An answer that is here but not yet kept is only tried to be kept again.
      context.room.made();
      scheduler.takeUp();
      scheduler.pump();
    },
    lookAgain: (id) => lookAgain(context, id),
    forget: hide,
    clearFinished() {
      // What may have cost something stays until a person forgets it by name.
      const free = journal.lists.failed().filter((job) => chargeOfJob(job) === 'not-charged');
      hide([...journal.lists.settled(), ...free.map((job) => job.id)]);
    },
    pause: () => journal.pause('by-person'),
    resume() {
      journal.pause('no');
      release(context, 'balance');
      scheduler.pump();
    },
  } satisfies Partial<Queue>;
}

/** Offline it stays a job that waited, whose time has come: those are tried whatever the system says about the line. */
const goNow = (state: JobState, now: Date): JobEvent =>
  state.status === 'waiting' && state.why === 'offline'
    ? { type: 'held', until: now.toISOString(), why: state.why, error: state.error }
    : { type: 'released' };

/** In flight only its process can end it, by closing the socket; what that means for the money it learns by doing. */
function cancel({ ports }: QueueContext, scheduler: Scheduler, id: JobId): void {
  const { journal, clock } = ports;
  journal.transaction(() => {
    if (isInFlight(journal.job(id).state)) journal.askToStop(id);
    else journal.apply(id, [{ type: 'cancelled', at: clock.now().toISOString() }]);
  });
  if (isInFlight(journal.job(id).state)) scheduler.runs.stop(id, 'stopped-by-you');
}

const OF_THE_DISK: readonly WaitReason[] = ['disk-space', 'disk-failed', 'library-gone', 'library-denied'];

/** What the world around tells. */
function outside({ context, scheduler }: Parts) {
  return {
    setOnline(online) {
      if (online) release(context, 'offline');
      scheduler.setOnline(online);
    },
    setAsleep: (asleep) => scheduler.setAsleep(asleep),
    retryWaiting(why) {
      release(context, why);
      if (why === 'disk-space') context.room.made();
      if (OF_THE_DISK.includes(why)) scheduler.takeUp();
      scheduler.pump();
    },
  } satisfies Partial<Queue>;
}
