import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { outcomeOfSpool } from '../../electron/main/api/image-api.ts';
import { type DemoServer, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import type { JobStatus } from '../../shared/job.ts';
import { type Place, temporaryPlace } from './back-end-in-test.ts';
import { judge, type Result } from './kill-judge.ts';
import { seeded } from './seeded.ts';

const CHILD = join(import.meta.dirname, 'back-end-child.ts');

/** What one kill and one recovery left behind. */
export type Aftermath = {
  readonly seed: number;
  /** What the journal said of the jobs at the kill. */
  readonly killed: readonly JobStatus[];
  readonly ended: readonly JobStatus[];
  /** Broken promises, in words; none is right. */
  readonly broken: readonly string[];
};

/** What a kill waits for; null: nothing but a while. */
const TARGETS: readonly (JobStatus | null)[] = [null, 'sending', 'receiving', 'received', 'waiting', 'done'];

/** Kills once for each seed, two at a time: each takes two processes that mostly wait for the other. */
export async function killAll(seeds: readonly number[]): Promise<readonly Aftermath[]> {
  const left = [...seeds];
  const all: Aftermath[] = [];
  const work = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) all.push(await killOnce(seed));
  };
  await Promise.all([work(), work()]);
  return all;
}

/** SIGKILLs a working back end at a seeded moment, starts another on the same folders, and compares what they promise. */
async function killOnce(seed: number): Promise<Aftermath> {
  const place = temporaryPlace();
  const service = await startDemoServer({ paceMs: 40, faults: { '429-ms': { value: 300, times: 2 } } });
  try {
    mkdirSync(place.library, { recursive: true });
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
      .png()
      .toFile(join(place.root, 'reference.png'));
    const worker = run('work', place, service, seed);
    await printed(worker, 'added');
    const statuses = watchStatuses(place);
    await rightMoment(statuses.read, worker, seed);
    worker.kill('SIGKILL');
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    const killed = statuses.read();
    statuses.close();
    const whole = await wholeAnswers(place);
    const recovered = run('recover', place, service, seed);
    const results = JSON.parse(await printed(recovered, '[')) as Result[];
    if (recovered.exitCode === null) await once(recovered, 'exit');
    const broken = judge(place, service, results, whole);
    return { seed, killed, ended: results.map(({ job }) => job.state.status), broken };
  } finally {
    await service.close();
    place.remove();
  }
}

/** When a job is in the state this seed aims at, or a while after. */
async function rightMoment(statuses: () => readonly JobStatus[], worker: ChildProcess, seed: number): Promise<void> {
  const random = seeded(seed);
  const target = TARGETS[seed % TARGETS.length] ?? null;
  if (target === null) return pause(random() * 1500);
  while (worker.exitCode === null && !statuses().includes(target)) await pause(2);
  if (random() < 0.5) await pause(random() * 60);
}

function watchStatuses(place: Place): { read(): readonly JobStatus[]; close(): void } {
  const database = new DatabaseSync(join(place.data, 'journal.db'), { readOnly: true });
  const statement = database.prepare('SELECT status FROM jobs');
  return { read: () => statement.all().map((row) => row['status'] as JobStatus), close: () => database.close() };
}

/** Half the time of a short-lived process is reading its own code: the second one finds it read. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'octen-test-code') };

function run(mode: 'work' | 'recover', place: Place, service: DemoServer, seed: number): ChildProcess {
  const args = [CHILD, mode, place.root, place.data, place.library, service.url, String(seed)];
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The first line that begins so; fails when the process ends without it. */
async function printed(child: ChildProcess, start: string): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const line = text.split('\n').find((one, index, all) => one.startsWith(start) && index < all.length - 1);
    if (line !== undefined) return line;
  }
  throw new Error(`The process ended without "${start}": ${text}`);
}

/** The jobs whose whole answer was on disk at the kill. */
async function wholeAnswers(place: Place): Promise<ReadonlySet<string>> {
  const database = new DatabaseSync(join(place.data, 'journal.db'));
  const rows = database.prepare('SELECT id, job_id AS jobId FROM attempts').all() as { id: string; jobId: string }[];
  database.close();
  const whole = new Set<string>();
  for (const { id, jobId } of rows) {
    const spool = join(place.data, 'spool', id);
    if (existsSync(spool) && (await outcomeOfSpool(spool)).type === 'reply') whole.add(jobId);
  }
  return whole;
}
