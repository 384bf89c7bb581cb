import { fail } from '../../../shared/app-error.ts';
import {
  advance,
  isInFlight,
  isOver,
  type Job,
  type JobEvent,
  type JobId,
  type JobState,
} from '../../../shared/job.ts';
import type { Usage } from '../../../shared/usage.ts';
import { createLedger, type Ledger } from '../usage/ledger.ts';
import type { Database } from '../storage/database.ts';
import { createJournalAdds, type JournalAdds } from './journal-adds.ts';
import { createJournalAttempts, type JournalAttempts } from './journal-attempts.ts';
import { createJournalLists, type JournalLists } from './journal-lists.ts';
import { createJournalOwners, type JournalOwners } from './journal-owners.ts';
import { createJournalPace, type JournalPace } from './journal-pace.ts';
import { JOB_COLUMNS, jobFromRow, stateColumns, type JobRow } from './journal-rows.ts';
import { createJournalStarts, type JournalStarts } from './journal-starts.ts';

/** What became known together with an event; what is left out stays as it was. */
export type JobFacts = {
  readonly requestId?: string | null;
  readonly elapsedMs?: number | null;
  readonly usage?: Usage | null;
  readonly costMicros?: number | null;
};

/** `no`, or who paused it; kept over restarts, so nothing is sent that a person had stopped. */
export type PausedBy = 'no' | 'by-person' | 'unclean-end';

/** Every lasting fact about jobs. Each call is one transaction, on disk when it returns. */
export type Journal = {
  readonly adds: JournalAdds;
  readonly attempts: JournalAttempts;
  readonly ledger: Ledger;
  readonly lists: JournalLists;
  readonly owners: JournalOwners;
  readonly pace: JournalPace;
  readonly starts: JournalStarts;
  /** @throws AppFailure not-found */
  job(id: JobId): Job;
  /** Takes a job through events in one step; events that come too late change nothing, facts included. */
  apply(id: JobId, events: readonly JobEvent[], facts?: JobFacts): Job;
  /** Out of every list; its money and its attempts stay on record. Only what is over can go. */
  hide(ids: readonly JobId[]): readonly JobId[];
  /** Asks whoever has the job in flight to stop it. */
  askToStop(id: JobId): void;
  isStopAsked(id: JobId): boolean;
  paused(): PausedBy;
  pause(by: PausedBy): void;
  transaction<T>(work: () => T): T;
  /** Called inside the transaction of every change this connection makes. */
  onWrite(listener: () => void): () => void;
};

export function createJournal(database: Database): Journal {
  const listeners = new Set<() => void>();
  const attempts = createJournalAttempts(database);
  const nextSequence = (): number => {
    for (const listener of listeners) listener();
    return database.get<{ sequence: number }>(NEXT_SEQUENCE)?.sequence ?? 0;
  };
  const job = (id: JobId): Job => {
    const row = database.get<JobRow>(READ_JOB, { id });
    return row ? jobFromRow(row) : fail({ kind: 'not-found', what: 'job' });
  };
  const apply: Journal['apply'] = (id, events, facts = {}) =>
    database.transaction(() => {
      const before = job(id);
      const inDoubt = before.doubts > 0;
      const told = inDoubt
        ? events.map((event) => (event.type === 'cancelled' ? { ...event, inDoubt } : event))
        : events;
      const state = told.reduce(advance, before.state);
      if (state === before.state) return before;
      database.run(WRITE_STATE, {
        id,
        sequence: nextSequence(),
        ...stateColumns(state),
        ...keeps(state, events),
        ...nulls(facts),
      });
      return job(id);
    });
  return {
    adds: createJournalAdds(database, nextSequence),
    attempts,
    ledger: createLedger(database),
    lists: createJournalLists(database),
    owners: createJournalOwners(database),
    pace: createJournalPace(database),
    starts: createJournalStarts(database, { job, apply }),
    job,
    apply,
    hide: (ids) =>
      database.transaction(() => {
        const over = ids.filter((id) => isOver(job(id).state));
        for (const id of over) database.run(HIDE, { id, sequence: nextSequence() });
        return over;
      }),
    askToStop: (id) =>
      database.transaction(() => {
        database.run(ASK_TO_STOP, { id, sequence: nextSequence() });
      }),
    isStopAsked: (id) => database.get('SELECT 1 FROM jobs WHERE id = :id AND stop_asked = 1', { id }) !== undefined,
    paused: () => database.get<{ paused: PausedBy }>('SELECT paused FROM journal')?.paused ?? 'no',
    pause: (by) =>
      database.transaction(() => {
        nextSequence();
        database.run('UPDATE journal SET paused = :by', { by });
      }),
    transaction: (work) => database.transaction(work),
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Which columns a new state leaves alone: the owner while in flight, the count of tries also while only retrying. */
function keeps(state: JobState, events: readonly JobEvent[]): { keepOwner: number; keepTries: number } {
  const inFlight = isInFlight(state);
  return { keepOwner: inFlight ? 1 : 0, keepTries: inFlight || events.at(-1)?.type === 'unsent' ? 1 : 0 };
}

const nulls = (facts: JobFacts) => ({
  requestId: facts.requestId ?? null,
  elapsedMs: facts.elapsedMs ?? null,
  usage: facts.usage ? JSON.stringify(facts.usage) : null,
  costMicros: facts.costMicros ?? null,
});

const NEXT_SEQUENCE = 'UPDATE journal SET sequence = sequence + 1 RETURNING sequence';
const READ_JOB = `SELECT ${JOB_COLUMNS} FROM jobs WHERE id = :id AND hidden = 0`;
const HIDE = 'UPDATE jobs SET hidden = 1, sequence = :sequence WHERE id = :id';
const ASK_TO_STOP = `
  UPDATE jobs SET stop_asked = 1, sequence = :sequence WHERE id = :id AND status IN ('sending', 'receiving')`;

const WRITE_STATE = `
  UPDATE jobs SET
    sequence = :sequence, status = :status, state = :state, until = :until, ended_at = :endedAt,
    request_id = coalesce(:requestId, request_id), elapsed_ms = coalesce(:elapsedMs, elapsed_ms),
    usage = coalesce(:usage, usage), cost_micros = coalesce(:costMicros, cost_micros),
    owner = iif(:keepOwner, owner, NULL), stop_asked = iif(:keepOwner, stop_asked, 0),
    tries = iif(:keepTries, tries, 0)
  WHERE id = :id`;
