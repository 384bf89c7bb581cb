import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { outcomeOfSpool } from '../../electron/main/api/image-api.ts';
import { type DemoServer, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { Sidecar } from '../../shared/asset.ts';
import type { Job } from '../../shared/job.ts';
import { type Place, temporaryPlace } from './back-end-in-test.ts';

const CHILD = join(import.meta.dirname, 'back-end-child.ts');

/** What one kill and one recovery left behind. */
export type Aftermath = {
  readonly seed: number;
  readonly jobs: readonly Job[];
  /** Broken promises, in words; none is right. */
  readonly broken: readonly string[];
};

/** Numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** SIGKILLs a working back end at a seeded moment, starts another on the same folders, and compares what they promise. */
export async function killOnce(seed: number): Promise<Aftermath> {
  const place = temporaryPlace();
  const service = await startDemoServer({ paceMs: 40 });
  try {
    mkdirSync(place.library, { recursive: true });
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
      .png()
      .toFile(join(place.root, 'reference.png'));
    const worker = run('work', place, service, seed);
    await printed(worker, 'added');
    await new Promise((wait) => setTimeout(wait, seeded(seed)() * 1800));
    worker.kill('SIGKILL');
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    const whole = await wholeSpools(place);
    const recovered = run('recover', place, service, seed);
    const results = JSON.parse(await printed(recovered, '[')) as { job: Job; files: (string | null)[] }[];
    if (recovered.exitCode === null) await once(recovered, 'exit');
    return { seed, jobs: results.map(({ job }) => job), broken: judge(place, service, results, whole) };
  } finally {
    await service.close();
    place.remove();
  }
}

function run(mode: 'work' | 'recover', place: Place, service: DemoServer, seed: number): ChildProcess {
  const args = [CHILD, mode, place.root, place.data, place.library, service.url, String(seed)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
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

/** Attempts whose whole answer was on disk at the kill: attempt → job. */
async function wholeSpools(place: Place): Promise<ReadonlyMap<string, string>> {
  const database = new DatabaseSync(join(place.data, 'journal.db'));
  const rows = database.prepare('SELECT id, job_id AS jobId FROM attempts').all() as { id: string; jobId: string }[];
  database.close();
  const whole = new Map<string, string>();
  for (const { id, jobId } of rows) {
    const spool = join(place.data, 'spool', id);
    if (existsSync(spool) && (await outcomeOfSpool(spool)).type === 'reply') whole.set(id, jobId);
  }
  return whole;
}

type Result = { readonly job: Job; readonly files: readonly (string | null)[] };

function judge(
  place: Place,
  service: DemoServer,
  results: readonly Result[],
  whole: ReadonlyMap<string, string>,
): string[] {
  const broken: string[] = [];
  for (const { job, files } of results) {
    const seen = service.requests.filter((request) => isFor(request.body, job)).length;
    const same = results.filter((other) => other.job.request.prompt === job.request.prompt);
    const journaled = same.reduce((sum, other) => sum + other.job.sent, 0);
    if (seen > journaled) broken.push(`${job.request.prompt}: ${seen} requests seen, ${journaled} journaled`);
    if (job.sent > 1) broken.push(`${job.request.prompt}: sent ${job.sent} times by itself`);
    if (!['done', 'uncertain'].includes(job.state.status))
      broken.push(`${job.request.prompt}: left ${job.state.status}`);
    if (job.state.status === 'done' && files.some((file) => file === null || !existsSync(file)))
      broken.push(`${job.request.prompt}: done without its file`);
    if ([...whole.values()].includes(job.id) && job.state.status !== 'done')
      broken.push(`${job.request.prompt}: its whole answer was on disk, yet it is ${job.state.status}`);
  }
  return [...broken, ...judgeFolders(place, results)];
}

const isFor = (body: unknown, job: Job): boolean =>
  typeof body === 'object' && body !== null && 'prompt' in body && body.prompt === job.request.prompt;

function judgeFolders(place: Place, results: readonly Result[]): string[] {
  const broken: string[] = [];
  const database = new DatabaseSync(join(place.data, 'journal.db'));
  const check = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
  database.close();
  if (check.integrity_check !== 'ok') broken.push(`journal: ${check.integrity_check}`);
  const sidecars = readdirSync(join(place.library, '.octen/sidecars')).filter((name) => name.endsWith('.json'));
  const files = sidecars.map((name) =>
    Sidecar.parse(JSON.parse(readFileSync(join(place.library, '.octen/sidecars', name), 'utf8'))),
  );
  const pictures = readdirSync(place.library, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^\d{4}\/\d{2}\/./.test(name),
  );
  for (const picture of pictures)
    if (!files.some((sidecar) => sidecar.file === picture)) broken.push(`${picture}: a file without a sidecar`);
  const temporary = [place.data, place.library].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tmp|temp)$/.test(name)),
  );
  broken.push(...temporary.map((name) => `${name}: a temporary file nobody knows`));
  const spools = existsSync(join(place.data, 'spool')) ? readdirSync(join(place.data, 'spool')) : [];
  const unfinished = results.filter(({ job }) => job.state.status === 'uncertain').length;
  if (spools.length > unfinished) broken.push(`${spools.length} spools for ${unfinished} unfinished jobs`);
  return broken;
}
