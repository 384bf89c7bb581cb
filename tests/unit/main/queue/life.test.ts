import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppError, AppFailure } from '../../../../shared/app-error.ts';
import { UPSTREAM_PRICES } from '../../../../shared/price.ts';
import { atMostMicros } from '../../../../shared/price-bound.ts';
import { settle } from '../../../support/hand-clock.ts';
import {
  answer,
  answerWithUnreadable,
  inWords,
  lost,
  picture,
  refused,
  slowedDown,
} from '../../../support/queue-outcomes.ts';
import { closeStages, openStage, removeFolder, temporaryFolder, type Stage } from '../../../support/queue-stage.ts';

let folder: string;
let stage: Stage;

beforeEach(async () => {
  folder = temporaryFolder();
  stage = openStage(folder);
  await stage.queue.start({ recover: true });
});

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

test('takes a job from the press to a picture, its price and an empty spool', async () => {
  stage.add();
  await settle();
  const [call] = stage.calls;
  expect(stage.job(0)).toMatchObject({ state: { status: 'sending' }, sent: 1 });
  call?.onProgress({ type: 'answering', requestId: 'req-1' });
  expect(stage.job(0)).toMatchObject({ state: { status: 'receiving', previews: 0 }, requestId: 'req-1' });
  await call?.end(answer());
  // 10 text tokens at $5 and 1000 picture tokens at $30 a million.
  expect(stage.job(0)).toMatchObject({ state: { status: 'done' }, costMicros: 30_050, elapsedMs: 1234 });
  expect(stage.saved[0]).toMatchObject({ requestId: 'req-1', elapsedMs: 1234, costMicros: 30_050 });
  expect(existsSync(call?.attempt.spoolDir ?? '')).toBe(false);
});

test('writes the attempt down before the call is made', async () => {
  stage.add();
  await settle();
  expect(stage.journal.attempts.allKept()).toContain(stage.calls[0]?.attempt.id);
});

test('keeps as many calls in flight as the settings say', async () => {
  stage.add(5);
  await settle();
  expect(stage.calls).toHaveLength(2);
  await stage.calls[0]?.end(answer());
  expect(stage.calls).toHaveLength(3);
});

test('starts what was pressed by hand before what came with a batch', async () => {
  stage.world.limits.concurrency = 1;
  stage.add(3, { origin: 'batch', batchName: 'foxes' });
  stage.add();
  await settle();
  await stage.calls[0]?.end(answer());
  expect(stage.calls.map((call) => call.job.origin)).toEqual(['batch', 'hand']);
});

test('shows previews while the job is on its way', async () => {
  const [id = ''] = stage.add();
  await settle();
  stage.calls[0]?.onProgress({ type: 'preview', index: 0, image: picture('/spool/one') });
  stage.calls[0]?.onProgress({ type: 'preview', index: 1, image: picture('/spool/two') });
  expect(stage.queue.snapshot().jobs[0]?.previewsSeen).toBe(2);
  expect(stage.queue.preview(id, 1)).toEqual({ file: '/spool/one' });
  expect(stage.queue.preview(id, 3)).toBeNull();
});

test('cancels a queued job without a charge and never sends it', async () => {
  stage.world.limits.concurrency = 1;
  const [, second = ''] = stage.add(2);
  await settle();
  stage.queue.cancel([second]);
  await stage.calls[0]?.end(answer());
  expect(stage.statuses()).toEqual(['done', 'cancelled']);
  expect(stage.calls).toHaveLength(1);
});

test('cancels a waiting job', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(slowedDown(5000));
  stage.queue.cancel([id]);
  await stage.time.pass(60_000);
  expect(stage.statuses()).toEqual(['cancelled']);
  expect(stage.calls).toHaveLength(1);
});

test('cancels a job that was claimed a moment ago and not sent yet', async () => {
  const [id = ''] = stage.add();
  stage.queue.cancel([id]);
  await settle();
  expect(stage.statuses()).toEqual(['cancelled']);
  expect(stage.calls).toHaveLength(0);
});

