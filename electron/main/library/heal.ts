import { readdir, rm, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { ASSET_ID } from '../../../shared/asset.ts';
import { sweepTemporary } from '../storage/write-atomic.ts';
import type { LibraryIndex } from './index-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { sidecarNames } from './reconcile.ts';
import { finishSaving } from './save-pictures.ts';
import { readSidecar } from './sidecar-file.ts';

const LAST_SEEN = 'sidecars-changed-ms';

/** True when no sidecar came, went or changed since the index was last known to be complete. */
export async function isUpToDate(folder: LibraryFolder, index: LibraryIndex): Promise<boolean> {
  return index.note(LAST_SEEN) === String((await stat(folder.sidecars)).mtimeMs);
}

/**
 * At a clean end: remembers that the index is complete, if it is, so the next start needn't look at every file.
 * `isTrue`: every change of the sidecars up to this session's start has been read.
 */
export async function noteComplete(folder: LibraryFolder, index: LibraryIndex, isTrue: boolean): Promise<void> {
  const { mtimeMs } = await stat(folder.sidecars);
  const complete = isTrue && (await sidecarNames(folder)).length === index.count();
  index.writeNote(LAST_SEEN, complete ? String(mtimeMs) : '');
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Finishes or removes what a killed save left, once its picture is safe or it is a day old: a younger one may be in use,
 * and is finished by saving the answer again.
 */
export async function sweepSaving(folder: LibraryFolder, now: Date): Promise<void> {
  for (const place of [folder.sidecars, folder.inputs, folder.trash, folder.saving]) await sweepTemporary(place, now);
  for (const name of await readdir(folder.saving)) {
    const { name: id } = parse(name);
    if (!ASSET_ID.test(id)) continue;
    const file = join(folder.saving, name);
    const found = await stat(file).catch(() => null);
    if (found === null) continue;
    if (readSidecar(folder.sidecars, id).ok) await rm(file, { force: true });
    else if (now.getTime() - found.mtimeMs > A_DAY_MS) await finishSaving(folder, id);
  }
}
