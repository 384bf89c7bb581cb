import { constants, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Asset, Sidecar } from '../../../shared/asset.ts';
import type { Job } from '../../../shared/job.ts';
import type { ReceivedImage } from '../api/reply.ts';
import { assetIdOf } from './asset-id.ts';
import { assetOf } from './asset-view.ts';
import { onDisk } from '../storage/disk-error.ts';
import { answerOf, type SavedReply } from './make-sidecar.ts';
import type { OpenLibrary } from './open-library.ts';
import { type PictureToSave, savePicture } from './save-pictures.ts';
import { pictureFile, type Shelf } from './shelf.ts';
import { sidecarPath } from './sidecar-file.ts';
import { isTrashed } from './trash.ts';

export type DraftToSave = { readonly job: Job; readonly attemptId: string; readonly image: ReceivedImage };

export type Saving = {
  /**
   * Resolves when a picture could be saved now, as far as that can be known before there is one.
   * @throws AppFailure folder-gone, no-permission or disk-failed
   */
  ready(): Promise<void>;
  /**
   * Puts every picture of an answer in place; once more after a crash, it adds nothing twice.
   * @throws AppFailure folder-gone, disk-full, no-permission or disk-failed; what was saved till then stays.
   */
  save(saved: SavedReply): Promise<readonly Asset[]>;
  /** Keeps the last preview of a stream that died. */
  saveDraft(draft: DraftToSave): Promise<Asset>;
};

export const createSaving = (shelf: Shelf): Saving => ({
  ready: () =>
    onDisk('library', async () => {
      const { folder, prepare } = shelf.current();
      await prepare();
      for (const path of [folder.root, folder.saving, folder.sidecars])
        await access(path, constants.W_OK | constants.X_OK);
    }),
  async save(saved) {
    const { job, attemptId, reply } = saved;
    const assets: Asset[] = [];
    for (const [index, image] of reply.images.entries()) {
      const id = assetIdOf(attemptId, reply.places[index] ?? index);
      assets.push(await keep(shelf, { id, job, image, answer: answerOf(saved, index) }));
    }
    return assets;
  },
  saveDraft: ({ job, attemptId, image }) =>
    keep(shelf, { id: assetIdOf(attemptId, 'draft'), job, image, answer: null }),
});

async function keep(shelf: Shelf, picture: PictureToSave): Promise<Asset> {
  const library = shelf.current();
  const { sidecar, isNew } = await onDisk('library', async () => {
    await library.prepare();
    return savePicture(library.folder, picture, shelf.now());
  });
  const asset = assetOf(sidecar);
  if (!isNew && isListedOrTrashed(library, sidecar)) return asset;
  library.index.put(sidecar, statSync(sidecarPath(library.folder.sidecars, sidecar.id)).mtimeMs);
  shelf.changes.tell({ type: 'added', assets: [asset] });
  // Not waited for: a picture is saved without it, and it is made again when it is missing.
  void shelf.thumbnails.get(sidecar.hash, () => pictureFile(library, sidecar.id));
  return asset;
}

const isListedOrTrashed = ({ folder, index }: OpenLibrary, { id }: Sidecar): boolean =>
  index.find(id) !== null || isTrashed(folder, id);