test('calls a job that was stopped after sending uncertain, and says what it may have cost', async () => {
  const [id = ''] = stage.add();
  await settle();
  stage.queue.cancel([id]);
  await settle();
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error: { cause: 'stopped-by-you' } });
  const { charged, maybe } = stage.journal.ledger.today(stage.time.clock.now());
  expect(charged).toBe(0);
  expect(maybe).toBe(atMostMicros(stage.job(0).request, UPSTREAM_PRICES));
});

test('calls a job cancelled when it was stopped before a byte left', async () => {
  const [id = ''] = stage.add();
  await settle();
  const [call] = stage.calls;
  const ended = call?.end({ type: 'stopped', sent: false });
  stage.queue.cancel([id]);
  await ended;
  expect(stage.statuses()).toEqual(['cancelled']);
});

test('keeps an answer that was whole when the stop came', async () => {
  const [id = ''] = stage.add();
  await settle();
  const ended = stage.calls[0]?.end(answer());
  stage.queue.cancel([id]);
  await ended;
  expect(stage.statuses()).toEqual(['done']);
});

test.each([
  ['a 429', slowedDown(1)],
  ['a refused key', refused({ kind: 'key-rejected' })],
  ['a line that is down', refused({ kind: 'offline' }, false)],
])('a job stopped while %s was on its way is cancelled, for nothing, and never sent again', async (_, outcome) => {
  const [id = ''] = stage.add();
  await settle();
  const ended = stage.calls[0]?.end(outcome);
  stage.queue.cancel([id]);
  await ended;
  expect(stage.statuses()).toEqual(['cancelled']);
  stage.queue.retryWaiting('key');
  await stage.time.pass(10 * 60_000);
  expect(stage.calls).toHaveLength(1);
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
});

test('a job stopped while a refusal was on its way that may have cost something is in doubt', async () => {
  const [id = ''] = stage.add();
  await settle();
  const error: AppError = { kind: 'uncertain', cause: 'service-error', status: 503 };
  const ended = stage.calls[0]?.end({ type: 'unsent', why: 'retry', afterMs: 1, error });
  stage.queue.cancel([id]);
  await ended;
  await stage.time.pass(60_000);
  expect(stage.job(0)).toMatchObject({ state: { status: 'uncertain', error }, sent: 1, doubts: 1 });
});

test('leaves an uncertain job alone until a person decides', async () => {
  stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  await stage.time.pass(10 * 60_000);
  stage.queue.setOnline(true);
  await settle();
  expect(stage.statuses()).toEqual(['uncertain']);
  expect(stage.calls).toHaveLength(1);
});

test('keeps the last preview of a broken stream as a draft', async () => {
  stage.add();
  await settle();
  await stage.calls[0]?.end(lost('stream-cut', true));
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', draft: expect.any(String) });
});

test('sends an uncertain job again when asked, as a new attempt', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  stage.queue.sendAgain([id]);
  await settle();
  expect(stage.job(0).sent).toBe(2);
  expect(stage.calls[1]?.attempt.number).toBe(1);
  expect(stage.calls[1]?.attempt.id).not.toBe(stage.calls[0]?.attempt.id);
});

test('sent again for nothing, a job may have been charged as before, and is not cleared away', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  expect(stage.job(0).doubts).toBe(1);
  stage.queue.sendAgain([id]);
  await settle();
  await stage.calls[1]?.end(refused({ kind: 'balance' }));
  expect(stage.job(0)).toMatchObject({ state: { status: 'failed' }, sent: 2, doubts: 1 });
  stage.queue.clearFinished();
  expect(stage.statuses()).toEqual(['failed']);
  stage.world.spoolOutcome = answer;
  expect((await stage.queue.lookAgain(id)).state.status).toBe('done');
  expect(stage.job(0).doubts).toBe(0);
});

test('counts every attempt that may have been charged', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  stage.queue.sendAgain([id]);
  await settle();
  await stage.calls[1]?.end(lost('silent'));
  expect(stage.job(0)).toMatchObject({ state: { status: 'uncertain' }, doubts: 2 });
});

