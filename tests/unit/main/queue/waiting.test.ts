import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppFailure, type AppError } from '../../../../shared/app-error.ts';
import { settle } from '../../../support/hand-clock.ts';
import { answer, answerOf, refused, slowedDown } from '../../../support/queue-outcomes.ts';
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

const offline = refused({ kind: 'offline' }, false);

test('a refused key holds its job and all others of the service until the key is right', async () => {
  stage.world.limits.concurrency = 1;
  stage.add(3);
  await settle();
  await stage.calls[0]?.end(refused({ kind: 'key-rejected' }));
  await stage.time.pass(10 * 60_000);
  expect(stage.calls).toHaveLength(1);
  for (const job of [0, 1, 2].map((index) => stage.job(index))) {
    expect(job.state).toEqual({ status: 'waiting', until: null, why: 'key', error: { kind: 'key-rejected' } });
  }
  stage.queue.retryWaiting('key');
  await settle();
  await stage.calls[1]?.end(answer());
  await stage.calls[2]?.end(answer());
  await stage.calls[3]?.end(answer());
  expect(stage.statuses()).toEqual(['done', 'done', 'done']);
});

test('a refused key of the service does not hold jobs of the demo', async () => {
  stage.world.limits.concurrency = 1;
  stage.add();
  stage.add(1, { demo: true });
  await settle();
  await stage.calls[0]?.end(refused({ kind: 'key-rejected' }));
  expect(stage.calls.map((call) => call.job.demo)).toEqual([false, true]);
});

test('a missing key holds a job although nothing could be sent', async () => {
  stage.add();
  await settle();
  await stage.calls[0]?.break(new AppFailure({ kind: 'key-missing' }));
  expect(stage.job(0).state).toMatchObject({ status: 'waiting', until: null, why: 'key' });
});

test('no balance fails one job and holds the others of the service until a person tries again', async () => {
  stage.world.limits.concurrency = 1;
  const [first = ''] = stage.add(3);
  stage.add(1, { demo: true });
  await settle();
  await stage.calls[0]?.end(refused({ kind: 'balance' }));
  await stage.time.pass(10 * 60_000);
  expect(stage.statuses()).toEqual(['failed', 'waiting', 'waiting', 'sending']);
  expect(stage.job(1).state).toEqual({ status: 'waiting', until: null, why: 'balance', error: { kind: 'balance' } });
  await stage.calls[1]?.end(answer());
  stage.queue.sendAgain([first]);
  await settle();
  for (const call of [2, 3, 4]) await stage.calls[call]?.end(answer());
  expect(stage.statuses()).toEqual(['done', 'done', 'done', 'done']);
});

test('jobs held for want of balance go when the queue is resumed', async () => {
  stage.world.limits.concurrency = 1;
  stage.add(2);
  await settle();
  await stage.calls[0]?.end(refused({ kind: 'balance' }));
  stage.queue.resume();
  await settle();
  expect(stage.statuses()).toEqual(['failed', 'sending']);
});

test('a 429 waits as long as it was told and then goes by itself', async () => {
  stage.add();
  await settle();
  await stage.calls[0]?.end(slowedDown(7000));
  expect(stage.job(0).state).toMatchObject({ status: 'waiting', why: 'rate-limit', until: '2026-03-10T12:00:07.000Z' });
  await stage.time.pass(6900);
  expect(stage.calls).toHaveLength(1);
  await stage.time.pass(200);
  expect(stage.calls).toHaveLength(2);
  expect(stage.calls[1]?.attempt.number).toBe(2);
});

test('a 429 keeps the other jobs of the same model from starting, not those of another', async () => {
  stage.world.limits.concurrency = 1;
  stage.add(2);
  await settle();
  await stage.calls[0]?.end(slowedDown(7000));
  await stage.time.pass(1000);
  expect(stage.calls).toHaveLength(1);
  stage.add(1, { demo: true });
  await settle();
  expect(stage.calls).toHaveLength(2);
});

test('without a line all jobs wait and go when it is back', async () => {
  stage.world.limits.concurrency = 1;
  stage.add(3);
  await settle();
  await stage.calls[0]?.end(offline);
  expect(stage.job(2).state).toMatchObject({ status: 'waiting', why: 'offline' });
  expect(stage.calls).toHaveLength(1);
  stage.queue.setOnline(true);
  await settle();
  expect(stage.calls).toHaveLength(2);
});

