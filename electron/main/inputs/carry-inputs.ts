import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { libraryFolder } from '../library/library-folder.ts';
import { onDisk } from '../storage/disk-error.ts';
import { writeAtomic } from '../storage/write-atomic.ts';
import { readEditNote } from './edit-picture.ts';
import type { InputStore } from './input-store.ts';

type Kept = Pick<InputStore, 'file' | 'noteFile'>;

/**
 * Copies kept pictures, and those they were cut from, into another library, each whole and on disk or not at all. One that isn't here is passed over:
 * it was missing before as well. @throws AppFailure about the new library
 */
export async function carryInputs(hashes: Iterable<string>, from: Kept, toRoot: string): Promise<void> {
  const { inputs } = libraryFolder(toRoot);
  await onDisk('library', () => mkdir(inputs, { recursive: true }));
  for (const hash of new Set(hashes)) {
    await carryFile(from.file(hash), inputs);
    const note = await readEditNote(from, hash);
    if (note === null) continue;
    await carryFile(from.noteFile(hash), inputs);
    await carryFile(from.file(note.source.hash), inputs);
  }
}

async function carryFile(source: string | null, folder: string): Promise<void> {
  if (source === null) return;
  const target = join(folder, basename(source));
  if ((await sizeOf(target)) === (await sizeOf(source))) return;
  const bytes = await readFile(source).catch(() => null);
  if (bytes !== null) await onDisk('library', () => writeAtomic(target, bytes));
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );
