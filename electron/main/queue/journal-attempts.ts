import type { JobId } from '../../../shared/job.ts';
import type { Database } from '../storage/database.ts';

/** Every call ever begun, and which of them still have a raw answer worth keeping. */
export type JournalAttempts = {
  /** Attempts of a job whose spool is kept, newest first. */
  keptOf(job: JobId): readonly string[];
  allKept(): ReadonlySet<string>;
  /** From here on its spool may be removed. */
  letGo(attempt: string): void;
};

type Row = { readonly id: string };

export function createJournalAttempts(database: Database): JournalAttempts {
  const ids = (sql: string, values = {}): string[] => database.all<Row>(sql, values).map((row) => row.id);
  return {
    keptOf: (job) => ids(KEPT_OF_JOB, { job }),
    allKept: () => new Set(ids('SELECT id FROM attempts WHERE spool_kept = 1')),
    letGo(attempt) {
      database.run('UPDATE attempts SET spool_kept = 0 WHERE id = :attempt', { attempt });
    },
  };
}

const KEPT_OF_JOB = 'SELECT id FROM attempts WHERE job_id = :job AND spool_kept = 1 ORDER BY rowid DESC';