test('finds a whole answer when looking again, pays for it once and sends nothing', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  expect(stage.journal.ledger.today(stage.time.clock.now()).maybe).toBeGreaterThan(0);
  stage.world.spoolOutcome = answer;
  expect((await stage.queue.lookAgain(id)).state.status).toBe('done');
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 30_050, maybe: 0 });
  expect(stage.calls).toHaveLength(1);
});

test('changes nothing when looking again finds no more than before', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  const before = stage.job(0).state;
  expect((await stage.queue.lookAgain(id)).state).toEqual(before);
});

test('says that the disk is full when that is why it can not look again, and may look once more', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  const before = stage.job(0).state;
  const full = { kind: 'disk-full', place: 'data' } as const;
  stage.world.spoolOutcome = () => ({ type: 'uncertain', error: full, lastPreview: null });
  await expect(stage.queue.lookAgain(id)).rejects.toMatchObject({ error: full });
  expect(stage.job(0).state).toEqual(before);
  stage.world.spoolOutcome = answer;
  expect((await stage.queue.lookAgain(id)).state.status).toBe('done');
});

test('learns from a kept error answer that the job had failed for nothing', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  stage.world.spoolOutcome = () => refused({ kind: 'balance' });
  expect((await stage.queue.lookAgain(id)).state.status).toBe('failed');
  expect(stage.journal.ledger.today(stage.time.clock.now()).maybe).toBe(0);
});

/** Sent twice: an answer in words first, and then one that was lost. */
async function answeredThenLost(): Promise<{ id: string; earlier: string }> {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(inWords(1000));
  stage.queue.sendAgain([id]);
  await settle();
  await stage.calls[1]?.end(lost('connection-lost'));
  return { id, earlier: stage.calls[0]?.attempt.spoolDir ?? '' };
}

const settledRows = () =>
  stage.database.get<{ rows: number }>(`SELECT count(*) AS rows FROM ledger WHERE kind = 'settled'`)?.rows;

test('an earlier attempt, looked at again, does not say how the last one ended', async () => {
  const { id, earlier } = await answeredThenLost();
  const [before, spent] = [stage.job(0), stage.journal.ledger.today(stage.time.clock.now())];
  stage.world.spoolOutcome = (dir) => (dir === earlier ? inWords(1000) : lost('connection-lost'));
  expect(await stage.queue.lookAgain(id)).toEqual(before);
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual(spent);
  expect(settledRows()).toBe(0);
});

test('an earlier attempt, looked at again, may bring pictures, and the last one stays in doubt', async () => {
  const { id, earlier } = await answeredThenLost();
  stage.world.spoolOutcome = (dir) => (dir === earlier ? answer() : lost('connection-lost'));
  expect(await stage.queue.lookAgain(id)).toMatchObject({ state: { status: 'done' }, doubts: 1 });
  expect(settledRows()).toBe(0);
  expect(existsSync(earlier)).toBe(false);
  expect(existsSync(stage.calls[1]?.attempt.spoolDir ?? '')).toBe(true);
});

test('an earlier attempt brings its pictures although the last one turns out to have failed for nothing', async () => {
  const { id, earlier } = await answeredThenLost();
  stage.world.spoolOutcome = (dir) => (dir === earlier ? answer() : refused({ kind: 'balance' }));
  expect(await stage.queue.lookAgain(id)).toMatchObject({ state: { status: 'done' }, doubts: 0 });
  expect(stage.calls.some((call) => existsSync(call.attempt.spoolDir))).toBe(false);
});

test('is told, looking again, which job the answer belongs to', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  stage.world.spoolOutcome = (_, job) => refused({ kind: 'model-unavailable', model: job.request.model });
  const { state } = await stage.queue.lookAgain(id);
  expect(state).toMatchObject({ error: { model: stage.calls[0]?.job.request.model } });
});

