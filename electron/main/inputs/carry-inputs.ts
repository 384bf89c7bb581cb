import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { libraryFolder } from '../library/library-folder.ts';
import { onDisk } from '../storage/disk-error.ts';
import { writeAtomic } from '../storage/write-atomic.ts';
import type { InputStore } from './input-store.ts';

/**
 * Copies kept pictures into another library, each whole and on disk or not at all. One that isn't here is passed over:
 * it was missing before as well. @throws AppFailure about the new library
 */
export async function carryInputs(hashes: Iterable<string>, from: InputStore['file'], toRoot: string): Promise<void> {
  const { inputs } = libraryFolder(toRoot);
  await onDisk('library', () => mkdir(inputs, { recursive: true }));
  for (const hash of new Set(hashes)) {
    const source = from(hash);
    if (source === null) continue;
    const target = join(inputs, basename(source));
    if ((await sizeOf(target)) === (await sizeOf(source))) continue;
    const bytes = await readFile(source).catch(() => null);
    if (bytes !== null) await onDisk('library', () => writeAtomic(target, bytes));
  }
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );
