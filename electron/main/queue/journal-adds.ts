import type { Job, JobId } from '../../../shared/job.ts';
import type { Database } from '../storage/database.ts';
import { laneOf } from '../../../shared/queue.ts';
import { stateColumns } from './journal-rows.ts';

/** What is known of a job before anything happened to it. */
export type AddedJob = Pick<
  Job,
  | 'id'
  | 'createdAt'
  | 'origin'
  | 'groupId'
  | 'batchName'
  | 'demo'
  | 'request'
  | 'repetition'
  | 'parents'
  | 'estimateMicros'
>;

export type JournalAdds = {
  /**
   * Adds jobs once per token: the same token again adds nothing and answers with the first time's ids.
   * `reservedFor` keeps them for one owner.
   */
  add(token: string, jobs: readonly AddedJob[], reservedFor: string | null): readonly JobId[];
};

/** A repeated press comes within seconds; the last few hundred tokens are more than enough. */
const TOKENS_KEPT = 500;

export function createJournalAdds(database: Database, nextSequence: () => number): JournalAdds {
  const known = (token: string): readonly JobId[] | null => {
    const row = database.get<{ ids: string }>('SELECT job_ids AS ids FROM add_tokens WHERE token = :token', { token });
    return row ? (JSON.parse(row.ids) as JobId[]) : null;
  };
  const remember = (token: string, ids: readonly JobId[]) => {
    database.run('INSERT INTO add_tokens (token, job_ids) VALUES (:token, :ids)', { token, ids: JSON.stringify(ids) });
    database.run('DELETE FROM add_tokens WHERE number <= (SELECT max(number) FROM add_tokens) - :kept', {
      kept: TOKENS_KEPT,
    });
  };
  return {
    add: (token, jobs, reservedFor) =>
      database.transaction(() => {
        const before = known(token);
        if (before) return before;
        for (const job of jobs) database.run(INSERT, { ...insertValues(job), reservedFor, sequence: nextSequence() });
        const ids = jobs.map((job) => job.id);
        remember(token, ids);
        return ids;
      }),
  };
}

function insertValues(job: AddedJob) {
  const { status, state } = stateColumns({ status: 'queued' });
  return {
    ...job,
    status,
    state,
    demo: job.demo ? 1 : 0,
    lane: laneOf(job.demo, job.request.model),
    request: JSON.stringify(job.request),
    parents: JSON.stringify(job.parents),
  };
}

const INSERT = `
  INSERT INTO jobs (id, sequence, created_at, origin, group_id, batch_name, demo, lane, request, repetition, parents,
    status, state, estimate_micros, reserved_for)
  VALUES (:id, :sequence, :createdAt, :origin, :groupId, :batchName, :demo, :lane, :request, :repetition, :parents,
    :status, :state, :estimateMicros, :reservedFor)`;
