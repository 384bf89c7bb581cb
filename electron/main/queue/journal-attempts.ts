import type { JobId } from '../../../shared/job.ts';
import type { Database } from '../storage/database.ts';

/** Every call ever begun, and which of them still have a raw answer worth keeping. */
export type JournalAttempts = {
  /** Attempts of a job whose spool is kept, newest first. */
  keptOf(job: JobId): readonly string[];
  allKept(): ReadonlySet<string>;
  /** Whether one of a job's attempts may have been billed, as far as is known today. */
  mayHaveCost(job: JobId): boolean;
  /** From here on its spool may be removed. */
  letGo(attempt: string): void;
};

type Row = { readonly id: string };

export function createJournalAttempts(database: Database): JournalAttempts {
  const ids = (sql: string, values = {}): string[] => database.all<Row>(sql, values).map((row) => row.id);
  return {
    keptOf: (job) => ids(KEPT_OF_JOB, { job }),
    allKept: () => new Set(ids('SELECT id FROM attempts WHERE spool_kept = 1')),
    mayHaveCost: (job) => database.get(IN_DOUBT, { job }) !== undefined,
    letGo(attempt) {
      database.run('UPDATE attempts SET spool_kept = 0 WHERE id = :attempt', { attempt });
    },
  };
}

const KEPT_OF_JOB = 'SELECT id FROM attempts WHERE job_id = :job AND spool_kept = 1 ORDER BY rowid DESC';

const IN_DOUBT = `
  SELECT 1 FROM attempts JOIN ledger ON ledger.attempt_id = attempts.id AND ledger.kind = 'maybe'
  WHERE attempts.job_id = :job AND NOT EXISTS (
    SELECT 1 FROM ledger AS other WHERE other.attempt_id = attempts.id AND other.kind = 'settled') LIMIT 1`;
