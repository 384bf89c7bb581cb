import type { Job, JobId, WaitReason } from '../../../shared/job.ts';
import type { Database } from '../storage/database.ts';
import { JOB_COLUMNS, jobFromRow, type JobRow } from './journal-rows.ts';
import type { Share } from './journal-starts.ts';

export type JobsPage = { readonly jobs: readonly Job[]; readonly next: number | null; readonly total: number };

/** `sequence` is the number of the newest change that was read; when `isAll` is false there are more after it. */
export type Changed = {
  readonly sequence: number;
  readonly isAll: boolean;
  readonly jobs: readonly Job[];
  readonly removed: readonly JobId[];
};

/** Questions about many jobs. */
export type JournalLists = {
  /** The number of the newest change, by whatever process. */
  sequence(): number;
  /** What changed after a change, oldest change first, as much as `limit` jobs. */
  changedSince(sequence: number, limit: number): Changed;
  /** What isn't over, what a person has to decide, and what ended since a moment; newest first. */
  current(endedSince: string, limit: number): readonly Job[];
  /** Everything that was not cleared, newest first, from below a position on. */
  page(before: number | null, limit: number): JobsPage;
  /** Jobs an owner has in its hands. */
  ownedBy(owner: string): readonly Job[];
  /** Jobs any process has claimed whose answer is still to come: each may yet fill the disk. */
  atWork(): readonly Job[];
  /** Jobs an owner has in flight and was asked to stop. */
  askedToStop(owner: string): readonly JobId[];
  /** Jobs not begun that nobody works on; `why` narrows it to those that wait for one reason. */
  notBegun(share: Share, why?: WaitReason): readonly JobId[];
  /** Everything that was not cleared and isn't done: it is on its way or may be sent again. */
  sendable(): readonly Job[];
  /** All jobs not begun, whoever they are reserved for. */
  countNotBegun(): number;
  /** Jobs on the wire, or whose answer is being put into the library. */
  countInFlight(owner: string): number;
  /** Ended well, with every picture, or before it began. */
  settled(): readonly JobId[];
  failed(): readonly Job[];
};

export function createJournalLists(database: Database): JournalLists {
  const ids = (sql: string, values = {}): JobId[] => database.all<{ id: JobId }>(sql, values).map((row) => row.id);
  const jobs = (sql: string, values = {}): Job[] => database.all<JobRow>(sql, values).map(jobFromRow);
  const count = (sql: string, values = {}): number => database.get<{ count: number }>(sql, values)?.count ?? 0;
  const sequence = () => database.get<{ sequence: number }>('SELECT sequence FROM journal')?.sequence ?? 0;
  return {
    sequence,
    changedSince(since, limit) {
      // Up to a number read before: what changes meanwhile has a higher one and comes with the next question.
      const upTo = sequence();
      const rows = database.all<ChangedRow>(CHANGED, { since, upTo, limit: limit + 1 });
      const told = rows.slice(0, limit);
      const isAll = told.length === rows.length;
      return {
        sequence: isAll ? upTo : (told.at(-1)?.sequence ?? upTo),
        isAll,
        jobs: told.filter(({ hidden }) => hidden === 0).map(jobFromRow),
        removed: told.filter(({ hidden }) => hidden === 1).map(({ id }) => id),
      };
    },
    page(before, limit) {
      const rows = database.all<JobRow>(PAGE, { before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const next = rows.length > shown.length ? (shown.at(-1)?.position ?? null) : null;
      return { jobs: shown.map(jobFromRow), next, total: count(NOT_CLEARED) };
    },
    current: (endedSince, limit) => jobs(CURRENT, { endedSince, limit }),
    ownedBy: (owner) => jobs(`${JOBS} WHERE owner = :owner ORDER BY position`, { owner }),
    atWork: () => jobs(`${JOBS} WHERE owner IS NOT NULL AND status <> 'received'`),
    askedToStop: (owner) => ids('SELECT id FROM jobs WHERE owner = :owner AND stop_asked = 1', { owner }),
    notBegun: ({ owner, only }, why) => ids(NOT_BEGUN, { owner, all: only === 'all' ? 1 : 0, why: why ?? null }),
    sendable: () => jobs(`${JOBS} WHERE hidden = 0 AND status <> 'done'`),
    countNotBegun: () =>
      count(`SELECT count(*) AS count FROM jobs WHERE hidden = 0 AND status IN ('queued', 'waiting')`),
    countInFlight: (owner) => count(IN_FLIGHT, { owner }),
    settled: () => ids(SETTLED),
    failed: () => jobs(`${JOBS} WHERE hidden = 0 AND status = 'failed'`),
  };
}

const JOBS = `SELECT ${JOB_COLUMNS} FROM jobs`;

type ChangedRow = JobRow & { readonly sequence: number; readonly hidden: number };

const CHANGED = `
  SELECT ${JOB_COLUMNS}, sequence, hidden FROM jobs
  WHERE sequence > :since AND sequence <= :upTo ORDER BY sequence LIMIT :limit`;

/** When there are more than the window takes, what is at work or needs a person stays. */
const CURRENT = `
  SELECT * FROM (
    SELECT ${JOB_COLUMNS} FROM jobs
    WHERE hidden = 0 AND (status NOT IN ('done', 'failed', 'cancelled') OR ended_at >= :endedSince)
    ORDER BY status IN ('sending', 'receiving', 'received', 'uncertain') DESC, position DESC LIMIT :limit
  ) ORDER BY position DESC`;

const PAGE = `
  SELECT ${JOB_COLUMNS} FROM jobs
  WHERE hidden = 0 AND (:before IS NULL OR position < :before) ORDER BY position DESC LIMIT :limit`;
const NOT_CLEARED = 'SELECT count(*) AS count FROM jobs WHERE hidden = 0';

const NOT_BEGUN = `
  SELECT id FROM jobs
  WHERE hidden = 0 AND owner IS NULL AND status IN ('queued', 'waiting')
    AND (:all AND reserved_for IS NULL OR reserved_for = :owner)
    AND (:why IS NULL OR status = 'waiting' AND state ->> 'why' = :why)
  ORDER BY position`;

const SETTLED = `
  SELECT id FROM jobs
  WHERE hidden = 0 AND (status = 'cancelled' OR status = 'done' AND state ->> 'unreadable' IS NULL)`;

const IN_FLIGHT = `
  SELECT count(*) AS count FROM jobs
  WHERE owner = :owner AND (status IN ('sending', 'receiving') OR status = 'received' AND state ->> 'stalled' IS NULL)`;
