import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ReceivedImage, Reply } from '../../electron/main/api/reply.ts';
import { createLibrary, type Library } from '../../electron/main/library/library.ts';
import type { LibraryChange } from '../../electron/main/library/library-change.ts';
import type { SavedReply } from '../../electron/main/library/make-sidecar.ts';
import { silentLog } from '../../electron/main/log.ts';
import { AssetQuery } from '../../shared/asset.ts';
import type { Job } from '../../shared/job.ts';
import type { GenerationRequest } from '../../shared/request.ts';

/** A library in a folder of its own, with the spool its pictures come from and a clock that can be set. */
export type LibraryWorld = {
  readonly root: string;
  readonly data: string;
  readonly library: Library;
  readonly changes: LibraryChange[];
  now: Date;
  setFolder(folder: string): void;
  /** A second process on the same folders. */
  another(): Library;
  picture(options?: { colour?: string; kind?: 'png' | 'jpeg' | 'webp'; width?: number }): Promise<ReceivedImage>;
  remove(): Promise<void>;
};

export async function libraryWorld(): Promise<LibraryWorld> {
  const base = mkdtempSync(join(tmpdir(), 'octen-library-'));
  const [root, data] = [join(base, 'Pictures'), join(base, 'data')];
  let folder = root;
  let parts = 0;
  const others: Library[] = [];
  const make = (): Library =>
    createLibrary({ folder: () => folder, dataFolder: data, now: () => world.now, log: silentLog });
  const world: LibraryWorld = {
    root,
    data,
    library: make(),
    changes: [],
    now: new Date(2026, 10, 22, 14, 32),
    setFolder: (path) => {
      folder = path;
    },
    another() {
      const library = make();
      others.push(library);
      return library;
    },
    async picture({ colour = 'teal', kind = 'png', width = 48 } = {}) {
      const bytes = await sharp({ create: { width, height: 32, channels: 3, background: colour } })
        .toFormat(kind)
        .toBuffer();
      parts += 1;
      const file = join(base, `part-${parts}`);
      writeFileSync(file, bytes);
      return { file, bytes: bytes.length, sha256: sha256Of(bytes), kind, width, height: 32 };
    },
    async remove() {
      for (const library of [world.library, ...others]) await library.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
  world.library.onChange((change) => world.changes.push(change));
  await world.library.open();
  return world;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const someRequest = (over: Partial<Extract<GenerationRequest, { family: 'gpt' }>> = {}): GenerationRequest => ({
  family: 'gpt',
  model: 'openai/gpt-image-2',
  prompt: 'A red fox in the snow',
  references: [],
  size: '1024x1024',
  outputFormat: 'png',
  user: null,
  mask: null,
  n: 1,
  quality: 'low',
  background: 'auto',
  outputCompression: null,
  moderation: 'auto',
  stream: false,
  partialImages: 0,
  ...over,
});

export const someJob = (over: Partial<Job> = {}): Job => ({
  id: '0123456789abcdef01234567',
  position: 1,
  createdAt: '2026-11-22T13:00:00.000Z',
  origin: 'hand',
  groupId: null,
  batchName: null,
  demo: false,
  request: someRequest(),
  repetition: 0,
  parents: [],
  state: { status: 'received', attempt: 'attempt-1', stalled: null },
  sent: 1,
  doubts: 0,
  estimateMicros: null,
  usage: null,
  costMicros: null,
  requestId: null,
  elapsedMs: null,
  ...over,
});

export const replyOf = (images: readonly ReceivedImage[], text: string | null = null): Reply => ({
  id: 'gen-1',
  created: 1_795_000_000,
  applied: { size: '48x32', quality: 'low', background: 'opaque', outputFormat: 'png' },
  images,
  places: images.map((_, index) => index),
  unusable: 0,
  text,
  parts: images.map((_, index) => ({ type: 'image', index })),
  usage: null,
});

/** What `save` takes: a whole answer with these pictures. */
export const savedReply = (
  images: readonly ReceivedImage[],
  {
    job = {},
    attemptId = 'attempt-1',
    text = null,
  }: { job?: Partial<Job>; attemptId?: string; text?: string | null } = {},
): SavedReply => ({
  job: someJob(job),
  attemptId,
  reply: replyOf(images, text),
  requestId: 'req-1',
  elapsedMs: 1200,
  costMicros: 40_000,
  priceSource: 'list of 2026-11',
});

export const anyAssets = (over: Partial<AssetQuery> = {}): AssetQuery => AssetQuery.parse(over);

/** Every picture below `YYYY/MM`, as `YYYY/MM/name`, sorted. */
export function picturesOn(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /^\d{4}\/\d{2}\/.+/.test(name)).sort();
}

export const sidecarOn = (root: string, id: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, '.octen/sidecars', `${id}.json`), 'utf8')) as Record<string, unknown>;
