import type { Paced } from '../../../shared/queue.ts';
import { createAlarm } from './alarm.ts';
import { holdOthers } from './hold.ts';
import type { Startable } from './journal-starts.ts';
import { TRY_AGAIN_MS } from './outcome-meaning.ts';
import type { QueueContext } from './queue-context.ts';
import { recoverJob } from './recover.ts';
import { runJob } from './run-job.ts';
import { createRuns, type Runs } from './runs.ts';

/** Decides what starts when. */
export type Scheduler = {
  readonly runs: Runs;
  open(): void;
  /** Starts nothing more. */
  close(): void;
  /** Starts what may start; called whenever something changed. */
  pump(): void;
  setOnline(online: boolean): void;
  setAsleep(asleep: boolean): void;
  /** Takes on every job in this process's hands that nothing works on: adopted, broken off, or not yet saved. */
  takeUp(): void;
  whenIdle(): Promise<void>;
  /** What holds itself back to keep the pace. */
  paced(): Paced;
};

/** Another process has the places: look again after this, or when it changes something. */
const PLACES_TAKEN_MS = 500;

/** `onPaced`: what `paced` says may have changed without a line in the journal. */
export function createScheduler(context: QueueContext, onPaced: () => void): Scheduler {
  const { ports } = context;
  const { journal, clock, log } = ports;
  const gate = { open: false, online: true, asleep: false, restUntilMs: 0 };
  let paced: Paced = {};
  const waiters = new Set<() => void>();
  const runs = createRuns(log, () => pump());
  const alarm = createAlarm(ports, () => pump());
  const nowMs = () => clock.now().getTime();

  // A process that takes only its own jobs was told to by a person: the app's pause is not meant for it.
  const standsStill = () => !gate.open || (context.share().only === 'all' && journal.paused() !== 'no');

  const start = ({ id }: Startable) => {
    runs.start(id, async (signal) => {
      const end = await runJob(context, id, { signal, mayBegin: () => !standsStill() });
      if (end === 'waits') gate.restUntilMs = nowMs() + PLACES_TAKEN_MS;
    });
  };
  const holdOffline = (demo: boolean) => {
    const until = new Date(nowMs() + TRY_AGAIN_MS).toISOString();
    holdOthers(context, demo, { type: 'held', until, why: 'offline', error: { kind: 'offline' } });
  };
  /** One job, or one reason why its lane starts none; false when nothing is left to look at. */
  const startNext = (blocked: string[]): boolean => {
    const next = journal.starts.next(context.share(), blocked, clock.now());
    if (!next) return false;
    const startMs = journal.pace.nextStartMs(next.lane, ports.limits().requestsPerMinute, nowMs());
    if (startMs > nowMs()) {
      blocked.push(next.lane);
      paced = { ...paced, [next.lane]: new Date(startMs).toISOString() };
      alarm.at(startMs);
    } else if (!gate.online && !next.demo && !next.waited) {
      // Held once; when its time comes it is tried whatever the system says about the line, which may be wrong.
      holdOffline(next.demo);
    } else if (journal.starts.claim(next.id, context.owner.id)) {
      start(next);
    }
    return true;
  };
  const startWhatMay = () => {
    const before = paced;
    paced = {};
    if (standsStill() || gate.asleep) return;
    // Read before: a job that comes due while this looks around is due for the alarm, and not forgotten.
    const lookedAt = clock.now();
    if (gate.restUntilMs > nowMs()) alarm.at(gate.restUntilMs);
    else startAll(() => runs.size < ports.limits().concurrency, startNext);
    if (Object.keys(before).length + Object.keys(paced).length > 0) onPaced();
    const due = journal.starts.nextDue(context.share(), lookedAt);
    if (due !== null) alarm.at(Date.parse(due));
  };
  const pump = () => {
    try {
      startWhatMay();
      if (isIdle()) for (const tell of waiters) tell();
    } catch (error) {
      // The journal can't be written, most likely a full disk: nothing may start without it.
      log.error('The queue can start nothing; it tries again soon', error);
      gate.restUntilMs = nowMs() + TRY_AGAIN_MS;
      alarm.at(gate.restUntilMs);
    }
  };
  const isIdle = () => runs.size === 0 && (standsStill() || !journal.starts.hasPending(context.share()));

  return {
    runs,
    open() {
      gate.open = true;
      pump();
    },
    close() {
      gate.open = false;
      alarm.stop();
    },
    pump,
    setOnline(online) {
      gate.online = online;
      pump();
    },
    setAsleep(asleep) {
      gate.asleep = asleep;
      pump();
    },
    takeUp() {
      for (const { id } of journal.lists.ownedBy(context.owner.id)) {
        if (!runs.has(id)) runs.start(id, () => recoverJob(context, id));
      }
    },
    whenIdle: () =>
      new Promise((resolve) => {
        const tell = () => {
          waiters.delete(tell);
          resolve();
        };
        waiters.add(tell);
        pump();
      }),
    paced: () => paced,
  };
}

function startAll(hasPlace: () => boolean, startNext: (blocked: string[]) => boolean): void {
  const blocked: string[] = [];
  while (hasPlace() && startNext(blocked));
}
