import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { JobStatus } from '../../shared/job.ts';
import type { Place } from './back-end-in-test.ts';

/** A job as the journal had it when its process was killed, and the bytes of every answer to it that lay on disk. */
export type KilledJob = { readonly id: string; readonly status: JobStatus; readonly spooled: readonly Buffer[] };

/** Reads what a kill left without touching any of it: what is done with it afterwards is for the app alone. */
export function secureEvidence(place: Place): readonly KilledJob[] {
  const database = new DatabaseSync(join(place.data, 'journal.db'), { readOnly: true });
  const jobs = database.prepare('SELECT id, status FROM jobs').all() as { id: string; status: JobStatus }[];
  const attempts = database.prepare('SELECT id, job_id AS jobId FROM attempts').all() as {
    id: string;
    jobId: string;
  }[];
  database.close();
  return jobs.map((job) => ({
    ...job,
    spooled: attempts.flatMap(({ id, jobId }) => (jobId === job.id ? spooledBody(place, id) : [])),
  }));
}

function spooledBody(place: Place, attempt: string): Buffer[] {
  const file = join(place.data, 'spool', attempt, 'body');
  return existsSync(file) ? [readFileSync(file)] : [];
}

/** The states of all jobs, again and again, without a wait between. */
export function watchStatuses(place: Place): { read(): readonly JobStatus[]; close(): void } {
  const database = new DatabaseSync(join(place.data, 'journal.db'), { readOnly: true });
  const statement = database.prepare('SELECT status FROM jobs');
  return { read: () => statement.all().map((row) => row['status'] as JobStatus), close: () => database.close() };
}
