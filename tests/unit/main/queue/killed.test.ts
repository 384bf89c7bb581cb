import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TRY_AGAIN_MS } from '../../../../electron/main/queue/outcome-meaning.ts';
import { UPSTREAM_PRICES } from '../../../../shared/price.ts';
import { atMostMicros } from '../../../../shared/price-bound.ts';
import { settle } from '../../../support/hand-clock.ts';
import { answer, answerOf, lost, refused, slowedDown } from '../../../support/queue-outcomes.ts';
import {
  closeStages,
  kill,
  openStage,
  removeFolder,
  temporaryFolder,
  type Stage,
} from '../../../support/queue-stage.ts';

let folder: string;
let first: Stage;

beforeEach(async () => {
  folder = temporaryFolder();
  first = openStage(folder);
  await first.queue.start({ recover: true });
});

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

async function startAgain(prepare: (stage: Stage) => void = () => undefined): Promise<Stage> {
  const next = openStage(folder);
  prepare(next);
  await next.queue.start({ recover: true });
  await settle();
  return next;
}

const only = (stage: Stage) => stage.queue.snapshot().jobs[0];

test('killed while queued: queued again, and the queue asks before it goes on', async () => {
  first.queue.pause();
  first.add(3);
  first.journal.pause('no');
  kill(first);
  const next = await startAgain();
  expect(next.queue.snapshot()).toMatchObject({ paused: true, resumable: 3 });
  expect(next.calls).toHaveLength(0);
  next.queue.resume();
  await settle();
  expect(next.queue.snapshot()).toMatchObject({ paused: false, resumable: 0 });
  expect(next.calls).toHaveLength(2);
});

test('killed while waiting: it waits on, and the queue asks', async () => {
  first.add();
  await settle();
  await first.calls[0]?.end(slowedDown(5000));
  kill(first);
  const next = await startAgain();
  expect(only(next)?.state.status).toBe('waiting');
  expect(next.queue.snapshot()).toMatchObject({ paused: true, resumable: 1 });
});

test('killed while sending, with a whole answer that the journal had no room to mention: saved', async () => {
  first.add();
  await settle();
  kill(first);
  const next = await startAgain((stage) => (stage.world.spoolOutcome = answer));
  expect(only(next)).toMatchObject({ state: { status: 'done' }, sent: 1 });
});

test('killed while claimed but not sent: queued, with no attempt counted', async () => {
  const [id = ''] = first.add();
  expect(first.journal.starts.claim(id, first.ownerId)).toBe(false);
  kill(first);
  const next = await startAgain();
  expect(only(next)).toMatchObject({ state: { status: 'queued' }, sent: 0 });
  next.queue.resume();
  await settle();
  expect(next.calls).toHaveLength(1);
});

test('killed while sending: uncertain, with what it may have cost, and never sent by itself', async () => {
  first.add();
  await settle();
  kill(first);
  const next = await startAgain();
  expect(only(next)).toMatchObject({ state: { status: 'uncertain', error: { cause: 'app-ended' } }, sent: 1 });
  const { request } = next.queue.job(only(next)?.id ?? '');
  expect(next.journal.ledger.today(next.time.clock.now()).maybe).toBe(atMostMicros(request, UPSTREAM_PRICES));
  expect(next.queue.snapshot()).toMatchObject({ paused: false, resumable: 0 });
  await next.time.pass(120_000);
  expect(next.calls).toHaveLength(0);
});

test('killed while receiving a whole answer: it becomes a picture without another call', async () => {
  first.add();
  await settle();
  first.calls[0]?.onProgress({ type: 'answering', requestId: 'req-9' });
  kill(first);
  const next = await startAgain((stage) => (stage.world.spoolOutcome = answer));
  expect(only(next)).toMatchObject({ state: { status: 'done' }, costMicros: 30_050, sent: 1, elapsedMs: null });
  expect(next.saved).toHaveLength(1);
  expect(next.calls).toHaveLength(0);
  expect(existsSync(first.calls[0]?.attempt.spoolDir ?? '')).toBe(false);
});

