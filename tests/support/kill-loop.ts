import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { JobStatus } from '../../shared/job.ts';
import { type Place, temporaryPlace } from './back-end-in-test.ts';
import { type KilledJob, secureEvidence, watchStatuses } from './kill-evidence.ts';
import { judge } from './kill-judge.ts';
import type { Result } from './kill-pictures.ts';
import { type ChildMode, startChild, type StoryChild } from './killed-child.ts';
import { type RecordingService, startRecordingService } from './recording-service.ts';
import { seeded } from './seeded.ts';

/** What goes on when the kill comes. */
export const SITUATIONS = ['working', 'recovering', 'cancelling', 'beside a terminal'] as const;
type Situation = (typeof SITUATIONS)[number];

/** What one seed's kills and the last recovery left behind. */
export type Aftermath = {
  readonly seed: number;
  readonly situation: Situation;
  /** What the journal said of the jobs at the kills. */
  readonly killed: readonly JobStatus[];
  readonly ended: readonly JobStatus[];
  /** Broken promises, in words; none is right. */
  readonly broken: readonly string[];
};

/** What a kill waits for; null: nothing but a while. */
const TARGETS: readonly (JobStatus | null)[] = [null, 'sending', 'receiving', 'received', 'waiting', 'done'];

/** Each situation with each target, the targets first. */
const situationOf = (seed: number): Situation =>
  SITUATIONS[Math.floor(seed / TARGETS.length) % SITUATIONS.length] ?? 'working';

/** Kills for each seed, two at a time: each takes two processes that mostly wait for the other. */
export async function killAll(seeds: readonly number[]): Promise<readonly Aftermath[]> {
  const left = [...seeds];
  const all: Aftermath[] = [];
  const work = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) all.push(await inPlace(seed));
  };
  await Promise.all([work(), work()]);
  return all;
}

/** One seed on folders of its own beside a service of its own. */
async function inPlace(seed: number): Promise<Aftermath> {
  const place = temporaryPlace();
  const service = await startRecordingService({ paceMs: 40, faults: { '429-ms': { value: 300, times: 2 } } });
  const children: StoryChild[] = [];
  const start = (mode: ChildMode): StoryChild => {
    const child = startChild(mode, { place, url: service.url, seed });
    children.push(child);
    return child;
  };
  try {
    mkdirSync(place.library, { recursive: true });
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
      .png()
      .toFile(join(place.root, 'reference.png'));
    return await killAndRecover({ seed, place, service, start });
  } catch (cause) {
    throw new Error(`Seed ${seed} (${situationOf(seed)})`, { cause });
  } finally {
    await Promise.all(children.map((child) => child.kill()));
    await service.close();
    place.remove();
  }
}

type Scene = {
  readonly seed: number;
  readonly place: Place;
  readonly service: RecordingService;
  readonly start: (mode: ChildMode) => StoryChild;
};

/** SIGKILLs a working back end at a seeded moment, starts another on the same folders, and compares what they promise. */
async function killAndRecover(scene: Scene): Promise<Aftermath> {
  const { seed, place, service, start } = scene;
  const situation = situationOf(seed);
  const random = seeded(seed);
  const killed = [...(await killAtWork(scene, situation, random))];
  if (situation === 'recovering') {
    const first = start('recover');
    await first.line('recovering');
    // The start finishes what lies there, then it sends what was held back: a kill may hit either.
    await pause(random() * (random() < 0.5 ? 150 : 900));
    await first.kill();
    killed.push(...secureEvidence(place));
  }
  const last = start('recover');
  const results = JSON.parse(await last.line('[')) as Result[];
  await last.ended;
  const broken = judge({ place, service, results, killed, cancels: situation === 'cancelling' });
  const ended = results.map(({ job }) => job.state.status);
  return { seed, situation, killed: killed.map(({ status }) => status), ended, broken };
}

async function killAtWork(
  { seed, place, start }: Scene,
  situation: Situation,
  random: () => number,
): Promise<readonly KilledJob[]> {
  const worker = start(situation === 'cancelling' ? 'cancel' : 'work');
  const terminal = situation === 'beside a terminal' ? start('terminal') : null;
  await Promise.all([worker.line('added'), terminal?.line('added')]);
  if (situation === 'cancelling' && random() < 0.5) {
    await worker.line('cancelling', 1 + Math.floor(random() * 4));
    await pause(random() * 40);
  } else await rightMoment(place, worker, TARGETS[seed % TARGETS.length] ?? null, random);
  await worker.kill();
  const killed = secureEvidence(place);
  if (terminal === null) return killed;
  // The one beside it either works to its end or is killed as well.
  await (random() < 0.5 ? terminal.ended : pause(random() * 300));
  await terminal.kill();
  return [...killed.filter(({ status }) => status === 'done'), ...secureEvidence(place)];
}

/** When a job is in the state this seed aims at, or a while after. */
async function rightMoment(
  place: Place,
  worker: StoryChild,
  target: JobStatus | null,
  random: () => number,
): Promise<void> {
  if (target === null) return pause(random() * 1500);
  const statuses = watchStatuses(place);
  while (worker.isAlive() && !statuses.read().includes(target)) await pause(2);
  statuses.close();
  if (random() < 0.5) await pause(random() * 60);
}
