import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Asset } from '../../../shared/asset.ts';
import { assetOf } from './asset-view.ts';
import type { LibraryIndex } from './index-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { idOfSidecarName, type ReadSidecar, readSidecar, sidecarPath, type SidecarProblem } from './sidecar-file.ts';

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

/** Sidecars read in one go, while nobody waits for the index. */
const AT_ONCE = 32;

/** How long the index is kept from others in one go. SQLite tries again at ever longer intervals, up to 100 ms. */
const HELD_AT_MOST_MS = 5;

/** Makes the index say what the sidecars say. */
export async function reconcile(folder: LibraryFolder, index: LibraryIndex, options: ReconcileOptions): Promise<void> {
  // Before the names: what is saved in between is then new, never taken for removed.
  const known = index.known();
  const todo = [...(await sidecarNames(folder))];
  const present = new Set(todo);
  for (const id of known.keys()) if (!present.has(`${id}.json`)) todo.push(`${id}.json`);
  for (let at = 0; at < todo.length; at += AT_ONCE) {
    options.signal?.throwIfAborted();
    const seen = nothingSeen();
    const looks: Look[] = [];
    for (const name of todo.slice(at, at + AT_ONCE)) {
      const id = idOfSidecarName(name);
      if (id === null) seen.problems.push({ name, problem: 'name' });
      else looks.push(...lookAt(folder, id, options.all ? undefined : known.get(id)));
    }
    for (const late of await takeIn(folder, index, looks, seen)) todo.push(`${late.id}.json`);
    const { length: total } = todo;
    options.onFound({ ...seen, done: Math.min(at + AT_ONCE, total), total });
    await nextTurn();
  }
}

export const sidecarNames = async (folder: LibraryFolder): Promise<readonly string[]> =>
  (await readdir(folder.sidecars)).filter((name) => !name.startsWith('.'));

/** What one sidecar was when it was looked at; `modifiedMs` from before it was read, undefined for none. */
type Look = { readonly id: string; readonly modifiedMs: number | undefined; readonly read: ReadSidecar };

/** Nothing where it is still as the index knows it. */
function lookAt(folder: LibraryFolder, id: string, knownMs: number | undefined): readonly Look[] {
  const modifiedMs = changedMs(folder, id);
  if (modifiedMs !== undefined && modifiedMs === knownMs) return [];
  return [{ id, modifiedMs, read: readSidecar(folder.sidecars, id) }];
}

type Seen = { added: Asset[]; changed: Asset[]; removed: string[]; problems: BadSidecar[] };

const nothingSeen = (): Seen => ({ added: [], changed: [], removed: [], problems: [] });

/** Writes down what was read, a few milliseconds at a time. Gives back what changed since: it is to be read again. */
async function takeIn(
  folder: LibraryFolder,
  index: LibraryIndex,
  looks: readonly Look[],
  seen: Seen,
): Promise<readonly Look[]> {
  const late: Look[] = [];
  for (let next = 0; next < looks.length; ) {
    let heldSince = 0;
    next = index.transaction(() => {
      heldSince = performance.now();
      let at = next;
      do {
        const look = looks[at];
        // The app changes a sidecar first and the index second: unchanged now, it may be written down as it was read.
        if (look && changedMs(folder, look.id) !== look.modifiedMs) late.push(look);
        else if (look) writeDown(index, look, seen);
        at += 1;
      } while (at < looks.length && performance.now() - heldSince < HELD_AT_MOST_MS);
      return at;
    });
    // Who waits for the index finds it free half of the time at least.
    await pause(performance.now() - heldSince);
  }
  return late;
}

function writeDown(index: LibraryIndex, { id, read }: Look, seen: Seen): void {
  if (read.ok) {
    seen[index.put(read.sidecar, read.modifiedMs)].push(assetOf(read.sidecar));
    return;
  }
  if (index.remove(id)) seen.removed.push(id);
  if (read.problem !== 'missing') seen.problems.push({ name: `${id}.json`, problem: read.problem });
}

const changedMs = (folder: LibraryFolder, id: string): number | undefined =>
  statSync(sidecarPath(folder.sidecars, id), { throwIfNoEntry: false })?.mtimeMs;
