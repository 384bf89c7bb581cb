import { afterEach, beforeEach, expect, test } from 'vitest';
import { NewJob } from '../../../../shared/job.ts';
import { compareStart, type QueueChange } from '../../../../shared/queue.ts';
import { settle } from '../../../support/hand-clock.ts';
import { someRequest } from '../../../support/library-world.ts';
import { answer } from '../../../support/queue-outcomes.ts';
import { closeStages, openStage, removeFolder, temporaryFolder, type Stage } from '../../../support/queue-stage.ts';

let folder: string;
let stage: Stage;

beforeEach(() => {
  folder = temporaryFolder();
  stage = openStage(folder);
});

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

const streamed = someRequest({ n: 3, stream: true, partialImages: 2 });

test('a second press with the same token adds nothing and answers with the same jobs', () => {
  const first = stage.add(2, { token: 'press-0001' });
  expect(stage.add(2, { token: 'press-0001' })).toEqual(first);
  expect(stage.queue.snapshot().jobs).toHaveLength(2);
});

test('a token is known to the next start', () => {
  const first = stage.add(1, { token: 'press-0001' });
  const next = openStage(folder);
  expect(next.add(1, { token: 'press-0001' })).toEqual(first);
  expect(next.queue.snapshot().jobs).toHaveLength(1);
});

test('the oldest of very many tokens are let go', () => {
  for (let press = 0; press < 520; press += 1) stage.add(1, { token: `press-${press}` });
  expect(stage.database.get<{ count: number }>('SELECT count(*) AS count FROM add_tokens')?.count).toBe(500);
});

test('several pictures with previews become one job each, of one group and different recipes', () => {
  stage.add(0, { jobs: [{ request: streamed, repetition: 1, parents: [] }] });
  const { jobs } = stage.queue.snapshot();
  expect(jobs.map((job) => job.count)).toEqual([1, 1, 1]);
  expect(new Set(jobs.map((job) => job.groupId)).size).toBe(1);
  expect(jobs[0]?.groupId).not.toBeNull();
  expect(jobs.map((job) => job.repetition)).toEqual([5, 4, 3]);
});

test('several pictures without previews stay one job', () => {
  stage.add(0, { jobs: [NewJob.parse({ request: someRequest({ n: 3 }) })] });
  expect(stage.queue.snapshot().jobs.map((job) => [job.count, job.groupId])).toEqual([[3, null]]);
});

test('an unknown model adds nothing at all', () => {
  const jobs = [{ request: someRequest() }, { request: someRequest({ model: 'acme/none' }) }].map((job) =>
    NewJob.parse(job),
  );
  expect(() => stage.add(0, { jobs })).toThrow('model-unavailable');
  expect(stage.queue.snapshot().jobs).toEqual([]);
});

test('the estimate is written down when a job is added', () => {
  stage.add();
  expect(stage.job(0).estimateMicros).toBeGreaterThan(0);
});

test('a job keeps the service it was added for', async () => {
  await stage.queue.start({ recover: true });
  stage.add(1, { demo: true });
  await settle();
  expect(stage.calls[0]?.job.demo).toBe(true);
});

test('a demo picture costs nothing, today and in its recipe', async () => {
  await stage.queue.start({ recover: true });
  stage.add(1, { demo: true });
  await settle();
  await stage.calls[0]?.end(answer());
  expect(stage.saved[0]?.costMicros).toBe(0);
  expect(stage.journal.ledger.today(stage.time.clock.now())).toEqual({ charged: 0, maybe: 0 });
});

test('the journal starts jobs in the order the shared rule says', () => {
  for (const origin of ['batch', 'hand', 'batch', 'hand', 'hand'] as const) stage.add(1, { origin });
  const share = { owner: 'me', only: 'all' } as const;
  const taken: string[] = [];
  for (let next = stage.journal.starts.next(share, [], new Date()); next; ) {
    stage.journal.starts.claim(next.id, 'me');
    taken.push(next.id);
    next = stage.journal.starts.next(share, [], new Date());
  }
  const jobs = [0, 1, 2, 3, 4].map((position) => ({ ...stage.job(position), position }));
  expect(taken).toEqual(jobs.sort(compareStart).map((job) => job.id));
});

test('changes come at most once per frame, numbered without a gap', async () => {
  const changes: QueueChange[] = [];
  stage.queue.onChange((change) => changes.push(change));
  stage.add();
  stage.add(2);
  expect(changes).toEqual([]);
  await stage.time.pass(16);
  stage.queue.pause();
  await stage.time.pass(16);
  expect(changes.map(({ revision, changed, paused }) => [revision, changed.length, paused])).toEqual([
    [1, 3, false],
    [2, 0, true],
  ]);
});

test('a large batch is told over several frames, every job once, oldest first', async () => {
  const changes: QueueChange[] = [];
  stage.queue.onChange((change) => changes.push(change));
  const added = stage.add(1203);
  for (let frame = 0; frame < 4; frame += 1) await stage.time.pass(16);
  expect(changes.map(({ revision, changed }) => [revision, changed.length])).toEqual([
    [1, 500],
    [2, 500],
    [3, 203],
  ]);
  expect(changes.flatMap(({ changed }) => changed.map(({ id }) => id))).toEqual(added);
});

test('a forgotten job is told as removed', async () => {
  const changes: QueueChange[] = [];
  const [id = ''] = stage.add();
  stage.queue.cancel([id]);
  await stage.time.pass(16);
  stage.queue.onChange((change) => changes.push(change));
  stage.queue.forget([id]);
  await stage.time.pass(16);
  expect(changes).toMatchObject([{ changed: [], removed: [id] }]);
});

test('the snapshot holds 500 jobs at most and never leaves out what is at work', async () => {
  await stage.queue.start({ recover: true });
  const [first] = stage.add(600);
  await settle();
  const { jobs } = stage.queue.snapshot();
  expect(jobs).toHaveLength(500);
  expect(jobs.at(-1)).toMatchObject({ state: { status: 'sending' } });
  expect(jobs.map((job) => job.id)).toContain(first);
});

test('the snapshot drops what ended before this start and more than a day ago', async () => {
  const [id = ''] = stage.add();
  stage.queue.cancel([id]);
  await stage.time.pass(25 * 60 * 60 * 1000);
  expect(stage.queue.snapshot().jobs).toHaveLength(1);
  const next = openStage(folder, stage.time);
  expect(next.queue.snapshot().jobs).toHaveLength(0);
});

test('a prompt is shown by its start, never cut inside a character', () => {
  stage.add(0, { jobs: [NewJob.parse({ request: someRequest({ prompt: `${'a'.repeat(239)}😀 and more` }) })] });
  expect(stage.queue.snapshot().jobs[0]?.promptStart).toBe('a'.repeat(239));
});
