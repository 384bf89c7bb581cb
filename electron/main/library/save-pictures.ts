import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Sidecar } from '../../../shared/asset.ts';
import type { Job } from '../../../shared/job.ts';
import type { ReceivedImage } from '../api/reply.ts';
import { assetName, extensionOf, monthOf } from './asset-name.ts';
import type { LibraryFolder } from './library-folder.ts';
import { sidecarOf } from './make-sidecar.ts';
import { copyExactly, makeMonth, placeUnique, removeQuietly, secondNameOf } from './place-file.ts';
import { readSidecar, writeSidecar } from './sidecar-file.ts';

export type PictureToSave = {
  readonly id: string;
  readonly job: Job;
  readonly image: ReceivedImage;
  readonly answer: Answer | null;
};

/** `isNew` is false when the picture had been saved before, also when it is in the trash by now. */
export type SavedPicture = { readonly sidecar: Sidecar; readonly isNew: boolean };

/**
 * File first, sidecar second. Killed anywhere, saving again adds nothing twice: with its sidecar there it was saved;
 * a picture in place without one still has its second name in `saving/`; a copy that stopped half-way is made anew.
 */
export async function savePicture(folder: LibraryFolder, picture: PictureToSave, now: Date): Promise<SavedPicture> {
  for (const place of [folder.sidecars, folder.trash]) {
    const read = readSidecar(place, picture.id);
    if (read.ok) return { sidecar: read.sidecar, isNew: false };
  }
  const saving = join(folder.saving, picture.id);
  const placed = (await placedBefore(folder, saving)) ?? (await place(folder, picture, saving, now));
  const sidecar = sidecarOf({ ...picture, ...placed });
  try {
    await writeSidecar(folder.sidecars, sidecar);
  } catch (cause) {
    await removeQuietly(join(folder.root, placed.file));
    await removeQuietly(saving);
    throw cause;
  }
  await removeQuietly(saving);
  return { sidecar, isNew: true };
}

type Placed = { readonly file: string; readonly createdAt: Date };

async function placedBefore(folder: LibraryFolder, saving: string): Promise<Placed | null> {
  const left = await stat(saving).catch(() => null);
  if (left === null) return null;
  const file = left.nlink > 1 ? await secondNameOf(saving, folder.root) : null;
  if (file !== null) return { file, createdAt: left.mtime };
  await rm(saving, { force: true });
  return null;
}

async function place(
  folder: LibraryFolder,
  { job, image, answer }: PictureToSave,
  saving: string,
  createdAt: Date,
): Promise<Placed> {
  try {
    await copyExactly(image.file, saving, image.sha256);
    const month = monthOf(createdAt);
    const name = assetName({
      prompt: job.request.prompt,
      at: createdAt,
      index: answer?.index ?? 0,
      demo: job.demo,
      draft: answer === null,
    });
    const chosen = await placeUnique(saving, await makeMonth(folder.root, month), name, extensionOf(image.kind));
    return { file: `${month}/${chosen}`, createdAt };
  } catch (cause) {
    await removeQuietly(saving);
    throw cause;
  }
}
