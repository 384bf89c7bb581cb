import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asset } from '../../shared/asset.ts';
import { AppFailure, type AppError } from '../../shared/app-error.ts';
import type { Job, JobStatus } from '../../shared/job.ts';
import { UPSTREAM_PRICES } from '../../shared/price.ts';
import type { CallOutcome } from '../../electron/main/api/call-outcome.ts';
import { silentLog } from '../../electron/main/log.ts';
import { createJournal, type Journal } from '../../electron/main/queue/journal.ts';
import { JOURNAL_MIGRATIONS } from '../../electron/main/queue/journal-schema.ts';
import { createQueue } from '../../electron/main/queue/queue.ts';
import type { CallInput, Queue, QueuePorts, SaveInput } from '../../electron/main/queue/queue-ports.ts';
import { openDatabase, type Database } from '../../electron/main/storage/database.ts';
import { handClock, settle, type HandClock } from './hand-clock.ts';
import { someRequest } from './library-world.ts';
import { lost } from './queue-outcomes.ts';

/** A call that a test answers by hand; stopping it ends it as the network would. */
export type OpenCall = CallInput & { end(outcome: CallOutcome): Promise<void>; break(error: unknown): Promise<void> };

/** One process with a queue on a data folder. */
export type Stage = {
  readonly queue: Queue;
  readonly journal: Journal;
  readonly database: Database;
  readonly time: HandClock;
  readonly calls: OpenCall[];
  readonly saved: SaveInput[];
  /** What the world does; change it as a test goes on. */
  readonly world: World;
  readonly ports: QueuePorts;
  /** This process's row in the journal. */
  readonly ownerId: string;
  add(count?: number, over?: Partial<Parameters<Queue['add']>[0]>): readonly string[];
  /** A word per job: its status, in the order added. */
  statuses(): JobStatus[];
  job(index: number): Job;
};

export type World = {
  limits: { concurrency: number; requestsPerMinute: number };
  free: { spool: number; library: number };
  libraryError: AppError | null;
  spoolOutcome: (spoolDir: string, job: Job) => CallOutcome;
};

const PLENTY = 1e12;
let counter = 0;
const nextId = (): string => (counter++).toString(16).padStart(24, '0');

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'octen-queue-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Stages opened by a test, to be closed after it. */
const opened: Database[] = [];
export function closeStages(): void {
  for (const database of opened.splice(0)) database.close();
}

export function openStage(folder: string, time: HandClock = handClock()): Stage {
  const database = openDatabase({
    file: join(folder, 'journal.db'),
    migrations: JOURNAL_MIGRATIONS,
    durable: 'lazily',
  });
  opened.push(database);
  const journal = createJournal(database);
  const world: World = {
    limits: { concurrency: 2, requestsPerMinute: 20 },
    free: { spool: PLENTY, library: PLENTY },
    libraryError: null,
    spoolOutcome: () => lost('stream-cut'),
  };
  const ownerId = nextId();
  const ids = [ownerId];
  const calls: OpenCall[] = [];
  const saved: SaveInput[] = [];
  const ports: QueuePorts = {
    journal,
    spoolRoot: join(folder, 'spool'),
    clock: time.clock,
    timers: time.timers,
    // The first id a queue asks for is its own.
    random: { id: () => ids.shift() ?? nextId() },
    call: (input) => openCall(input, calls),
    readSpool: (dir, job) => Promise.resolve(fromDisk(world.spoolOutcome(dir, job))),
    save: (input) => save(input, world, saved),
    saveDraft: () => Promise.resolve(assetOf(nextId())),
    prices: () => UPSTREAM_PRICES,
    ownModels: () => [],
    limits: () => world.limits,
    freeBytes: () => Promise.resolve(world.free),
    log: silentLog,
  };
  const queue = createQueue(ports);
  const added: string[] = [];
  return {
    queue,
    journal,
    database,
    time,
    calls,
    saved,
    world,
    ports,
    ownerId,
    add(count = 1, over = {}) {
      const jobs = Array.from({ length: count }, () => ({ request: someRequest(), repetition: 0, parents: [] }));
      const input = { token: nextId(), jobs, origin: 'hand' as const, batchName: null, demo: false, ...over };
      const ids = queue.add(input);
      added.push(...ids);
      return ids;
    },
    statuses: () => added.map((id) => journal.job(id).state.status),
    job: (index) => journal.job(added[index] ?? ''),
  };
}

/** How long an answer took isn't in its spool. */
const fromDisk = (outcome: CallOutcome): CallOutcome =>
  outcome.type === 'reply' ? { ...outcome, elapsedMs: null } : outcome;

function openCall(input: CallInput, calls: OpenCall[]): Promise<CallOutcome> {
  mkdirSync(input.attempt.spoolDir, { recursive: true });
  writeFileSync(join(input.attempt.spoolDir, 'body'), 'raw answer');
  return new Promise((resolve, reject) => {
    input.signal.addEventListener('abort', () => resolve(lost('stopped-by-you')));
    calls.push({
      ...input,
      async end(outcome) {
        resolve(outcome);
        await settle();
      },
      async break(error) {
        reject(error);
        await settle();
      },
    });
  });
}

function save(input: SaveInput, world: World, saved: SaveInput[]): Promise<readonly Asset[]> {
  if (world.libraryError) return Promise.reject(new AppFailure(world.libraryError));
  saved.push(input);
  return Promise.resolve(input.reply.images.map((_, index) => assetOf(`${input.attemptId.slice(0, 23)}${index}`)));
}

const assetOf = (id: string): Asset => ({
  id,
  kind: 'generated',
  name: 'a.png',
  format: 'png',
  width: 1024,
  height: 1024,
  bytes: 10,
  createdAt: '2026-03-10T12:00:00.000Z',
  demo: false,
  draft: false,
  favourite: false,
  tags: [],
  model: null,
  promptStart: '',
  hasMask: false,
  jobId: null,
  batchName: null,
  costMicros: null,
});

/** Ends a process as kill -9 would: nothing is written any more, and its owner row names a pid that is gone. */
export function kill(stage: Stage): void {
  const gone = { pid: GONE_PID, id: stage.ownerId };
  stage.database.run(`UPDATE owners SET pid = :pid, process_start = 'gone' WHERE id = :id`, gone);
  stage.database.close();
  opened.splice(opened.indexOf(stage.database), 1);
}

/** Above every Linux pid_max. */
const GONE_PID = 2 ** 30;
