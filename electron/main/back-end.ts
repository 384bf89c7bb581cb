import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppFailure } from '../../shared/app-error.ts';
import { UPSTREAM_PRICES } from '../../shared/price.ts';
import type { AppEvent } from '../../shared/ipc/contract.ts';
import type { KeyCheck } from '../../shared/key-status.ts';
import type { Settings, SettingsChange } from '../../shared/settings.ts';
import type { DaySpending } from '../../shared/usage.ts';
import type { FindInput } from './api/encode-request.ts';
import { createImageApi, outcomeOfSpool } from './api/image-api.ts';
import { createTransport } from './api/transport.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createInputs, type Inputs } from './inputs/inputs.ts';
import { createPinned, type Pinned } from './inputs/pinned.ts';
import { createMaskStore, type MaskStore } from './inputs/mask-store.ts';
import { createKeyStore, type KeyStore } from './key/key-store.ts';
import type { Vault } from './key/keychain.ts';
import { createLibrary, type Library } from './library/library.ts';
import { createLog, type Log } from './log.ts';
import { moveLibrary } from './move-library.ts';
import { createRawAnswers, type RawAnswers } from './raw-answers.ts';
import { createJournal } from './queue/journal.ts';
import { createQueue } from './queue/queue.ts';
import type { CallInput, Queue } from './queue/queue-ports.ts';
import { JOURNAL_MIGRATIONS } from './queue/journal-schema.ts';
import { createService, type Service } from './service.ts';
import { createSettings, type SettingsFile, type SettingsStore } from './settings/settings-store.ts';
import { sweepSettings } from './settings/sweep-settings.ts';
import { openDatabase } from './storage/database.ts';
import { createLedger } from './usage/ledger.ts';

export type BackEndPorts = {
  readonly dataFolder: string;
  readonly defaultLibraryFolder: string;
  readonly settingsFile: SettingsFile;
  readonly vault: Vault;
  readonly keyFromEnvironment: string | null;
  /** Answers like Chromium's resolveProxy: "DIRECT", "PROXY host:port". */
  resolveProxy(url: string): Promise<string>;
  readonly demoPaceMs: number;
  /** The app runs everything in the journal; the terminal only what it adds itself. */
  readonly role: 'app' | 'terminal';
};

/** Files and bytes behind the ids a page may ask for. */
export type Lookup = {
  asset(id: string): string | null;
  thumb(id: string): Promise<{ readonly bytes: Uint8Array; readonly kind: string } | null>;
  input(hash: string): string | null;
  inputThumb: Lookup['thumb'];
  preview(job: string, version: number): string | null;
};

export type BackEnd = {
  readonly settings: SettingsStore;
  readonly key: KeyStore;
  readonly service: Service;
  readonly queue: Queue;
  readonly answers: RawAnswers;
  readonly library: Library;
  readonly inputs: Inputs;
  readonly masks: MaskStore;
  readonly pinned: Pinned;
  readonly drafts: Drafts;
  readonly usage: { today(): DaySpending };
  readonly lookup: Lookup;
  readonly log: Log;
  readonly libraryFolder: () => string;
  /** @throws AppFailure when the folder can't be used; the old one stays then. */
  useLibraryFolder(folder: string): Promise<Settings>;
  changeSettings(change: SettingsChange): Settings;
  checkKey(): Promise<KeyCheck>;
  onEvent(listener: (event: AppEvent) => void): () => void;
  start(): Promise<void>;
  /** `finish` waits for calls in flight; a second stop without it ends them after all. */
  stop(options?: { readonly finish?: boolean }): Promise<void>;
};

