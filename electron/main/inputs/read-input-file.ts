import { lstat, open, realpath } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { codeOf } from '../storage/disk-error.ts';
import { MAX_INPUT_BYTES } from './prepare-picture.ts';
import { refusal } from './refuse-input.ts';

/**
 * The bytes of a file a person named. Network shares (`\\server\…`), devices and links that lead out of their own
 * folder are refused: opening them can hang, leak credentials or read what was never chosen.
 * @throws AppFailure input-refused
 */
export async function readInputFile(path: string): Promise<Buffer> {
  const name = basename(path);
  try {
    const file = await plainPath(path);
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw refusal(name, 'unreadable');
      if (found.size === 0) throw refusal(name, 'empty');
      if (found.size > MAX_INPUT_BYTES) throw refusal(name, 'too-heavy');
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw codeOf(cause) === null ? cause : refusal(name, 'unreadable', codeOf(cause) ?? undefined);
  }
}

/** The first bytes, enough to tell what a file is. */
export async function readInputStart(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A path that can be opened without harm: its type is looked at before, since opening a pipe would wait for ever. */
export async function plainPath(path: string): Promise<string> {
  const name = basename(path);
  if (/^(\\\\|\/\/)/.test(path) || path.includes('\0')) throw refusal(name, 'unreadable');
  const file = resolve(path);
  const found = await lstat(file);
  const real = found.isSymbolicLink() ? await realpath(file) : file;
  if (found.isSymbolicLink() && leadsOut(await realpath(dirname(file)), real))
    throw refusal(name, 'unreadable', 'link');
  const kind = found.isSymbolicLink() ? await lstat(real) : found;
  if (!kind.isFile() && !kind.isDirectory()) throw refusal(name, 'unreadable');
  return real;
}

const leadsOut = (folder: string, file: string): boolean => {
  const way = relative(folder, file);
  return way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way;
};