test('forgets an uncertain job: out of the list, its spool removed, its money kept', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  stage.queue.forget([id]);
  await settle();
  expect(stage.queue.snapshot().jobs).toEqual([]);
  expect(existsSync(stage.calls[0]?.attempt.spoolDir ?? '')).toBe(false);
  expect(stage.journal.ledger.today(stage.time.clock.now()).maybe).toBeGreaterThan(0);
});

test('keeps the raw answer of an earlier attempt in doubt when the job is done, until a person forgets the job', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('stream-cut'));
  stage.queue.sendAgain([id]);
  await settle();
  await stage.calls[1]?.end(answer());
  const folders = stage.calls.map((call) => call.attempt.spoolDir);
  expect(stage.statuses()).toEqual(['done']);
  expect(folders.map((folder) => existsSync(folder))).toEqual([true, false]);
  expect(stage.queue.answerFolder(id)).toBe(folders[0]);
  expect(stage.queue.snapshot().jobs[0]?.hasAnswer).toBe(true);
  stage.queue.forget([id]);
  await settle();
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  expect(stage.journal.ledger.today(stage.time.clock.now()).maybe).toBeGreaterThan(0);
});

test('tells where the raw answer is kept of what is not in the library, as long as it is kept', async () => {
  stage.world.limits = { concurrency: 3, requestsPerMinute: 20 };
  const [doubt = '', empty = '', done = ''] = stage.add(3);
  await settle();
  const [, silent] = stage.calls;
  rmSync(join(silent?.attempt.spoolDir ?? '', 'body'));
  await stage.calls[0]?.end(lost('stream-cut'));
  await silent?.end(lost('silent'));
  await stage.calls[2]?.end(answer());
  const told = new Map(stage.queue.snapshot().jobs.map(({ id, hasAnswer }) => [id, hasAnswer]));
  expect([doubt, empty, done].map((id) => told.get(id))).toEqual([true, false, false]);
  expect(stage.queue.answerFolder(doubt)).toBe(stage.calls[0]?.attempt.spoolDir);
  expect(stage.queue.answerFolder(empty)).toBe(null);
  stage.queue.forget([doubt]);
  expect(() => stage.queue.answerFolder(doubt)).toThrow('not-found');
});

test('forgets no job that is still on its way', async () => {
  const [id = ''] = stage.add();
  await settle();
  stage.queue.forget([id]);
  expect(stage.queue.snapshot().jobs).toHaveLength(1);
});

test('clears what ended well or for nothing, and keeps what may have cost something', async () => {
  stage.add(4);
  await settle();
  await stage.calls[0]?.end(answer());
  await stage.calls[1]?.end(refused({ kind: 'request-invalid', field: 'size', reason: 'no' }));
  await stage.calls[2]?.end(lost('silent'));
  await stage.calls[3]?.end(refused({ kind: 'no-image', text: 'No.' }));
  stage.queue.clearFinished();
  expect(stage.queue.snapshot().jobs.map((job) => job.state.status)).toEqual(['failed', 'uncertain']);
});

test('keeps the raw answer of a job that is done when one of its pictures can not be read', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(answerWithUnreadable(2));
  expect(stage.job(0)).toMatchObject({ state: { status: 'done', unreadable: 2 }, costMicros: 30_050 });
  stage.queue.clearFinished();
  expect(stage.statuses()).toEqual(['done']);
  expect(existsSync(stage.calls[0]?.attempt.spoolDir ?? '')).toBe(true);
  stage.queue.forget([id]);
  await settle();
  expect(existsSync(stage.calls[0]?.attempt.spoolDir ?? '')).toBe(false);
});

test('saves what can be read of such an answer later, without paying or asking again', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(answerWithUnreadable(1));
  const spent = stage.journal.ledger.today(stage.time.clock.now());
  stage.world.spoolOutcome = () => answerWithUnreadable(1);
  expect((await stage.queue.lookAgain(id)).state).toMatchObject({ status: 'done', unreadable: 1 });
  expect(stage.saved).toHaveLength(1);
  stage.world.spoolOutcome = answer;
  expect((await stage.queue.lookAgain(id)).state).not.toHaveProperty('unreadable');
  expect(stage.saved).toHaveLength(2);
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual(spent);
  expect(existsSync(stage.calls[0]?.attempt.spoolDir ?? '')).toBe(false);
  expect(stage.calls).toHaveLength(1);
});

