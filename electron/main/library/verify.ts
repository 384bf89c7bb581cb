import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sidecar } from '../../../shared/asset.ts';
import { codeOf } from '../storage/disk-error.ts';
import type { BadSidecar, Progress } from './reconcile.ts';
import { fileInside, type LibraryFolder } from './library-folder.ts';
import { monthsOf } from './place-file.ts';
import { idOfSidecarName, readSidecar } from './sidecar-file.ts';

/** What is wrong with one file: a picture that is gone or has other bytes, a picture or sidecar nothing can use. */
export type LibraryProblem =
  | { readonly problem: 'missing' | 'changed'; readonly id: string; readonly file: string }
  | { readonly problem: 'orphaned'; readonly file: string }
  | BadSidecar;

/** What a look at every file found. Nothing was changed. */
export type Verification = { readonly checked: number; readonly problems: readonly LibraryProblem[] };

export type VerifyOptions = { readonly onProgress?: Progress; readonly signal?: AbortSignal };

export async function verifyLibrary(folder: LibraryFolder, options: VerifyOptions = {}): Promise<Verification> {
  // Pictures before sidecars: one that is saved meanwhile must not look orphaned.
  const pictures = await picturesOf(folder.root);
  const { sidecars, bad } = await readAll(folder);
  const problems: LibraryProblem[] = [...bad];
  for (const [at, sidecar] of sidecars.entries()) {
    options.signal?.throwIfAborted();
    const { id, file } = sidecar;
    const problem = await pictureProblem(folder, sidecar);
    // Read again: it may have gone to the trash meanwhile.
    if (problem !== null && readSidecar(folder.sidecars, id).ok) problems.push({ problem, id, file });
    options.onProgress?.(at + 1, sidecars.length);
  }
  const known = new Set(sidecars.map((sidecar) => sidecar.file));
  const orphans = pictures.filter((file) => !known.has(file));
  problems.push(...orphans.map((file) => ({ problem: 'orphaned', file }) as const));
  return { checked: sidecars.length, problems };
}

async function pictureProblem(folder: LibraryFolder, { file, hash }: Sidecar): Promise<'missing' | 'changed' | null> {
  const path = fileInside(folder.root, file);
  if (path === null) return 'missing';
  try {
    return (await hashOf(path)) === hash ? null : 'changed';
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return 'missing';
  }
}

async function readAll(folder: LibraryFolder): Promise<{ sidecars: Sidecar[]; bad: BadSidecar[] }> {
  const sidecars: Sidecar[] = [];
  const bad: BadSidecar[] = [];
  for (const name of await readdir(folder.sidecars)) {
    if (name.startsWith('.')) continue;
    const id = idOfSidecarName(name);
    const read = id === null ? null : readSidecar(folder.sidecars, id);
    if (read === null) bad.push({ name, problem: 'name' });
    else if (read.ok) sidecars.push(read.sidecar);
    else if (read.problem !== 'missing') bad.push({ name, problem: read.problem });
  }
  return { sidecars, bad };
}

async function picturesOf(root: string): Promise<string[]> {
  const files: string[] = [];
  for (const month of await monthsOf(root))
    for (const name of await readdir(join(root, month)))
      if (/\.(png|jpe?g|webp)$/i.test(name) && !name.startsWith('.')) files.push(`${month}/${name}`);
  return files;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