/** The composition root: every part gets its ports here, in the app and in the terminal alike. */
export function createBackEnd(ports: BackEndPorts): BackEnd {
  const settings = createSettings(ports.settingsFile);
  const libraryFolder = () => settings.read().libraryFolder ?? ports.defaultLibraryFolder;
  const key = openKeyStore(ports, settings);
  const log = createLog(join(ports.dataFolder, 'logs'), key.secrets);
  const service = createService({ settings, key, demoPaceMs: ports.demoPaceMs });
  const library = createLibrary({ folder: libraryFolder, dataFolder: ports.dataFolder, now: () => new Date(), log });
  const references = openReferences(ports.dataFolder, libraryFolder, library, log);
  const drafts = createDrafts(ports.dataFolder);
  const money = openMoney(ports.dataFolder);
  const api = createImageApi({
    transport: createTransport({ resolveProxy: ports.resolveProxy, now: Date.now }),
    inputFile: inputFinder(references.inputs, libraryFolder),
    now: Date.now,
    random: Math.random,
    retry: () => settings.read(),
  });
  const queue = createQueue({
    ...money.ports,
    spoolRoot: join(ports.dataFolder, 'spool'),
    ...ofThisMachine,
    call: (input) => callService(input, { api, service, key }),
    readSpool: (spoolDir, { request }) =>
      // Without a key there is none to take out of the answer's words.
      outcomeOfSpool(spoolDir, { key: () => key.read().catch(() => ''), model: request.model }),
    save: (saved) => library.save(saved),
    saveDraft: (draft) => library.saveDraft(draft),
    prices: () => settings.read().priceList ?? UPSTREAM_PRICES,
    ownModels: () => settings.read().ownModels,
    limits: () => settings.read(),
    freeBytes: () => library.ready().then(() => freeBytes(ports.dataFolder, libraryFolder())),
    log,
  });
  const close = once(() => service.stop().then(library.close).then(money.close));
  return {
    settings,
    key,
    service,
    queue,
    answers: createRawAnswers({ folderOf: queue.answerFolder, key }),
    library,
    ...references,
    drafts,
    usage: { today: () => money.ledger.today(new Date()) },
    lookup: createLookup({ queue, library, inputs: references.inputs }),
    log,
    libraryFolder,
    async useLibraryFolder(folder) {
      const jobs = () => money.ports.journal.lists.sendable();
      const { pinned } = references;
      const changed = await moveLibrary(folder, { settings, libraryFolder, library, jobs, drafts, pinned });
      for (const why of ['library-gone', 'library-denied', 'disk-failed'] as const) queue.retryWaiting(why);
      return changed;
    },
    changeSettings(change) {
      const changed = settings.change(change);
      if (change.baseUrl !== undefined) for (const why of ['key', 'balance'] as const) queue.retryWaiting(why);
      return changed;
    },
    async checkKey() {
      const { baseUrl, key: value } = await service.target(false);
      const answer = await api.checkKey(baseUrl, value, AbortSignal.timeout(KEY_CHECK_MS));
      const { origin } = new URL(baseUrl);
      if (answer.verdict === 'rejected') key.markRejected(origin);
      if (answer.verdict === 'accepted' || answer.verdict === 'no-balance') key.markAccepted(origin);
      return answer;
    },
    onEvent: (listener) => forwardEvents(listener, { settings, key, service, queue, library }),
    async start() {
      await sweepLeftovers(drafts, ports.dataFolder, log);
      await library.open({ untilTrue: ports.role === 'terminal' });
      await queue.start({ recover: true, only: ports.role === 'terminal' ? 'own' : 'all' });
    },
    async stop(options) {
      await queue.stop(options);
      await close();
    },
  };
}

/** What killed writes left; whatever of it stays does no harm. */
const sweepLeftovers = (drafts: Drafts, dataFolder: string, log: Log): Promise<unknown> =>
  Promise.all([drafts.sweep(), sweepSettings(dataFolder, new Date())]).catch((cause: unknown) =>
    log.error('What killed writes left could not be swept', cause),
  );

const KEY_CHECK_MS = 15_000;

