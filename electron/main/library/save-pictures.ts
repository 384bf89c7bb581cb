import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Sidecar } from '../../../shared/asset.ts';
import type { Job } from '../../../shared/job.ts';
import type { ReceivedImage } from '../api/reply.ts';
import { moveDurably } from '../storage/write-atomic.ts';
import { assetName, extensionOf, monthOf } from './asset-name.ts';
import { fileInside, type LibraryFolder } from './library-folder.ts';
import { sidecarOf } from './make-sidecar.ts';
import { copyExactly, makeMonth, placeUnique, removeQuietly, wasPlaced } from './place-file.ts';
import { readSidecar, sidecarPath, writeSidecar } from './sidecar-file.ts';

export type PictureToSave = {
  readonly id: string;
  readonly job: Job;
  readonly image: ReceivedImage;
  readonly answer: Answer | null;
};

/** `isNew` is false when the picture had been saved before, also when it is in the trash by now. */
export type SavedPicture = { readonly sidecar: Sidecar; readonly isNew: boolean };

/**
 * A copy in `saving/`, beside it the sidecar that names its place, then the picture into its place and the sidecar into
 * its own. Stopped anywhere, saving again adds nothing twice: the sidecar in `saving/` says what may be in place.
 */
export async function savePicture(folder: LibraryFolder, picture: PictureToSave, now: Date): Promise<SavedPicture> {
  const before = savedBefore(folder, picture.id);
  if (before !== null) return { sidecar: before, isNew: false };
  const sidecar = (await finishSaving(folder, picture.id)) ?? (await place(folder, picture, now));
  return { sidecar, isNew: true };
}

/** A sidecar whose picture is gone is no saved picture: the answer that is saved again still has it. */
function savedBefore({ root, sidecars, trash }: LibraryFolder, id: string): Sidecar | null {
  const thrownAway = readSidecar(trash, id);
  if (thrownAway.ok) return thrownAway.sidecar;
  const saved = readSidecar(sidecars, id);
  return saved.ok && fileInside(root, saved.sidecar.file) !== null ? saved.sidecar : null;
}

/** Finishes a save that stopped after its picture was in place. Null when it wasn't; then nothing is left of it. */
export async function finishSaving(folder: LibraryFolder, id: string): Promise<Sidecar | null> {
  const saving = join(folder.saving, id);
  const begun = readSidecar(folder.saving, id);
  if (begun.ok && (await wasPlaced(saving, join(folder.root, begun.sidecar.file), begun.sidecar.bytes)))
    return putDown(folder, begun.sidecar);
  await rm(sidecarPath(folder.saving, id), { force: true });
  await rm(saving, { force: true });
  return null;
}

async function place(folder: LibraryFolder, picture: PictureToSave, createdAt: Date): Promise<Sidecar> {
  const { id, job, image, answer } = picture;
  const saving = join(folder.saving, id);
  await copyExactly(image.file, saving, image.sha256);
  const month = monthOf(createdAt);
  const name = assetName({
    prompt: job.request.prompt,
    at: createdAt,
    index: answer?.index ?? 0,
    demo: job.demo,
    draft: answer === null,
  });
  const named = (chosen: string): Sidecar => sidecarOf({ ...picture, createdAt, file: `${month}/${chosen}` });
  const wish = { folder: await makeMonth(folder.root, month), name, extension: extensionOf(image.kind) };
  const chosen = await placeUnique(saving, wish, (free) => writeSidecar(folder.saving, named(free)));
  return putDown(folder, named(chosen));
}

async function putDown(folder: LibraryFolder, sidecar: Sidecar): Promise<Sidecar> {
  await moveDurably(sidecarPath(folder.saving, sidecar.id), sidecarPath(folder.sidecars, sidecar.id));
  await removeQuietly(join(folder.saving, sidecar.id));
  return sidecar;
}
