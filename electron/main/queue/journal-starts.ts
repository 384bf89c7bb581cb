import type { Job, JobEvent, JobId } from '../../../shared/job.ts';
import { isReady, laneOf } from '../../../shared/queue.ts';
import type { Database } from '../storage/database.ts';
import { createJournalPace } from './journal-pace.ts';

/** Which jobs a process may take: any that nobody reserved, or only those it reserved itself. */
export type Share = { readonly owner: string; readonly only: 'own' | 'all' };

export type Startable = { readonly id: JobId; readonly lane: string; readonly demo: boolean; readonly waited: boolean };

export type Begun =
  | { readonly type: 'begun'; readonly job: Job; readonly attempt: { readonly id: string; readonly number: number } }
  /** No longer this process's to start: cancelled, held, or over. */
  | { readonly type: 'gone' }
  /** All places are taken, some by another process. */
  | { readonly type: 'full' }
  | { readonly type: 'too-soon' };

export type BeginInput = {
  readonly id: JobId;
  readonly owner: string;
  readonly attempt: string;
  readonly limits: { readonly concurrency: number; readonly requestsPerMinute: number };
  readonly now: Date;
};

export type JournalStarts = {
  /** The next job whose turn it is, by hand before batch, then as added; lanes in `blocked` are passed over. */
  next(share: Share, blocked: readonly string[], now: Date): Startable | null;
  /** When the next waiting job comes due; null when none will by itself. */
  nextDue(share: Share, now: Date): string | null;
  /** Whether anything of a share will still start by itself. */
  hasPending(share: Share): boolean;
  /** Takes a job nobody has. False when somebody was faster. */
  claim(id: JobId, owner: string): boolean;
  /** Gives back a job that was claimed but not begun. */
  release(id: JobId, owner: string): void;
  /** The only way to `sending`: place, pace, attempt and state in one transaction, before the first byte leaves. */
  begin(input: BeginInput): Begun;
};

type Writes = { job(id: JobId): Job; apply(id: JobId, events: readonly JobEvent[]): Job };

/** An owner that hasn't been heard of for this long holds no places; its jobs are left as they are. */
const FRESH_MS = 30_000;

export function createJournalStarts(database: Database, writes: Writes): JournalStarts {
  const pace = createJournalPace(database);
  const shareOf = ({ owner, only }: Share) => ({ owner, all: only === 'all' ? 1 : 0 });
  return {
    next(share, blocked, now) {
      const values = { ...shareOf(share), blocked: JSON.stringify(blocked), now: now.toISOString() };
      const row = database.get<Omit<Startable, 'demo' | 'waited'> & { demo: number; waited: number }>(NEXT, values);
      return row ? { ...row, demo: row.demo === 1, waited: row.waited === 1 } : null;
    },
    nextDue: (share, now) =>
      database.get<{ until: string | null }>(NEXT_DUE, { ...shareOf(share), now: now.toISOString() })?.until ?? null,
    hasPending: (share) => database.get(PENDING, shareOf(share)) !== undefined,
    claim: (id, owner) => database.run(CLAIM, { id, owner }) === 1,
    release(id, owner) {
      database.run(RELEASE, { id, owner });
    },
    begin: (input) => database.transaction(() => begin(database, writes, pace, input)),
  };
}

function begin(
  database: Database,
  writes: Writes,
  pace: ReturnType<typeof createJournalPace>,
  input: BeginInput,
): Begun {
  const { id, owner, attempt, limits, now } = input;
  const claimed = database.get('SELECT 1 FROM jobs WHERE id = :id AND owner = :owner AND hidden = 0', { id, owner });
  if (!claimed) return { type: 'gone' };
  const job = writes.job(id);
  if (!isReady(job, now.toISOString())) return { type: 'gone' };
  const fresh = new Date(now.getTime() - FRESH_MS).toISOString();
  const taken = database.get<{ places: number }>(TAKEN, { demo: job.demo ? 1 : 0, fresh })?.places ?? 0;
  if (taken >= limits.concurrency) return { type: 'full' };
  const lane = laneOf(job.demo, job.request.model);
  if (pace.nextStartMs(lane, limits.requestsPerMinute, now.getTime()) > now.getTime()) return { type: 'too-soon' };
  pace.started(lane, now.getTime());
  const at = now.toISOString();
  database.run(COUNT_ATTEMPT, { id });
  const number = database.get<{ tries: number }>('SELECT tries FROM jobs WHERE id = :id', { id })?.tries ?? 1;
  database.run('INSERT INTO attempts (id, job_id, number, at) VALUES (:attempt, :id, :number, :at)', {
    attempt,
    id,
    number,
    at,
  });
  return { type: 'begun', job: writes.apply(id, [{ type: 'sent', attempt, at }]), attempt: { id: attempt, number } };
}

const MINE = '(:all AND reserved_for IS NULL OR reserved_for = :owner)';

const NEXT = `
  SELECT id, lane, demo, status = 'waiting' AS waited FROM jobs
  WHERE hidden = 0 AND owner IS NULL AND ${MINE}
    AND (status = 'queued' OR status = 'waiting' AND until <= :now)
    AND lane NOT IN (SELECT value FROM json_each(:blocked))
  ORDER BY origin DESC, position LIMIT 1`;

const NEXT_DUE = `
  SELECT min(until) AS until FROM jobs WHERE hidden = 0 AND owner IS NULL AND status = 'waiting' AND until > :now AND ${MINE}`;

const PENDING = `
  SELECT 1 FROM jobs WHERE hidden = 0 AND owner IS NULL AND ${MINE}
    AND (status = 'queued' OR status = 'waiting' AND until IS NOT NULL) LIMIT 1`;

const CLAIM = `
  UPDATE jobs SET owner = :owner WHERE id = :id AND owner IS NULL AND hidden = 0 AND status IN ('queued', 'waiting')`;

const RELEASE = `
  UPDATE jobs SET owner = NULL WHERE id = :id AND owner = :owner AND status IN ('queued', 'waiting')`;

const TAKEN = `
  SELECT count(*) AS places FROM jobs
  WHERE status IN ('sending', 'receiving') AND demo = :demo
    AND owner IN (SELECT id FROM owners WHERE heartbeat > :fresh)`;

/** What the last attempt was told no longer belongs to the job. */
const COUNT_ATTEMPT = `
  UPDATE jobs SET sent = sent + 1, tries = tries + 1, request_id = NULL, elapsed_ms = NULL, usage = NULL
  WHERE id = :id`;