test('without a line one job tries again every half minute', async () => {
  stage.world.limits.concurrency = 1;
  stage.add(3);
  await settle();
  await stage.calls[0]?.end(offline);
  await stage.time.pass(29_000);
  expect(stage.calls).toHaveLength(1);
  await stage.time.pass(2000);
  expect(stage.calls).toHaveLength(2);
  expect(stage.calls[1]?.attempt.number).toBe(1);
});

test('a job that waits for the line is tried when a person says so, whatever the system says about it', async () => {
  stage.queue.setOnline(false);
  const [id = ''] = stage.add();
  await settle();
  expect(stage.job(0).state).toMatchObject({ status: 'waiting', why: 'offline' });
  stage.queue.sendAgain([id]);
  await settle();
  expect(stage.calls).toHaveLength(1);
  await stage.calls[0]?.end(answer());
  expect(stage.statuses()).toEqual(['done']);
});

test('a job added while the system says offline waits with the reason, one of the demo does not', async () => {
  stage.queue.setOnline(false);
  stage.add();
  stage.add(1, { demo: true });
  await settle();
  expect(stage.job(0).state).toMatchObject({ status: 'waiting', why: 'offline' });
  expect(stage.calls.map((call) => call.job.demo)).toEqual([true]);
});

test('a job waits for room on the disk before it is sent', async () => {
  stage.world.free.library = 100 * 1024 * 1024;
  stage.add();
  await settle();
  expect(stage.calls).toHaveLength(0);
  expect(stage.job(0).state).toMatchObject({
    status: 'waiting',
    why: 'disk-space',
    error: { kind: 'disk-full', place: 'library' },
  });
  stage.world.free.library = 1e12;
  await stage.time.pass(31_000);
  expect(stage.calls).toHaveLength(1);
});

test('room is asked for every job at work', async () => {
  stage.world.free.spool = 200 * 1024 * 1024;
  stage.add(2);
  await settle();
  expect(stage.calls).toHaveLength(1);
  expect(stage.job(1).state).toMatchObject({ status: 'waiting', why: 'disk-space' });
});

const full: AppError = { kind: 'disk-full', place: 'data' };

/** A job whose answer meets a full disk; \`goesOn\` is what the call is told. */
async function meetFullDisk(): Promise<{ readonly id: string; readonly goesOn: Promise<boolean> }> {
  const [id = ''] = stage.add();
  await settle();
  const [call] = stage.calls;
  call?.onProgress({ type: 'answering', requestId: 'req-1' });
  return { id, goesOn: call?.onDiskFull(full) ?? Promise.resolve(false) };
}

test('an answer that meets a full disk says so and tries the same write again every few seconds', async () => {
  const { goesOn } = await meetFullDisk();
  expect(stage.job(0).state).toMatchObject({ status: 'receiving', stalled: full });
  await stage.time.pass(5000);
  expect(await goesOn).toBe(true);
  expect(stage.job(0).state).toMatchObject({ status: 'receiving', stalled: null });
  await stage.calls[0]?.end(answer());
  expect(stage.statuses()).toEqual(['done']);
});

test('an answer that waits for room goes on at once when there is some', async () => {
  const { goesOn } = await meetFullDisk();
  stage.queue.retryWaiting('disk-space');
  expect(await goesOn).toBe(true);
});

test('an answer that waits for room can be stopped, and is called stopped', async () => {
  const { id, goesOn } = await meetFullDisk();
  stage.queue.cancel([id]);
  expect(await goesOn).toBe(false);
  await settle();
  expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error: { cause: 'stopped-by-you' } });
});

test('an answer is kept although the journal could take no word of it while it came', async () => {
  stage.add();
  await settle();
  const { apply } = stage.journal;
  Object.assign(stage.journal, {
    apply: () => {
      throw new Error('database or disk is full');
    },
  });
  stage.calls[0]?.onProgress({ type: 'answering', requestId: 'req-1' });
  await stage.calls[0]?.end(answer());
  Object.assign(stage.journal, { apply });
  stage.world.spoolOutcome = answer;
  await stage.time.pass(31_000);
  expect(stage.job(0)).toMatchObject({ state: { status: 'done' }, sent: 1 });
});