test('killed while receiving half an answer: uncertain, with the last preview as a draft and the spool kept', async () => {
  first.add();
  await settle();
  first.calls[0]?.onProgress({ type: 'answering', requestId: 'req-9' });
  kill(first);
  const next = await startAgain((stage) => (stage.world.spoolOutcome = () => lost('stream-cut', true)));
  expect(only(next)).toMatchObject({
    state: { status: 'uncertain', error: { cause: 'app-ended' }, draft: expect.any(String) },
    requestId: 'req-9',
  });
  expect(existsSync(first.calls[0]?.attempt.spoolDir ?? '')).toBe(true);
});

test('killed while receiving an error that was whole: failed, for nothing', async () => {
  first.add();
  await settle();
  first.calls[0]?.onProgress({ type: 'answering', requestId: 'req-9' });
  kill(first);
  const moderated = { kind: 'moderation', stage: 'input', categories: [] } as const;
  const next = await startAgain((stage) => (stage.world.spoolOutcome = () => refused(moderated)));
  expect(only(next)?.state).toMatchObject({ status: 'failed', error: { kind: 'moderation' } });
  expect(next.journal.ledger.today(next.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
});

test('killed between the whole answer and the library: finished, with what was known of the call', async () => {
  first.world.libraryError = { kind: 'folder-gone', place: 'library' };
  first.add();
  await settle();
  await first.calls[0]?.end(answer());
  kill(first);
  const next = await startAgain((stage) => (stage.world.spoolOutcome = answer));
  expect(only(next)).toMatchObject({ state: { status: 'done' }, elapsedMs: 1234, requestId: 'req-1' });
  expect(next.saved[0]).toMatchObject({ elapsedMs: 1234, requestId: 'req-1' });
});

test('killed with a whole answer and a full disk at the start: it stays received until there is room', async () => {
  first.world.libraryError = { kind: 'folder-gone', place: 'library' };
  first.add();
  await settle();
  await first.calls[0]?.end(answer());
  kill(first);
  const full = { kind: 'disk-full', place: 'data' } as const;
  const next = await startAgain((stage) => {
    stage.world.spoolOutcome = () => ({ type: 'uncertain', error: full, lastPreview: null });
  });
  expect(only(next)?.state).toMatchObject({ status: 'received', stalled: full });
  next.world.spoolOutcome = answer;
  next.queue.retryWaiting('disk-space');
  await settle();
  expect(only(next)?.state.status).toBe('done');
});

test('killed while receiving, with a full disk at the start: nothing is said of it until it can be read', async () => {
  const full = { kind: 'disk-full', place: 'data' } as const;
  first.add(2);
  await settle();
  for (const call of first.calls) call.onProgress({ type: 'answering', requestId: 'req-9' });
  kill(first);
  const next = await startAgain((stage) => {
    stage.world.spoolOutcome = () => ({ type: 'uncertain', error: full, lastPreview: null });
  });
  expect(next.queue.snapshot().jobs.map(({ state }) => state)).toMatchObject([
    { status: 'received', stalled: full },
    { status: 'received', stalled: full },
  ]);
  expect(next.journal.ledger.today(next.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
  const whole = first.calls[0]?.attempt.spoolDir;
  next.world.spoolOutcome = (dir) => (dir === whole ? answer() : lost('stream-cut', true));
  await next.time.pass(TRY_AGAIN_MS);
  expect(next.queue.job(first.calls[0]?.job.id ?? '').state.status).toBe('done');
  expect(next.queue.job(first.calls[1]?.job.id ?? '').state).toMatchObject({
    status: 'uncertain',
    error: { cause: 'app-ended' },
    draft: expect.any(String),
  });
});

test('killed again and again while finishing: counted and charged once', async () => {
  first.add();
  await settle();
  first.calls[0]?.onProgress({ type: 'answering', requestId: null });
  kill(first);
  const second = await startAgain((stage) => {
    stage.world.spoolOutcome = answer;
    stage.world.libraryError = { kind: 'disk-full', place: 'library' };
  });
  expect(only(second)?.state).toMatchObject({ status: 'received', stalled: { kind: 'disk-full' } });
  kill(second);
  const third = await startAgain((stage) => (stage.world.spoolOutcome = answer));
  expect(only(third)).toMatchObject({ state: { status: 'done' }, sent: 1 });
  expect(third.journal.ledger.today(third.time.clock.now())).toEqual({ charged: 30_050, maybe: 0 });
});

test('killed with a whole answer in the spool: charged on the day it came, not on the day of the next start', async () => {
  first.add();
  await settle();
  first.calls[0]?.onProgress({ type: 'answering', requestId: null });
  kill(first);
  const cameAt = '2026-03-08T12:00:00.000Z';
  const next = await startAgain((stage) => {
    stage.world.spoolOutcome = () => answerOf(cameAt);
  });
  expect(only(next)).toMatchObject({ state: { status: 'done' }, costMicros: 30_050 });
  expect(next.journal.ledger.today(new Date(cameAt))).toEqual({ charged: 30_050, maybe: 0 });
  expect(next.journal.ledger.today(next.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
});

test('killed after the end: nothing changes', async () => {
  first.add(2);
  await settle();
  await first.calls[0]?.end(answer());
  await first.calls[1]?.end(lost('silent'));
  const before = first.queue.snapshot().jobs;
  kill(first);
  const next = await startAgain();
  expect(next.queue.snapshot().jobs).toEqual(before);
  expect(next.queue.snapshot().paused).toBe(false);
});

test('killed right after the end, before its spool was removed: nothing refers to it any more', async () => {
  const [id = ''] = first.add();
  await settle();
  const keptOnceDone: number[] = [];
  const { transaction } = first.journal;
  const watched: typeof transaction = (work) => {
    const answered = transaction(work);
    if (first.journal.job(id).state.status === 'done') keptOnceDone.push(first.journal.attempts.allKept().size);
    return answered;
  };
  Object.assign(first.journal, { transaction: watched });
  await first.calls[0]?.end(answer());
  expect(keptOnceDone[0]).toBe(0);
});

test('a clean end is no reason to ask: queued jobs go on', async () => {
  first.world.limits.concurrency = 1;
  first.add(2);
  await settle();
  const stopped = first.queue.stop({ finish: true });
  await first.calls[0]?.end(answer());
  await stopped;
  const next = await startAgain();
  expect(next.queue.snapshot()).toMatchObject({ paused: false, resumable: 0 });
  expect(next.calls).toHaveLength(1);
});

test('an answer a clean end could not save is saved by the next start', async () => {
  first.world.libraryError = { kind: 'folder-gone', place: 'library' };
  first.add();
  await settle();
  await first.calls[0]?.end(answer());
  await first.queue.stop();
  const next = await startAgain((stage) => (stage.world.spoolOutcome = answer));
  expect(only(next)?.state.status).toBe('done');
});

test('a start removes spools nobody refers to and keeps the others', async () => {
  first.add();
  await settle();
  await first.calls[0]?.end(lost('silent'));
  mkdirSync(join(folder, 'spool', 'stray'), { recursive: true });
  kill(first);
  await startAgain();
  expect(existsSync(join(folder, 'spool', 'stray'))).toBe(false);
  expect(existsSync(first.calls[0]?.attempt.spoolDir ?? '')).toBe(true);
});

test('killed right after a job was forgotten, before its spool was removed: the next start removes it', async () => {
  const [id = ''] = first.add();
  await settle();
  await first.calls[0]?.end(lost('silent'));
  first.journal.hide([id]);
  kill(first);
  await startAgain();
  expect(existsSync(first.calls[0]?.attempt.spoolDir ?? '')).toBe(false);
});

test('what a person paused stays paused over a restart', async () => {
  first.queue.pause();
  first.add();
  await first.queue.stop();
  const next = await startAgain();
  expect(next.queue.snapshot()).toMatchObject({ paused: true, resumable: 0 });
  expect(next.calls).toHaveLength(0);
});
