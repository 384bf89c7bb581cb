import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asset } from '../../../shared/asset.ts';
import { assetOf } from './asset-view.ts';
import type { LibraryIndex } from './index-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { idOfSidecarName, readSidecar, sidecarPath, type SidecarProblem } from './sidecar-file.ts';

/** A file among the sidecars that can't be used; it is left where it is. */
export type BadSidecar = { readonly name: string; readonly problem: SidecarProblem };

export type Progress = (done: number, total: number) => void;

/** What one look at some of the sidecars changed in the index, and how far the look has come. */
export type Found = {
  readonly added: readonly Asset[];
  readonly changed: readonly Asset[];
  readonly removed: readonly string[];
  readonly problems: readonly BadSidecar[];
  readonly done: number;
  readonly total: number;
};

export type ReconcileOptions = {
  /** Reads every sidecar; else only those whose time of change isn't the index's. */
  readonly all: boolean;
  /** Told after every slice; what it changed is in the index by then. */
  readonly onFound: (found: Found) => void;
  readonly signal?: AbortSignal | undefined;
};

/** Sidecars per transaction: nobody who writes to the index meanwhile waits for longer than these take. */
const AT_ONCE = 32;

/** Lets what waits for the index have its turn: SQLite looks again after a millisecond. */
const PAUSE_MS = 1;

/** Makes the index say what the sidecars say. */
export async function reconcile(folder: LibraryFolder, index: LibraryIndex, options: ReconcileOptions): Promise<void> {
  // Before the names: what is saved in between is then new, never taken for removed.
  const known = index.known();
  const names = await sidecarNames(folder);
  for (let at = 0; at < names.length; at += AT_ONCE) {
    options.signal?.throwIfAborted();
    const slice = names.slice(at, at + AT_ONCE);
    const seen = index.transaction(() => takeIn(folder, index, { slice, known, all: options.all }));
    options.onFound({ ...seen, removed: [], done: Math.min(at + AT_ONCE, names.length), total: names.length });
    await pause(PAUSE_MS);
  }
  const present = new Set(names);
  const removed = [...known.keys()].filter((id) => !present.has(`${id}.json`));
  index.transaction(() => removed.forEach((id) => index.remove(id)));
  options.onFound({ added: [], changed: [], problems: [], removed, done: names.length, total: names.length });
}

export const sidecarNames = async (folder: LibraryFolder): Promise<readonly string[]> =>
  (await readdir(folder.sidecars)).filter((name) => !name.startsWith('.'));

type Look = { readonly slice: readonly string[]; readonly known: ReadonlyMap<string, number>; readonly all: boolean };

function takeIn(folder: LibraryFolder, index: LibraryIndex, { slice, known, all }: Look) {
  const seen = { added: [] as Asset[], changed: [] as Asset[], problems: [] as BadSidecar[] };
  for (const name of slice) {
    const id = idOfSidecarName(name);
    if (id === null) {
      seen.problems.push({ name, problem: 'name' });
      continue;
    }
    const knownMs = known.get(id);
    if (!all && knownMs !== undefined && changedMs(folder, id) === knownMs) continue;
    const read = readSidecar(folder.sidecars, id);
    if (read.ok) {
      index.put(read.sidecar, read.modifiedMs);
      (knownMs === undefined ? seen.added : seen.changed).push(assetOf(read.sidecar));
    } else {
      index.remove(id);
      if (read.problem !== 'missing') seen.problems.push({ name, problem: read.problem });
    }
  }
  return seen;
}

const changedMs = (folder: LibraryFolder, id: string): number | undefined =>
  statSync(sidecarPath(folder.sidecars, id), { throwIfNoEntry: false })?.mtimeMs;