test('an answer the library can not take is kept and saved later without another call', async () => {
  const gone: AppError = { kind: 'folder-gone', place: 'library' };
  stage.world.libraryError = gone;
  stage.add();
  await settle();
  await stage.calls[0]?.end(answer());
  expect(stage.job(0).state).toMatchObject({ status: 'received', stalled: gone });
  stage.world.libraryError = null;
  stage.world.spoolOutcome = answer;
  stage.queue.retryWaiting('library-gone');
  await settle();
  expect(stage.job(0)).toMatchObject({ state: { status: 'done' }, requestId: 'req-1', elapsedMs: 1234, sent: 1 });
  expect(stage.calls).toHaveLength(1);
});

test('an answer the library can not take yet is paid for, once, on the day it came', async () => {
  const cameAt = '2026-03-08T12:00:00.000Z';
  const spent = () => [new Date(cameAt), stage.time.clock.now()].map((day) => stage.journal.ledger.today(day).charged);
  stage.world.libraryError = { kind: 'folder-gone', place: 'library' };
  stage.add();
  await settle();
  await stage.calls[0]?.end(answerOf(cameAt));
  expect(stage.job(0)).toMatchObject({ state: { status: 'received' }, costMicros: 30_050 });
  expect(spent()).toEqual([30_050, 0]);
  stage.world.libraryError = null;
  stage.world.spoolOutcome = answer;
  stage.queue.retryWaiting('library-gone');
  await settle();
  expect(stage.job(0)).toMatchObject({ state: { status: 'done' }, costMicros: 30_050 });
  expect(spent()).toEqual([30_050, 0]);
});

test('an answer that was paid for is not also in doubt when its spool can no longer be read', async () => {
  stage.world.libraryError = { kind: 'folder-gone', place: 'library' };
  stage.add();
  await settle();
  await stage.calls[0]?.end(answer());
  stage.queue.retryWaiting('library-gone');
  await settle();
  expect(stage.job(0)).toMatchObject({ state: { status: 'uncertain' }, doubts: 0 });
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 30_050, maybe: 0 });
});

test('an answer the library can not take is tried again by itself', async () => {
  stage.world.libraryError = { kind: 'disk-full', place: 'library' };
  stage.world.spoolOutcome = answer;
  stage.add();
  await settle();
  await stage.calls[0]?.end(answer());
  stage.world.libraryError = null;
  await stage.time.pass(31_000);
  expect(stage.statuses()).toEqual(['done']);
});

test('an answer that can not be saved yet does not stop the next job', async () => {
  stage.world.limits.concurrency = 1;
  stage.world.libraryError = { kind: 'folder-gone', place: 'library' };
  stage.add(2);
  await settle();
  await stage.calls[0]?.end(answer());
  expect(stage.calls).toHaveLength(2);
});

test('no more requests start in a minute than the limit allows', async () => {
  stage.world.limits = { concurrency: 8, requestsPerMinute: 3 };
  stage.add(5);
  await settle();
  expect(stage.calls).toHaveLength(3);
  await stage.time.pass(59_000);
  expect(stage.calls).toHaveLength(3);
  await stage.time.pass(2000);
  expect(stage.calls).toHaveLength(5);
});

test('a job held back by the pace alone says until when, and no longer once it has gone', async () => {
  stage.world.limits = { concurrency: 8, requestsPerMinute: 1 };
  const told: unknown[] = [];
  stage.queue.onChange(({ paced }) => told.push(paced));
  stage.add(2);
  await stage.time.pass(1000);
  const until = { 'real openai/gpt-image-2': '2026-03-10T12:01:00.000Z' };
  expect(stage.queue.snapshot().paced).toEqual(until);
  expect(told.at(-1)).toEqual(until);
  await stage.time.pass(60_000);
  expect(stage.calls).toHaveLength(2);
  expect(told.at(-1)).toEqual({});
});

test('a job that waits for a place is not said to wait for the pace', async () => {
  stage.world.limits = { concurrency: 1, requestsPerMinute: 1 };
  stage.add(2);
  await stage.time.pass(1000);
  expect(stage.queue.snapshot().paced).toEqual({});
});
