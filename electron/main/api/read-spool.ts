import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createDiskWriter, syncFile } from './disk-writer.ts';
import { createGather } from './gather.ts';
import { receiveLimits } from './limits.ts';
import { readAnswer, sliceBytes } from './read-answer.ts';
import type { ReceiveEnd, ReplyEvent } from './reply.ts';
import { bodyFile, readHead } from './spool.ts';

/** What is assumed where the head is lost: the body says itself whether it is an error. */
const unknownHead = { status: 200, contentType: null };

/**
 * Reads a spooled answer again without the network, after a crash or when a person asks to look again: the same events
 * and the same end as when it was received. The raw body is only read.
 */
export async function* readSpool(spoolDir: string): AsyncGenerator<ReplyEvent, ReceiveEnd> {
  const file = bodyFile(spoolDir);
  if (!(await exists(file))) return { class: 'cut', previews: 0 };
  const slices = createGather(createReadStream(file, { highWaterMark: sliceBytes }), sliceBytes);
  try {
    const end = yield* readAnswer({
      head: (await readHead(spoolDir)) ?? unknownHead,
      slices,
      spoolDir,
      disk: createDiskWriter(() => Promise.resolve(false)),
      limits: receiveLimits,
      lingerMs: 0,
      append: () => Promise.resolve(),
      sync: () => syncFile(file),
    });
    if (slices.cause !== null) throw slices.cause;
    return end;
  } finally {
    slices.stop();
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return false;
    throw cause;
  }
}