test('keeps the pictures it has when the library stalls and the answer reads badly after that', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(answerWithUnreadable(1));
  const [before, spent] = [stage.job(0).state, stage.journal.ledger.today(stage.time.clock.now())];
  stage.world.spoolOutcome = answer;
  stage.world.libraryError = { kind: 'folder-gone', place: 'library' };
  expect((await stage.queue.lookAgain(id)).state).toMatchObject({
    status: 'received',
    stalled: { kind: 'folder-gone' },
  });
  stage.world.spoolOutcome = () => lost('stream-cut');
  stage.world.libraryError = null;
  stage.queue.retryWaiting('library-gone');
  await settle();
  expect(stage.job(0).state).toEqual(before);
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual(spent);
  expect(existsSync(stage.calls[0]?.attempt.spoolDir ?? '')).toBe(true);
});

test('cancelled while it waits to go again after a try that may have been charged, it is uncertain', async () => {
  const [id = ''] = stage.add();
  await settle();
  const error: AppError = { kind: 'uncertain', cause: 'service-error', status: 503, requestId: 'req-1' };
  await stage.calls[0]?.end({ type: 'unsent', why: 'retry', afterMs: 5000, error });
  expect(stage.statuses()).toEqual(['waiting']);
  stage.queue.cancel([id]);
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error });
  const most = atMostMicros(stage.job(0).request, UPSTREAM_PRICES);
  expect(stage.journal.ledger.today(stage.time.clock.now()).maybe).toBe(most);
});

test('cancelled before it is sent again, a job in doubt is in doubt as before, until its outcome is known', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(lost('connection-lost'));
  stage.queue.pause();
  stage.queue.sendAgain([id]);
  stage.queue.cancel([id]);
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error: { cause: 'stopped-by-you' } });
  stage.world.spoolOutcome = () => refused({ kind: 'balance' });
  await stage.queue.lookAgain(id);
  stage.queue.sendAgain([id]);
  stage.queue.cancel([id]);
  expect(stage.statuses()).toEqual(['cancelled']);
});

test('an answer in words costs what its usage says, at once and when it is found later', async () => {
  const [, later = ''] = stage.add(2);
  await settle();
  await stage.calls[0]?.end(inWords(2000));
  // 10 text tokens at $5 and 2000 output tokens at $30 a million.
  expect(stage.job(0)).toMatchObject({ state: { status: 'failed' }, costMicros: 60_050 });
  await stage.calls[1]?.end(lost('connection-lost'));
  stage.world.spoolOutcome = () => inWords(1000);
  await stage.queue.lookAgain(later);
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 90_100, maybe: 0 });
});

test('a job costs what all its answers cost, each picture what its own did', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end(inWords(500));
  expect(stage.job(0).costMicros).toBe(15_050);
  stage.queue.sendAgain([id]);
  await settle();
  expect(stage.job(0)).toMatchObject({ state: { status: 'sending' }, costMicros: 15_050 });
  await stage.calls[1]?.end(answer());
  expect(stage.job(0)).toMatchObject({ state: { status: 'done' }, costMicros: 45_100 });
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 45_100, maybe: 0 });
  expect(stage.saved[0]?.costMicros).toBe(30_050);
});

test('what a job costs is unknown when one of its answers does not say', async () => {
  const [id = ''] = stage.add();
  await settle();
  await stage.calls[0]?.end({ type: 'failed', error: { kind: 'no-image', text: 'No.' }, sent: true });
  stage.queue.sendAgain([id]);
  await settle();
  await stage.calls[1]?.end(answer());
  expect(stage.job(0)).toMatchObject({ state: { status: 'done' }, costMicros: null });
});

