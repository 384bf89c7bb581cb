import type { JobId } from '../../../shared/job.ts';
import type { Database } from '../storage/database.ts';
import { isAlive, type Owner, type OwnerSeen } from './owner.ts';

export type Adopted = {
  /** Processes that ended without a word. */
  readonly died: number;
  /** Jobs not begun that only a dead process would have started: free again. */
  readonly freed: number;
};

/** Who is at work on this journal. */
export type JournalOwners = {
  /** Says that an owner is there; again and again, so that others know it still is. */
  beat(owner: Owner, now: Date): void;
  /** A clean end: jobs it had not begun are free, what it left half done waits for the next start. */
  leave(ownerId: string): void;
  /** Takes an ended job into an owner's hands. */
  take(job: JobId, ownerId: string): void;
  /** Keeps a job not begun for one owner, or frees it for all. */
  reserve(job: JobId, ownerId: string | null): void;
  /** Hands the jobs of dead owners to a live one, in one transaction, so only one process ever gets them. */
  adopt(by: Owner, now: Date): Adopted;
};

export function createJournalOwners(database: Database): JournalOwners {
  const remove = (id: string): number => {
    database.run('DELETE FROM owners WHERE id = :id', { id });
    return database.run(FREE, { id });
  };
  return {
    beat(owner, now) {
      database.run(BEAT, { ...owner, heartbeat: now.toISOString() });
    },
    leave: (id) =>
      database.transaction(() => {
        database.run('UPDATE jobs SET owner = NULL WHERE owner = :id', { id });
        remove(id);
      }),
    take(job, ownerId) {
      database.run('UPDATE jobs SET owner = :ownerId WHERE id = :job AND owner IS NULL', { job, ownerId });
    },
    reserve(job, ownerId) {
      database.run('UPDATE jobs SET reserved_for = :ownerId WHERE id = :job', { job, ownerId });
    },
    adopt: (by, now) =>
      database.transaction(() => {
        const others = database.all<OwnerSeen>(READ_OTHERS, { id: by.id });
        const dead = others.filter((owner) => !isAlive(owner, now));
        for (const { id } of dead) database.run(ADOPT, { id, by: by.id });
        const freed = dead.map(({ id }) => remove(id)).reduce((sum, count) => sum + count, 0);
        database.run(ADOPT_OWNERLESS, { by: by.id });
        return { died: dead.length, freed };
      }),
  };
}

const BEAT = `
  INSERT INTO owners (id, pid, process_start, heartbeat) VALUES (:id, :pid, :processStart, :heartbeat)
  ON CONFLICT (id) DO UPDATE SET heartbeat = :heartbeat`;

const READ_OTHERS = 'SELECT id, pid, process_start AS processStart, heartbeat FROM owners WHERE id <> :id';

const FREE = `UPDATE jobs SET reserved_for = NULL WHERE reserved_for = :id AND status IN ('queued', 'waiting')`;

const ADOPT = 'UPDATE jobs SET owner = :by WHERE owner = :id';

/** What a clean end left half done: an answer that could not be put into the library. */
const ADOPT_OWNERLESS = `
  UPDATE jobs SET owner = :by WHERE owner IS NULL AND status IN ('sending', 'receiving', 'received')`;
