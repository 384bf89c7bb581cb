import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { silentLog } from '../../electron/main/log.ts';
import type { LibraryIndex } from '../../electron/main/library/index-store.ts';
import { openLibrary, type OpenLibrary } from '../../electron/main/library/open-library.ts';
import type { AddedJob } from '../../electron/main/queue/journal-adds.ts';
import { createJournal, type Journal } from '../../electron/main/queue/journal.ts';
import { JOURNAL_MIGRATIONS } from '../../electron/main/queue/journal-schema.ts';
import { openDatabase } from '../../electron/main/storage/database.ts';
import type { LedgerEntry } from '../../electron/main/usage/ledger.ts';
import type { Sidecar } from '../../shared/asset.ts';
import type { JobEvent } from '../../shared/job.ts';
import { requestOf } from './back-end-in-test.ts';

type Folders = { readonly data: string; readonly library: string };

const idOf = (number: number): string => number.toString(16).padStart(24, '0');
const PLACES = ['harbour', 'market', 'forest', 'kitchen', 'station', 'beach', 'tower', 'garden', 'bridge', 'desert'];
const LIGHTS = ['at dusk', 'in the rain', 'by candle light', 'under snow', 'at noon', 'in fog', 'before the storm'];
const promptOf = (number: number): string =>
  `A quiet ${PLACES[number % PLACES.length]} ${LIGHTS[number % LIGHTS.length]}, number ${number}`;

/** Jobs of many days in every state that lasts, the newest still to be sent; the queue is paused. */
export function seedJobs({ data }: Folders, count: number): void {
  const database = openDatabase({ file: join(data, 'journal.db'), migrations: JOURNAL_MIGRATIONS, durable: 'lazily' });
  const journal = createJournal(database);
  journal.transaction(() => {
    const jobs = Array.from({ length: count }, (_, number) => jobOf(number, count));
    journal.adds.add('seeded', jobs, null);
    for (const [number, { id }] of jobs.entries()) {
      if (number >= count * 0.9) continue;
      database.run(SENT, { id });
      database.run(ATTEMPT, { id, attempt: attemptOf(number), at: new Date().toISOString() });
      end(journal, id, number, count);
    }
    journal.pause('by-person');
  });
  database.close();
}

function jobOf(number: number, count: number): AddedJob {
  const batch = Math.floor(number / 1000);
  return {
    id: idOf(number),
    createdAt: new Date(Date.now() - (count - number) * 1000).toISOString(),
    origin: number % 50 === 0 ? 'hand' : 'batch',
    groupId: null,
    batchName: number % 50 === 0 ? null : `Catalogue ${batch + 1}`,
    demo: false,
    request: requestOf({ prompt: promptOf(number) }),
    repetition: 0,
    parents: [],
    estimateMicros: 8_000,
  };
}

/** The last tenth stays queued; of the others one in a hundred failed and one in two hundred is uncertain. */
function end(journal: Journal, id: string, number: number, count: number): void {
  const at = new Date(Date.now() - (count - number) * 1000).toISOString();
  const sent: JobEvent = { type: 'sent', attempt: attemptOf(number), at };
  if (number % 100 === 1)
    journal.apply(id, [sent, { type: 'failed', error: { kind: 'moderation', stage: 'input', categories: [] }, at }]);
  else if (number % 200 === 2)
    journal.apply(id, [
      sent,
      { type: 'lost', error: { kind: 'uncertain', cause: 'connection-lost', status: null }, draft: null, at },
    ]);
  else {
    journal.apply(id, [sent, { type: 'received' }, { type: 'saved', assets: [idOf(number)], at }], {
      elapsedMs: 12_000,
    });
    journal.ledger.write(chargeOf(id, attemptOf(number)), new Date(at));
  }
}

const attemptOf = (number: number): string => `attempt-${number}`;

const SENT = 'UPDATE jobs SET sent = 1 WHERE id = :id';
const ATTEMPT = 'INSERT INTO attempts (id, job_id, number, at) VALUES (:attempt, :id, 1, :at)';

const chargeOf = (jobId: string, attemptId: string): LedgerEntry => ({
  kind: 'charged',
  jobId,
  attemptId,
  model: requestOf({}).model,
  demo: false,
  costMicros: 8_000,
  estimateMicros: 8_000,
  priceSource: null,
});

const PICTURES = 12;
const PER_DAY = 150;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Rows of the index as saving makes them; they share a few real pictures, so that every thumbnail is a real one. */
export async function seedPictures({ data, library }: Folders, count: number): Promise<void> {
  const open = openLibrary(library, data, silentLog);
  await open.prepare();
  const files = await Promise.all(Array.from({ length: PICTURES }, (_, number) => drawPicture(open, number)));
  const first = Date.now() - (count / PER_DAY) * DAY_MS;
  open.index.transaction(() => {
    for (let number = 0; number < count; number += 1) {
      const createdAt = new Date(first + (number / PER_DAY) * DAY_MS).toISOString();
      const file = files[number % PICTURES];
      if (file) open.index.put(sidecarOf(number, createdAt, file), 0);
    }
  });
  keepAsItIs(open.index, open.folder.sidecars);
  open.index.close();
}

/** Index and sidecars are said to agree, so that the start doesn't take away what has no sidecar. */
const keepAsItIs = (index: LibraryIndex, sidecars: string): void =>
  index.writeNote('sidecars-changed-ms', String(statSync(sidecars).mtimeMs));

type Drawn = Pick<Sidecar, 'file' | 'hash' | 'bytes' | 'width' | 'height'>;

async function drawPicture({ folder }: OpenLibrary, number: number): Promise<Drawn> {
  const [width, height] = number % 3 === 0 ? [480, 720] : [720, 480];
  const background = { r: (40 + number * 37) % 256, g: (90 + number * 61) % 256, b: 120 };
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
  const file = `2026/01/picture-${number}.png`;
  const path = join(folder.root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return { file, hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, width, height };
}

const MODELS = ['openai/gpt-image-2', 'openai/gpt-image-1-mini'] as const;

const sidecarOf = (number: number, createdAt: string, drawn: Drawn): Sidecar => ({
  schema: 1,
  id: idOf(number),
  kind: 'generated',
  ...drawn,
  format: 'png',
  createdAt,
  demo: false,
  draft: number % 97 === 0,
  favourite: number % 31 === 0,
  tags: number % 10 === 0 ? ['shortlist'] : [],
  jobId: idOf(number),
  groupId: null,
  batchName: null,
  recipe: {
    request: requestOf({ prompt: promptOf(number), model: MODELS[number % 5 === 0 ? 1 : 0] }),
    repetition: 0,
    parents: [],
    hash: '0'.repeat(64),
  },
  answer: null,
});
