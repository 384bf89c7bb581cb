import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Job } from '../../shared/job.ts';
import type { Place } from './back-end-in-test.ts';
import type { KilledJob } from './kill-evidence.ts';
import { judgePictures, type Result } from './kill-pictures.ts';
import type { RecordingService, SentAnswer } from './recording-service.ts';

export type Case = {
  readonly place: Place;
  readonly service: RecordingService;
  readonly results: readonly Result[];
  /** Each job as each kill found it. */
  readonly killed: readonly KilledJob[];
  /** A person took jobs back. */
  readonly cancels: boolean;
};

/** Every promise that was broken, in words. */
export function judge({ place, service, results, killed, cancels }: Case): readonly string[] {
  const answers = service.answers();
  return [
    ...judgeCounts(service, results),
    ...results.flatMap(({ job }) => judgeEnd(job, cancels).map((text) => `${job.request.prompt}: ${text}`)),
    ...killed.flatMap((job) => judgeKilled(job, answers, results)),
    ...judgePictures(place, answers, results),
    ...judgeFolders(place),
    ...judgeJournal(place, results),
  ];
}

/** Jobs of one prompt can't be told apart by the service: what it saw is held against all of them. */
function judgeCounts(service: RecordingService, results: readonly Result[]): string[] {
  const prompts = [...new Set(results.map(({ job }) => job.request.prompt))];
  return prompts.flatMap((prompt) => {
    const seen = service.requests.filter(({ body }) => promptOf(body) === prompt);
    const refused = seen.filter(({ status }) => status === 429).length;
    const jobs = results.filter(({ job }) => job.request.prompt === prompt);
    const journaled = jobs.reduce((sum, { job }) => sum + job.sent, 0);
    return [
      ...(seen.length > journaled ? [`${prompt}: ${seen.length} requests seen, ${journaled} journaled`] : []),
      ...(journaled > jobs.length + refused
        ? [`${prompt}: sent ${journaled} times by itself, ${refused} provably for nothing`]
        : []),
    ];
  });
}

const promptOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'prompt' in body ? body.prompt : null;

function judgeEnd({ state }: Job, cancels: boolean): string[] {
  // Killed with a 429 in the spool: it says for certain that nothing was made.
  const isRefused = state.status === 'failed' && state.error.kind === 'rate-limited';
  const isStopped =
    state.status === 'uncertain' && state.error.kind === 'uncertain' && state.error.cause === 'stopped-by-you';
  if (!cancels && isStopped) return ['stopped although nobody asked for it'];
  const right = ['done', 'uncertain', ...(cancels ? ['cancelled'] : [])].includes(state.status) || isRefused;
  return right ? [] : [`left ${state.status}`];
}

/**
 * What was there at a kill is there afterwards. An answer was whole when every byte the service sent lay on disk; a
 * job already stopped by a person stays so until they look again.
 */
function judgeKilled({ id, status, spooled }: KilledJob, answers: readonly SentAnswer[], results: readonly Result[]) {
  const end = results.find(({ job }) => job.id === id)?.job.state.status;
  const isWhole = spooled.some((bytes) => answers.some(({ body, status: code }) => code === 200 && body.equals(bytes)));
  const isPaidFor = status === 'done' || status === 'received';
  const mustBeDone = isPaidFor || (isWhole && (status === 'sending' || status === 'receiving'));
  return [
    ...(end === undefined ? [`${id}: ${status} at the kill, gone afterwards`] : []),
    ...(mustBeDone && end !== 'done'
      ? [`${id}: ${status}${isWhole ? ' with its whole answer' : ''} at the kill, yet it is ${end}`]
      : []),
    ...(status === 'cancelled' && end !== 'cancelled' ? [`${id}: cancelled at the kill, yet it is ${end}`] : []),
  ];
}

function judgeFolders(place: Place): string[] {
  const temporary = [place.data, place.library].flatMap(namesBelow).filter((name) => /\.(tmp|temp)$/.test(name));
  return [
    ...temporary.map((name) => `${name}: a temporary file nobody knows`),
    ...readdirSync(join(place.library, '.octen/saving')).map((name) => `${name}: half saved`),
  ];
}

/** Every call ever begun, by what the journal still wants of it and what it did to the money. */
type Attempt = {
  readonly id: string;
  readonly jobId: string;
  readonly isLast: 0 | 1;
  readonly isKept: 0 | 1;
  /** Kinds of its rows in the ledger, separated by spaces. */
  readonly rows: string;
};

const ATTEMPTS = `
  SELECT id, job_id AS jobId, spool_kept AS isKept,
    rowid = (SELECT max(rowid) FROM attempts AS other WHERE other.job_id = attempts.job_id) AS isLast,
    coalesce((SELECT group_concat(kind, ' ') FROM ledger WHERE attempt_id = attempts.id), '') AS rows
  FROM attempts`;

/** Raw answers are kept of the calls in doubt and of no others; each call that may have cost something is in the ledger once. */
function judgeJournal(place: Place, results: readonly Result[]): string[] {
  const database = new DatabaseSync(join(place.data, 'journal.db'), { readOnly: true });
  const check = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
  const attempts = database.prepare(ATTEMPTS).all() as Attempt[];
  const { strays } = database.prepare(STRAY_ROWS).get() as { strays: number };
  database.close();
  const spools = existsSync(join(place.data, 'spool')) ? readdirSync(join(place.data, 'spool')) : [];
  const jobs = new Map<string, Job>(results.map(({ job }) => [job.id, job]));
  const broken = attempts.flatMap((attempt) => {
    const job = jobs.get(attempt.jobId);
    const end = attempt.isLast === 1 ? job?.state.status : undefined;
    const isInDoubt = end === 'uncertain';
    // Only the last call of a job decides: those before it were provably for nothing.
    const rows = end === 'done' ? 'charged' : isInDoubt ? 'maybe' : '';
    const name = `${job?.request.prompt}: call ${attempt.id}`;
    return [
      ...(attempt.rows === rows ? [] : [`${name} has “${attempt.rows}” in the ledger, not “${rows}”`]),
      ...(attempt.isKept === Number(isInDoubt)
        ? []
        : [`${name} is ${attempt.isKept ? '' : 'not '}kept by the journal`]),
      ...(spools.includes(attempt.id) && !isInDoubt ? [`${name} left its raw answer behind`] : []),
    ];
  });
  const known = new Set(attempts.map(({ id }) => id));
  broken.push(...spools.filter((name) => !known.has(name)).map((name) => `spool/${name}: of no call there ever was`));
  for (const { job } of results)
    if (job.sent > 0 && !attempts.some(({ jobId }) => jobId === job.id)) broken.push(`${job.id}: sent without a call`);
  if (strays > 0) broken.push(`${strays} rows in the ledger of no call there ever was`);
  if (check.integrity_check !== 'ok') broken.push(`journal: ${check.integrity_check}`);
  return broken;
}

const STRAY_ROWS = 'SELECT count(*) AS strays FROM ledger WHERE attempt_id NOT IN (SELECT id FROM attempts)';

const namesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });
