import { afterEach, beforeEach, expect, test } from 'vitest';
import { settle } from '../../../support/hand-clock.ts';
import { answer, slowedDown } from '../../../support/queue-outcomes.ts';
import {
  closeStages,
  kill,
  openStage,
  removeFolder,
  temporaryFolder,
  type Stage,
} from '../../../support/queue-stage.ts';

let folder: string;
let app: Stage;
let terminal: Stage;

beforeEach(async () => {
  folder = temporaryFolder();
  app = openStage(folder);
  terminal = openStage(folder);
  await app.queue.start({ recover: true });
});

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

test('no job starts twice', async () => {
  app.queue.pause();
  app.world.limits = { concurrency: 50, requestsPerMinute: 300 };
  terminal.world.limits = { concurrency: 50, requestsPerMinute: 300 };
  await terminal.queue.start({ recover: true });
  app.add(40);
  app.queue.resume();
  await terminal.time.pass(1000);
  await settle();
  const started = [...app.calls, ...terminal.calls].map((call) => call.job.id);
  expect(started).toHaveLength(40);
  expect(new Set(started).size).toBe(40);
});

test('of two claims of one job one wins', () => {
  app.queue.pause();
  const [id = ''] = app.add();
  expect(app.journal.starts.claim(id, 'a')).toBe(true);
  expect(terminal.journal.starts.claim(id, 'b')).toBe(false);
  app.journal.starts.release(id, 'a');
  expect(terminal.journal.starts.claim(id, 'b')).toBe(true);
});

test('a start in one process relabels no job that lives in the other', async () => {
  app.add(3);
  await settle();
  const before = app.statuses();
  await terminal.queue.start({ recover: true });
  await terminal.time.pass(20_000);
  expect(app.statuses()).toEqual(before);
  expect(before).toEqual(['sending', 'sending', 'queued']);
  expect(terminal.queue.snapshot().paused).toBe(false);
});

test('what dies in one process is named by the other without stopping it', async () => {
  await terminal.queue.start({ recover: false, only: 'own' });
  terminal.add();
  await settle();
  expect(terminal.calls).toHaveLength(1);
  kill(terminal);
  await app.time.pass(60_000);
  expect(app.queue.snapshot()).toMatchObject({ paused: false, jobs: [{ state: { status: 'uncertain' } }] });
});

test('jobs the terminal was asked for are its own, and the app asks about them when it dies', async () => {
  await terminal.queue.start({ recover: false, only: 'own' });
  terminal.world.limits.concurrency = 1;
  terminal.add(3);
  await settle();
  await app.time.pass(1000);
  expect(app.calls).toHaveLength(0);
  kill(terminal);
  await app.time.pass(60_000);
  expect(app.queue.snapshot()).toMatchObject({ paused: true, resumable: 2 });
  expect(app.calls).toHaveLength(0);
});

test('a terminal runs only its own jobs, also while the app is paused', async () => {
  app.queue.pause();
  app.add();
  await terminal.queue.start({ recover: false, only: 'own' });
  const [id] = terminal.add();
  await settle();
  expect(terminal.calls.map((call) => call.job.id)).toEqual([id]);
});

test('the pace is one for both', async () => {
  app.world.limits = { concurrency: 20, requestsPerMinute: 4 };
  terminal.world.limits = { concurrency: 20, requestsPerMinute: 4 };
  await terminal.queue.start({ recover: false, only: 'own' });
  app.add(3);
  await settle();
  terminal.add(3);
  await settle();
  expect(app.calls).toHaveLength(3);
  expect(terminal.calls).toHaveLength(1);
});

test('the places are one for both', async () => {
  await terminal.queue.start({ recover: false, only: 'own' });
  app.add(2);
  await settle();
  terminal.add();
  await terminal.time.pass(1000);
  expect(terminal.calls).toHaveLength(0);
  await app.calls[0]?.end(answer());
  await terminal.time.pass(1000);
  expect(terminal.calls).toHaveLength(1);
});

test('room on the disk is asked for what both have in flight', async () => {
  await terminal.queue.start({ recover: false, only: 'own' });
  app.add();
  await settle();
  terminal.world.free.spool = 200 * 1024 * 1024;
  terminal.add();
  await settle();
  expect(terminal.calls).toHaveLength(0);
  expect(terminal.job(0).state).toMatchObject({ status: 'waiting', why: 'disk-space' });
});

test('a 429 in one slows the other', async () => {
  await terminal.queue.start({ recover: false, only: 'own' });
  app.add();
  await settle();
  await app.calls[0]?.end(slowedDown(20_000));
  terminal.add();
  await terminal.time.pass(10_000);
  expect(terminal.calls).toHaveLength(0);
  await terminal.time.pass(11_000);
  expect(terminal.calls).toHaveLength(1);
});

test('a job in flight in one can be stopped from the other', async () => {
  const [id = ''] = app.add();
  await settle();
  terminal.queue.cancel([id]);
  await app.time.pass(1000);
  expect(app.statuses()).toEqual(['uncertain']);
});

test('a stop asked for from the other counts at once, before it was seen', async () => {
  const [id = ''] = app.add();
  await settle();
  terminal.queue.cancel([id]);
  await app.calls[0]?.end(slowedDown(1));
  expect(app.statuses()).toEqual(['cancelled']);
  await app.time.pass(60_000);
  expect(app.calls).toHaveLength(1);
});

test('each is told what the other changed', async () => {
  await terminal.queue.start({ recover: false, only: 'own' });
  const seen: string[] = [];
  terminal.queue.onChange((change) => seen.push(...change.changed.map((job) => job.state.status)));
  app.add();
  await settle();
  await terminal.time.pass(1000);
  expect(seen).toEqual(['sending']);
});
