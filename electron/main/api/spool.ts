import { statSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../storage/write-atomic.ts';
import { allDone, type DiskWriter, syncFile } from './disk-writer.ts';
import { createGrowingFile } from './growing-file.ts';

/** What an answer says before its body, and when. */
export const AnswerHead = z.object({
  status: z.int(),
  contentType: z.string().nullable(),
  requestId: z.string().nullable(),
  retryAfter: z.string().nullable(),
  retryAfterMs: z.string().nullable(),
  shouldRetry: z.string().nullable(),
  contentLength: z.number().nullable(),
  /** UTC, ISO. */
  receivedAt: z.string(),
});
export type AnswerHead = z.infer<typeof AnswerHead>;

export const bodyFile = (spoolDir: string): string => join(spoolDir, 'body');
/** Whether any of an answer arrived. */
export function hasBody(spoolDir: string): boolean {
  try {
    return (statSync(bodyFile(spoolDir), { throwIfNoEntry: false })?.size ?? 0) > 0;
  } catch {
    return false; // it is out of reach
  }
}
const headFile = (spoolDir: string): string => join(spoolDir, 'head.json');

/** The raw answer on disk as it comes: `head.json` and `body`. */
export type Spool = {
  append(bytes: Buffer): Promise<void>;
  /** After this the raw answer survives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

export async function createSpool(spoolDir: string, head: AnswerHead, disk: DiskWriter): Promise<Spool> {
  await disk.attempt(() => mkdir(spoolDir, { recursive: true }));
  const headHandle = await disk.attempt(() => open(headFile(spoolDir), 'w'));
  try {
    await disk.write(headHandle, Buffer.from(JSON.stringify(head)), 0);
  } finally {
    await headHandle.close();
  }
  const body = await createGrowingFile(bodyFile(spoolDir), disk);
  return {
    append: body.append,
    sync: async () => {
      await allDone([body.sync(), syncFile(headFile(spoolDir))]);
      await syncFolder(spoolDir);
    },
    close: body.close,
  };
}

/** The head of a spooled answer; null when the app died before it was written. */
export async function readHead(spoolDir: string): Promise<AnswerHead | null> {
  try {
    return AnswerHead.parse(JSON.parse(await readFile(headFile(spoolDir), 'utf8')));
  } catch {
    return null;
  }
}
