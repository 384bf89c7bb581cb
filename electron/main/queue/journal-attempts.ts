import type { JobId } from '../../../shared/job.ts';
import type { Database } from '../storage/database.ts';
import { FROM_DOUBTS } from './journal-rows.ts';

/** Every call ever begun, and which of them still have a raw answer worth keeping. */
export type JournalAttempts = {
  /** Attempts of a job whose spool is kept, newest first. */
  keptOf(job: JobId): readonly string[];
  /** Of every job that nobody has forgotten. */
  allKept(): ReadonlySet<string>;
  /** Attempts of a job that may have been billed and that nothing found later has settled, newest first. */
  inDoubt(job: JobId): readonly string[];
  /** From here on its spool may be removed. */
  letGo(attempt: string): void;
};

type Row = { readonly id: string };

export function createJournalAttempts(database: Database): JournalAttempts {
  const ids = (sql: string, values = {}): string[] => database.all<Row>(sql, values).map((row) => row.id);
  return {
    keptOf: (job) => ids(KEPT_OF_JOB, { job }),
    allKept: () => new Set(ids(ALL_KEPT)),
    inDoubt: (job) => ids(IN_DOUBT_OF_JOB, { job }),
    letGo(attempt) {
      database.run('UPDATE attempts SET spool_kept = 0 WHERE id = :attempt', { attempt });
    },
  };
}

const KEPT_OF_JOB = 'SELECT id FROM attempts WHERE job_id = :job AND spool_kept = 1 ORDER BY rowid DESC';
const ALL_KEPT = `
  SELECT attempts.id FROM attempts JOIN jobs ON jobs.id = attempts.job_id WHERE spool_kept = 1 AND hidden = 0`;
const IN_DOUBT_OF_JOB = `SELECT attempts.id ${FROM_DOUBTS} AND attempts.job_id = :job ORDER BY attempts.rowid DESC`;