test('calls a job uncertain when the call breaks in a way nobody foresaw', async () => {
  stage.add();
  await settle();
  await stage.calls[0]?.break(new Error('a bug'));
  expect(stage.statuses()).toEqual(['uncertain']);
});

test.each<AppError>([
  { kind: 'disk-failed', place: 'data', code: 'EIO' },
  { kind: 'no-permission', place: 'library' },
])('a disk that fails before anything was sent costs nothing, and the job waits for it ($kind)', async (error) => {
  stage.add();
  await settle();
  await stage.calls[0]?.break(new AppFailure(error));
  expect(stage.job(0)).toMatchObject({ state: { status: 'waiting', error }, doubts: 0 });
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
});

test('fails a job whose input is gone, for nothing', async () => {
  stage.add();
  await settle();
  await stage.calls[0]?.break(new AppFailure({ kind: 'not-found', what: 'input' }));
  expect(stage.job(0).state).toMatchObject({ status: 'failed', error: { kind: 'not-found' } });
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
});

test('starts nothing while paused and goes on when resumed', async () => {
  stage.queue.pause();
  stage.add();
  await stage.time.pass(60_000);
  expect(stage.queue.snapshot()).toMatchObject({ paused: true, resumable: 0 });
  expect(stage.calls).toHaveLength(0);
  stage.queue.resume();
  await settle();
  expect(stage.calls).toHaveLength(1);
});

test('starts nothing while the machine sleeps', async () => {
  stage.queue.setAsleep(true);
  stage.add();
  await settle();
  expect(stage.calls).toHaveLength(0);
  stage.queue.setAsleep(false);
  await settle();
  expect(stage.calls).toHaveLength(1);
});

test('is idle once nothing is at work and nothing will start by itself', async () => {
  let idle = false;
  stage.add();
  void stage.queue.whenIdle().then(() => (idle = true));
  await settle();
  await stage.calls[0]?.end(slowedDown(5000));
  expect(idle).toBe(false);
  await stage.time.pass(5000);
  await stage.calls[1]?.end(lost('silent'));
  expect(idle).toBe(true);
});

test('lets calls in flight finish when asked to stop that way, and starts no more', async () => {
  stage.add(3);
  await settle();
  expect(stage.queue.inFlight()).toBe(2);
  const stopped = stage.queue.stop({ finish: true });
  await stage.calls[0]?.end(answer());
  await stage.calls[1]?.end(answer());
  await stopped;
  expect(stage.statuses()).toEqual(['done', 'done', 'queued']);
});

test('after such a stop the next start goes on with the rest by itself', async () => {
  stage.add(3);
  await settle();
  const stopped = stage.queue.stop({ finish: true });
  await stage.calls[0]?.end(answer());
  await stage.calls[1]?.end(answer());
  await stopped;
  const next = openStage(folder);
  await next.queue.start({ recover: true });
  await settle();
  expect(next.queue.snapshot()).toMatchObject({ paused: false, resumable: 0 });
  expect(next.calls).toHaveLength(1);
});

test('a pause of a person outlasts a stop', async () => {
  stage.add(3);
  await settle();
  stage.queue.pause();
  const stopped = stage.queue.stop({ finish: true });
  await stage.calls[0]?.end(answer());
  await stage.calls[1]?.end(answer());
  await stopped;
  const next = openStage(folder);
  await next.queue.start({ recover: true });
  await settle();
  expect(next.queue.snapshot()).toMatchObject({ paused: true, resumable: 0 });
  expect(next.calls).toHaveLength(0);
});

test('a second, impatient stop ends what the first would have waited for', async () => {
  stage.add();
  await settle();
  const patient = stage.queue.stop({ finish: true });
  await stage.queue.stop();
  await patient;
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error: { cause: 'app-ended' } });
});

test('stops calls in flight when it must end now, and calls them by their right name', async () => {
  stage.add();
  await settle();
  await stage.queue.stop();
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error: { cause: 'app-ended' } });
});
