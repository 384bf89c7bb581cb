import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskWriter } from '../../electron/main/api/disk-writer.ts';
import type { Gather } from '../../electron/main/api/gather.ts';
import { receiveLimits } from '../../electron/main/api/limits.ts';
import { readAnswer } from '../../electron/main/api/read-answer.ts';
import { receive, type ReceiveOptions } from '../../electron/main/api/receive.ts';
import type { ReceiveEnd, Reply, ReplyEvent } from '../../electron/main/api/reply.ts';
import type { AnswerHead } from '../../electron/main/api/spool.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let state = seed >>> 0 || 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** Bytes that begin as a PNG of this size and go on as noise: enough for whoever reads headers only. */
export function pngBytes(width = 64, height = 48, length = 200, seed = 1): Buffer {
  const start = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000806000000', 'hex');
  start.writeUInt32BE(width, 16);
  start.writeUInt32BE(height, 20);
  return Buffer.concat([start, Buffer.alloc(4), noise(Math.max(length - 33, 0), seed)]);
}

export function jpegBytes(width = 64, height = 48, length = 200, seed = 1): Buffer {
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108000000000301', 'hex');
  start.writeUInt16BE(height, 25);
  start.writeUInt16BE(width, 27);
  return Buffer.concat([start, noise(Math.max(length - start.length, 0), seed)]);
}

export function webpBytes(width = 64, height = 48, length = 200, seed = 1): Buffer {
  const start = Buffer.from('52494646000000005745425056503820000000000000009d012a00000000', 'hex');
  start.writeUInt16LE(width, 26);
  start.writeUInt16LE(height, 28);
  return Buffer.concat([start, noise(Math.max(length - start.length, 0), seed)]);
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const answerHead = (over: Partial<AnswerHead> = {}): AnswerHead => ({
  status: 200,
  contentType: 'application/json',
  requestId: 'req_1',
  retryAfter: null,
  retryAfterMs: null,
  shouldRetry: null,
  contentLength: null,
  receivedAt: '2026-11-22T10:00:00.000Z',
  ...over,
});

export const eventStream = (over: Partial<AnswerHead> = {}): AnswerHead =>
  answerHead({ contentType: 'text/event-stream', ...over });

/** A source that gives `body` in chunks of the size `nextSize` says, and may die at the end. */
export async function* chunksOf(
  body: Uint8Array,
  nextSize: () => number = () => body.length,
  dies = false,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; ) {
    const size = Math.max(1, nextSize());
    yield body.subarray(at, at + size);
    at += size;
  }
  if (dies) throw new Error('socket hang up');
}

export type Received = {
  readonly previews: readonly Extract<ReplyEvent, { type: 'preview' }>[];
  readonly reply: Reply | null;
  readonly end: ReceiveEnd;
};

export async function collect(answer: AsyncGenerator<ReplyEvent, ReceiveEnd>): Promise<Received> {
  const previews: Extract<ReplyEvent, { type: 'preview' }>[] = [];
  let reply: Reply | null = null;
  for (;;) {
    const step = await answer.next();
    if (step.done === true) return { previews, reply, end: step.value };
    if (step.value.type === 'preview') previews.push(step.value);
    else reply = step.value.reply;
  }
}

/** Memory instead of a disk where there is one: thousands of answers would wait for it to sync. */
const folderRoot = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new folder for the time of `work`. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(folderRoot, 'octen-answer-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Receives `body` into a folder that is gone afterwards; for tests that look at no files. */
export async function receiveBytes(
  body: Uint8Array | string,
  head: AnswerHead = answerHead(),
  nextSize?: () => number,
  options: ReceiveOptions & { dies?: boolean } = {},
): Promise<Received> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return await withFolder((folder) =>
    collect(receive(head, chunksOf(bytes, nextSize, options.dies ?? false), folder, { lingerMs: 50, ...options })),
  );
}

/** Hands on exactly the slices it is told to, where receiving would join small ones. */
function exactSlices(body: Buffer, nextSize: () => number): Gather {
  let at = 0;
  return {
    next: () => {
      if (at >= body.length) return Promise.resolve(null);
      const slice = Buffer.from(body.subarray(at, (at += Math.max(1, nextSize()))));
      return Promise.resolve(slice);
    },
    stop: () => undefined,
    cause: null,
  };
}

/** Decodes `body` cut exactly as `nextSize` says, without a raw spool. */
export async function decodeInSlices(
  body: Buffer | string,
  head: AnswerHead,
  nextSize: () => number,
): Promise<Received> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return await withFolder((folder) =>
    collect(
      readAnswer({
        head,
        slices: exactSlices(bytes, nextSize),
        spoolDir: folder,
        disk: createDiskWriter(() => Promise.resolve(false)),
        limits: receiveLimits,
        lingerMs: 0,
        append: () => Promise.resolve(),
        sync: () => Promise.resolve(),
      }),
    ),
  );
}

/** What a test compares of an answer: everything but where its files were. */
export function gist(received: Received) {
  const { reply, previews, end } = received;
  return {
    end,
    previews: previews.map((preview) => ({ index: preview.index, sha256: preview.image.sha256 })),
    images: reply?.images.map((image) => image.sha256) ?? null,
    text: reply?.text ?? null,
    parts: reply?.parts ?? null,
    usage: reply?.usage ?? null,
  };
}