/** However often it is asked for, it happens once. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

const openKeyStore = ({ vault, keyFromEnvironment }: BackEndPorts, settings: SettingsStore): KeyStore =>
  createKeyStore({
    vault,
    hints: { read: () => settings.read().keyHints, write: (keyHints) => void settings.change({ keyHints }) },
    fromEnvironment: keyFromEnvironment,
    origin: () => new URL(settings.read().baseUrl).origin,
    now: () => new Date(),
  });

function openMoney(dataFolder: string) {
  const database = openDatabase({
    file: join(dataFolder, 'journal.db'),
    migrations: JOURNAL_MIGRATIONS,
    durable: 'always',
  });
  const ledger = createLedger(database);
  return { ledger, ports: { journal: createJournal(database) }, close: () => database.close() };
}

/** What goes into requests, and what is kept of it between them. */
function openReferences(dataFolder: string, folder: () => string, { assetAt }: Pick<Library, 'assetAt'>, log: Log) {
  const inputs = createInputs({ folder, assetAt, log });
  return { inputs, masks: createMaskStore({ dataFolder, inputs }), pinned: createPinned({ dataFolder, inputs }) };
}

type Calling = { readonly api: ReturnType<typeof createImageApi>; readonly service: Service; readonly key: KeyStore };

/** One POST to where the job belongs; what the answer says about the key is remembered. */
async function callService(input: CallInput, { api, service, key }: Calling): ReturnType<typeof api.call> {
  const { job, attempt, signal, onProgress, onDiskFull } = input;
  const target = await service.target(job.demo);
  const { number, spoolDir } = attempt;
  const call = { request: job.request, ...target, attempt: number, spoolDir, signal, onProgress, onDiskFull };
  const outcome = await api.call(call);
  const { origin } = new URL(target.baseUrl);
  if (!job.demo && outcome.type === 'failed' && outcome.error.kind === 'key-rejected') key.markRejected(origin);
  if (!job.demo && outcome.type === 'reply') key.markAccepted(origin);
  return outcome;
}

/** Inputs live in the library: with its folder unplugged they are not lost, only out of reach. */
const inputFinder =
  (inputs: Inputs, libraryFolder: () => string): FindInput =>
  async (input, { asPng }) => {
    const file = inputs.file(input.hash);
    if (file === null && !existsSync(libraryFolder())) throw new AppFailure({ kind: 'folder-gone', place: 'library' });
    if (file === null) throw new AppFailure({ kind: 'not-found', what: 'input' });
    if (asPng) return { ...(await inputs.pngOf(input)), mime: 'image/png' };
    return { file, bytes: input.bytes, mime: `image/${input.kind}` };
  };

const ofThisMachine = {
  clock: { now: () => new Date() },
  random: { id: () => randomBytes(12).toString('hex') },
  timers: { after: startTimer },
} as const;

function startTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

async function freeBytes(dataFolder: string, folder: string): Promise<{ spool: number; library: number }> {
  const free = async (path: string) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  };
  // Some network drives don't tell.
  const library = await free(folder).catch(() => Number.POSITIVE_INFINITY);
  return { spool: await free(dataFolder), library };
}

const createLookup = ({ queue, library, inputs }: Pick<BackEnd, 'queue' | 'library' | 'inputs'>): Lookup => ({
  asset: (id) => library.file(id),
  thumb: (id) => library.thumb(id),
  input: (hash) => inputs.file(hash),
  inputThumb: (hash) => library.thumbOf(hash, () => inputs.file(hash)),
  preview: (job, version) => queue.preview(job, version)?.file ?? null,
});

type Sources = Pick<BackEnd, 'settings' | 'key' | 'service' | 'queue' | 'library'>;

/** Everything the window hears unasked. */
function forwardEvents(send: (event: AppEvent) => void, sources: Sources): () => void {
  const stops = [
    sources.queue.onChange((payload) => send({ name: 'queue.changed', payload })),
    sources.key.onChange((payload) => send({ name: 'key.changed', payload })),
    sources.settings.onChange((payload) => send({ name: 'settings.changed', payload })),
    sources.service.onChange((payload) => send({ name: 'app.serviceChanged', payload })),
    sources.library.onChange((change) => {
      if (change.type === 'removed') send({ name: 'library.removed', payload: change.ids });
      else send({ name: `library.${change.type}`, payload: change.assets });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
