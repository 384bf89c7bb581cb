import type { Job, JobState } from '../../../shared/job.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import type { Usage } from '../../../shared/usage.ts';

/** A row of `jobs` as SQLite gives it. */
export type JobRow = {
  readonly position: number;
  readonly id: string;
  readonly created_at: string;
  readonly origin: 'hand' | 'batch';
  readonly group_id: string | null;
  readonly batch_name: string | null;
  readonly demo: number;
  readonly request: string;
  readonly repetition: number;
  readonly parents: string;
  readonly state: string;
  readonly sent: number;
  readonly doubts: number;
  readonly estimate_micros: number | null;
  readonly usage: string | null;
  readonly cost_micros: number | null;
  readonly request_id: string | null;
  readonly elapsed_ms: number | null;
};

/** Attempts that may have been billed and that nothing found later has settled. */
export const FROM_DOUBTS = `
  FROM attempts JOIN ledger ON ledger.attempt_id = attempts.id AND ledger.kind = 'maybe'
  WHERE NOT EXISTS (SELECT 1 FROM ledger AS other WHERE other.attempt_id = attempts.id AND other.kind = 'settled')`;

const DOUBTS = `SELECT count(*) ${FROM_DOUBTS} AND attempts.job_id = jobs.id`;

/** What all its attempts that were charged have cost; unknown when one of them is. */
const COST = `
  SELECT iif(count(*) = count(ledger.cost_micros), sum(ledger.cost_micros), NULL)
  FROM attempts JOIN ledger ON ledger.attempt_id = attempts.id AND ledger.kind = 'charged'
  WHERE attempts.job_id = jobs.id`;

export const JOB_COLUMNS = `position, id, created_at, origin, group_id, batch_name, demo, request, repetition, parents, state,
  sent, estimate_micros, usage, request_id, elapsed_ms, iif(sent = 0, 0, (${DOUBTS})) AS doubts,
  iif(sent = 0, NULL, (${COST})) AS cost_micros`;

/** The JSON in a row was written by this journal after the border had checked it, so it is taken at its word. */
export const jobFromRow = (row: JobRow): Job => ({
  id: row.id,
  position: row.position,
  createdAt: row.created_at,
  origin: row.origin,
  groupId: row.group_id,
  batchName: row.batch_name,
  demo: row.demo === 1,
  request: JSON.parse(row.request) as GenerationRequest,
  repetition: row.repetition,
  parents: JSON.parse(row.parents) as string[],
  state: JSON.parse(row.state) as JobState,
  sent: row.sent,
  doubts: row.doubts,
  estimateMicros: row.estimate_micros,
  usage: row.usage === null ? null : (JSON.parse(row.usage) as Usage),
  costMicros: row.cost_micros,
  requestId: row.request_id,
  elapsedMs: row.elapsed_ms,
});

/** What columns say about a state beside its JSON, so that SQL can choose by it. */
export const stateColumns = (state: JobState) => ({
  status: state.status,
  state: JSON.stringify(state),
  until: state.status === 'waiting' ? state.until : null,
  endedAt: 'at' in state && state.status !== 'sending' && state.status !== 'receiving' ? state.at : null,
});
