import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeStages, openStage, removeFolder, temporaryFolder } from '../../../support/queue-stage.ts';

const CHILD = fileURLToPath(new URL('../../../support/queue-child.ts', import.meta.url));

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = temporaryFolder();
  children = [];
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  closeStages();
  removeFolder(folder);
});

function startChild(jobs: number, manner: 'answers' | 'hangs'): ChildProcess {
  const child = spawn(process.execPath, [CHILD, folder, String(jobs), manner], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  return child;
}

const sentJobs = (): string[] => readFileSync(join(folder, 'service.log'), 'utf8').trim().split('\n');

test('three processes that start at once on an empty folder send every job exactly once', {
  timeout: 30_000,
}, async () => {
  const ends = await Promise.all([1, 2, 3].map(() => once(startChild(15, 'answers'), 'exit')));
  expect(ends.map(([code]) => code as number)).toEqual([0, 0, 0]);
  expect(sentJobs()).toHaveLength(45);
  expect(new Set(sentJobs()).size).toBe(45);
  const { jobs } = openStage(folder).queue.snapshot();
  expect(jobs.map((job) => [job.state.status, job.sent])).toEqual(jobs.map(() => ['done', 1]));
});

test('after kill -9 what was sent is uncertain, the rest asks, and nothing goes twice', {
  timeout: 30_000,
}, async () => {
  const child = startChild(6, 'hangs');
  await vi.waitFor(() => expect(sentJobs()).toHaveLength(4), { timeout: 20_000 });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const stage = openStage(folder);
  await stage.queue.start({ recover: true });
  const { paused, resumable, jobs } = stage.queue.snapshot();
  expect({ paused, resumable }).toEqual({ paused: true, resumable: 2 });
  const uncertain = jobs.filter((job) => job.state.status === 'uncertain').map((job) => job.id);
  expect(uncertain.sort()).toEqual(sentJobs().sort());
  expect(stage.database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
});
