import { statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ASSET_ID, type Asset } from '../../../shared/asset.ts';
import { sweepTemporary } from '../storage/write-atomic.ts';
import { assetOf } from './asset-view.ts';
import type { LibraryIndex } from './index-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { idOfSidecarName, readSidecar, sidecarPath, type SidecarProblem } from './sidecar-file.ts';

/** A file among the sidecars that can't be used; it is left where it is. */
export type BadSidecar = { readonly name: string; readonly problem: SidecarProblem };

export type Progress = (done: number, total: number) => void;

export type Reconciled = {
  readonly added: readonly Asset[];
  readonly changed: readonly Asset[];
  readonly removed: readonly string[];
  readonly problems: readonly BadSidecar[];
};

/** Sidecars per transaction: a few milliseconds, so the window never waits for it. */
const AT_ONCE = 64;

/**
 * Makes the index say what the sidecars say. Only those whose time of change isn't the index's are read, unless `all`.
 */
export async function reconcile(
  folder: LibraryFolder,
  index: LibraryIndex,
  options: { readonly all: boolean; readonly onProgress?: Progress | undefined; readonly signal?: AbortSignal },
): Promise<Reconciled> {
  // Before the names: what is saved in between is then new, never taken for removed.
  const known = index.known();
  const names = (await readdir(folder.sidecars)).filter((name) => !name.startsWith('.'));
  const found = { added: [] as Asset[], changed: [] as Asset[], problems: [] as BadSidecar[] };
  for (let at = 0; at < names.length; at += AT_ONCE) {
    options.signal?.throwIfAborted();
    index.transaction(() => {
      for (const name of names.slice(at, at + AT_ONCE)) {
        const id = idOfSidecarName(name);
        if (id === null) found.problems.push({ name, problem: 'name' });
        else
          takeIn(
            folder,
            index,
            { id, knownMs: options.all ? undefined : known.get(id), isKnown: known.has(id) },
            found,
          );
      }
    });
    options.onProgress?.(Math.min(at + AT_ONCE, names.length), names.length);
    await nextTurn();
  }
  const present = new Set(names);
  const removed = [...known.keys()].filter((id) => !present.has(`${id}.json`));
  index.transaction(() => removed.forEach((id) => index.remove(id)));
  return { ...found, removed };
}

type Found = { readonly added: Asset[]; readonly changed: Asset[]; readonly problems: BadSidecar[] };
type Candidate = { readonly id: string; readonly knownMs: number | undefined; readonly isKnown: boolean };

function takeIn(folder: LibraryFolder, index: LibraryIndex, { id, knownMs, isKnown }: Candidate, found: Found): void {
  const file = sidecarPath(folder.sidecars, id);
  if (knownMs !== undefined && statSync(file, { throwIfNoEntry: false })?.mtimeMs === knownMs) return;
  const read = readSidecar(folder.sidecars, id);
  if (read.ok) {
    index.put(read.sidecar, read.modifiedMs);
    (isKnown ? found.changed : found.added).push(assetOf(read.sidecar));
    return;
  }
  index.remove(id);
  if (read.problem !== 'missing') found.problems.push({ name: `${id}.json`, problem: read.problem });
}

const LAST_SEEN = 'sidecars-changed-ms';

/** True when no sidecar came, went or changed since the index was last known to be complete. */
export async function isUpToDate(folder: LibraryFolder, index: LibraryIndex): Promise<boolean> {
  return index.note(LAST_SEEN) === String((await stat(folder.sidecars)).mtimeMs);
}

/** At a clean end: remembers that the index is complete, if it is, so the next start needn't look at every file. */
export async function noteComplete(folder: LibraryFolder, index: LibraryIndex): Promise<void> {
  const { mtimeMs } = await stat(folder.sidecars);
  const names = await readdir(folder.sidecars);
  const complete = names.filter((name) => !name.startsWith('.')).length === index.count();
  index.writeNote(LAST_SEEN, complete ? String(mtimeMs) : '');
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Removes what a killed save left, if its picture is safe or it is a day old; a younger one may be in use. */
export async function sweepSaving(folder: LibraryFolder, now: Date): Promise<void> {
  for (const place of [folder.sidecars, folder.inputs, folder.trash]) await sweepTemporary(place, now);
  for (const name of await readdir(folder.saving)) {
    if (!ASSET_ID.test(name)) continue;
    const file = join(folder.saving, name);
    const isSaved = readSidecar(folder.sidecars, name).ok;
    const found = await stat(file).catch(() => null);
    if (found && (isSaved || now.getTime() - found.mtimeMs > A_DAY_MS)) await rm(file, { force: true });
  }
}
