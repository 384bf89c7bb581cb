/**
 * A real process with a queue, for tests: `node queue-child.ts <folder> <jobs> <answers|hangs>`. Adds jobs and works
 * until it is idle. Each call leaves a line with its job's id in `<folder>/service.log`, as a service would see it.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { UPSTREAM_PRICES } from '../../shared/price.ts';
import { silentLog } from '../../electron/main/log.ts';
import { createJournal } from '../../electron/main/queue/journal.ts';
import { JOURNAL_MIGRATIONS } from '../../electron/main/queue/journal-schema.ts';
import { createQueue } from '../../electron/main/queue/queue.ts';
import type { CallInput } from '../../electron/main/queue/queue-ports.ts';
import { openDatabase } from '../../electron/main/storage/database.ts';
import { gptRequest } from './requests.ts';
import { answer, lost } from './queue-outcomes.ts';

const [folder = '', jobs = '0', manner = 'answers'] = process.argv.slice(2);
const database = openDatabase({ file: join(folder, 'journal.db'), migrations: JOURNAL_MIGRATIONS, durable: 'lazily' });

function call({ job }: CallInput) {
  appendFileSync(join(folder, 'service.log'), `${job.id}\n`);
  return manner === 'answers' ? Promise.resolve(answer()) : new Promise<never>(() => undefined);
}

const queue = createQueue({
  journal: createJournal(database),
  spoolRoot: join(folder, 'spool'),
  clock: { now: () => new Date() },
  timers: {
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  },
  random: { id: () => randomBytes(12).toString('hex') },
  call,
  readSpool: () => Promise.resolve(lost('stream-cut')),
  save: () => Promise.resolve([]),
  saveDraft: () => Promise.reject(new Error('no previews here')),
  prices: () => UPSTREAM_PRICES,
  ownModels: () => [],
  limits: () => ({ concurrency: 4, requestsPerMinute: 300 }),
  freeBytes: () => Promise.resolve({ spool: 1e12, library: 1e12 }),
  log: silentLog,
});

await queue.start({ recover: true });
queue.add({
  token: randomBytes(8).toString('hex'),
  jobs: Array.from({ length: Number(jobs) }, () => ({ request: gptRequest(), repetition: 0, parents: [] })),
  origin: 'hand',
  batchName: null,
  demo: false,
});
await queue.whenIdle();
await queue.stop();
database.close();
