import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { ASSET_ID, type Sidecar } from '../../../shared/asset.ts';
import { moveDurably } from '../storage/write-atomic.ts';
import { fileInside, type LibraryFolder } from './library-folder.ts';
import { makeMonth, placeUnique } from './place-file.ts';
import { changeSidecar, readSidecar, sidecarPath } from './sidecar-file.ts';

/** In the trash a picture is called by its id: two of the same name may be thrown away. */
const trashedPicture = (folder: LibraryFolder, { id, file }: Sidecar): string =>
  join(folder.trash, `${id}${parse(file).ext}`);

export const isTrashed = (folder: LibraryFolder, id: string): boolean => readSidecar(folder.trash, id).ok;

/**
 * Picture first, sidecar second: killed in between, the next start finds the picture in the trash and finishes.
 * False when the asset isn't in the library.
 */
export async function moveToTrash(folder: LibraryFolder, id: string): Promise<boolean> {
  const read = readSidecar(folder.sidecars, id);
  if (!read.ok) return false;
  const picture = fileInside(folder.root, read.sidecar.file);
  if (picture !== null) await moveDurably(picture, trashedPicture(folder, read.sidecar));
  await moveDurably(sidecarPath(folder.sidecars, id), sidecarPath(folder.trash, id));
  return true;
}

/** Back to where it was, under another name if its own was taken since. Null when it isn't in the trash. */
export async function restoreFromTrash(folder: LibraryFolder, id: string): Promise<Sidecar | null> {
  const read = readSidecar(folder.trash, id);
  if (!read.ok) return null;
  await restorePicture(folder, read.sidecar);
  await moveDurably(sidecarPath(folder.trash, id), sidecarPath(folder.sidecars, id));
  const restored = readSidecar(folder.sidecars, id);
  return restored.ok ? restored.sidecar : null;
}

async function restorePicture(folder: LibraryFolder, sidecar: Sidecar): Promise<void> {
  const trashed = trashedPicture(folder, sidecar);
  if (!existsSync(trashed)) return; // a restore that was killed had already moved it, or it was missing before
  const month = dirname(sidecar.file);
  const { name, ext } = parse(basename(sidecar.file));
  const wish = { folder: await makeMonth(folder.root, month), name, extension: ext.slice(1) };
  await placeUnique(trashed, wish, async (chosen) => {
    const file = `${month}/${chosen}`;
    if (file !== sidecar.file) await changeSidecar(folder.trash, sidecar.id, { file });
  });
  await rm(trashed, { force: true });
}

/** Finishes what was killed between picture and sidecar. */
export async function finishTrashing(folder: LibraryFolder): Promise<void> {
  for (const name of await readdir(folder.trash)) {
    const { name: id, ext } = parse(name);
    if (ext === '.json' || !ASSET_ID.test(id) || isTrashed(folder, id)) continue;
    const read = readSidecar(folder.sidecars, id);
    if (!read.ok || fileInside(folder.root, read.sidecar.file) !== null) continue;
    await moveDurably(sidecarPath(folder.sidecars, id), sidecarPath(folder.trash, id));
  }
}
