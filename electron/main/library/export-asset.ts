import { randomBytes } from 'node:crypto';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moveDurably } from '../storage/write-atomic.ts';
import { onDisk } from '../storage/disk-error.ts';
import { removeQuietly } from './place-file.ts';

/** Copies a picture's bytes to where a person chose; what was there is replaced only when the copy is whole. */
export async function exportFile(source: string, target: string): Promise<void> {
  const part = join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`);
  await onDisk('output', async () => {
    try {
      await copyFile(source, part);
      await syncFile(part);
      await moveDurably(part, target);
    } catch (cause) {
      await removeQuietly(part);
      throw cause;
    }
  });
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
