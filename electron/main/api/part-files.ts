import { createHash, type Hash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readImageHeaderOf } from '../library/image-header.ts';
import { createBase64Decoder, decodedRoom, type Base64Decoder } from './base64-sink.ts';
import type { DiskWriter } from './disk-writer.ts';
import { createGrowingFile, type GrowingFile } from './growing-file.ts';
import type { ImageSink } from './json-tokenizer.ts';
import type { ReceivedImage } from './reply.ts';

/** Pictures being decoded: text goes in at once, bytes reach the disk with `flush`. */
export type PartFiles = ImageSink & {
  /** Writes what has been decoded so far; afterwards the memory it was in is free again. */
  flush(): Promise<void>;
  /** A finished picture; null when it is undecodable or no PNG, JPEG or WebP. Valid after `flush`. */
  image(part: number): ReceivedImage | null;
  /** Waits until the files of these pictures will survive a power cut, and removes all others. */
  keep(images: readonly ReceivedImage[]): Promise<void>;
  close(): Promise<void>;
  readonly count: number;
};

type Part = {
  readonly path: string;
  readonly decoder: Base64Decoder;
  readonly hash: Hash;
  file: GrowingFile | null;
  /** What isn't in the file yet waits in `staging` from `from` to `to`. */
  from: number;
  to: number;
  ended: boolean;
  image: ReceivedImage | null;
  /** The sync and the closing of the file, begun as soon as its picture was whole. */
  settled: Promise<void>;
};

/** The memory where decoded bytes wait for the disk, one part behind the other. */
type Staging = { memory: Buffer; used: number };

/** No slice of text is longer, so its bytes fit with room to spare. */
const stagingBytes = 256 * 1024;

export function createPartFiles(folder: string, disk: DiskWriter): PartFiles {
  const parts: Part[] = [];
  /** Parts that have something to write or to finish. */
  const waiting = new Set<Part>();
  const staging: Staging = { memory: Buffer.allocUnsafe(stagingBytes), used: 0 };
  let current: Part | null = null;

  async function flush(): Promise<void> {
    for (const part of waiting) await flushPart(part, staging, disk);
    waiting.clear();
    staging.used = 0;
  }

  function stageCurrent(text: Buffer | null): void {
    if (current === null) return;
    stage(current, staging, text);
    waiting.add(current);
  }

  return {
    begin: () => {
      current = newPart(join(folder, `image-${parts.length}.part`));
      return parts.push(current) - 1;
    },
    write: stageCurrent,
    end: () => {
      stageCurrent(null);
      if (current !== null) current.ended = true;
      current = null;
    },
    flush,
    keep: (images) => keepParts(parts, new Set(images.map((image) => image.file))),
    close: () => closeParts(parts),
    image: (part) => parts[part]?.image ?? null,
    get count() {
      return parts.length;
    },
  };
}

const newPart = (path: string): Part => ({
  path,
  decoder: createBase64Decoder(),
  hash: createHash('sha256'),
  file: null,
  from: 0,
  to: 0,
  ended: false,
  image: null,
  settled: Promise.resolve(),
});

/** Decodes a piece of text, or what its last characters hold (null), into memory. */
function stage(part: Part, staging: Staging, text: Buffer | null): void {
  const room = decodedRoom(text?.length ?? 0);
  const { used } = staging;
  if (used + room > staging.memory.length) staging.memory = Buffer.concat([staging.memory, Buffer.allocUnsafe(room)]);
  const { memory } = staging;
  const bytes = text === null ? part.decoder.finish(memory, used) : part.decoder.decode(text, memory, used);
  part.hash.update(memory.subarray(used, used + bytes));
  if (part.to === part.from) part.from = used;
  part.to = staging.used = used + bytes;
}

async function flushPart(part: Part, staging: Staging, disk: DiskWriter): Promise<void> {
  part.file ??= await createGrowingFile(part.path, disk);
  await part.file.append(staging.memory.subarray(part.from, part.to));
  part.from = part.to = 0;
  if (!part.ended) return;
  if (part.decoder.ok) part.image = await describe(part, part.file);
  part.settled = settle(part.file);
  part.settled.catch(() => undefined); // `keep` reports it
}

async function settle(file: GrowingFile): Promise<void> {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function keepParts(parts: readonly Part[], files: ReadonlySet<string>): Promise<void> {
  await Promise.all(parts.filter((part) => files.has(part.path)).map((part) => part.settled));
  await closeParts(parts);
  for (const part of parts) if (!files.has(part.path)) await rm(part.path, { force: true });
}

async function closeParts(parts: readonly Part[]): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.settled));
  await Promise.allSettled(parts.flatMap(({ file }) => (file === null ? [] : [file.close()])));
}

async function describe(part: Part, { handle, bytes }: GrowingFile): Promise<ReceivedImage | null> {
  const header = await readImageHeaderOf(handle, bytes);
  if (header === null) return null;
  const { kind, width, height } = header;
  return { file: part.path, bytes, sha256: part.hash.digest('hex'), kind, width, height };
}
