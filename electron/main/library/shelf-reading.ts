import type { AssetDay, AssetDaysQuery, AssetDetail, AssetPage, AssetQuery } from '../../../shared/asset.ts';
import { assetOf } from './asset-view.ts';
import { exportFile } from './export-asset.ts';
import { wayInside } from './library-folder.ts';
import { noSuchAsset, pictureFile, type Shelf } from './shelf.ts';
import { readSidecar } from './sidecar-file.ts';
import type { Thumbnail } from './thumbnails.ts';

export type Reading = {
  /** Newest first; words find prompts, answers, tags and batch names. */
  page(query: AssetQuery): AssetPage;
  /** How many pictures of a query each local day has, newest first. */
  days(query: AssetDaysQuery): readonly AssetDay[];
  /** @throws AppFailure not-found */
  read(id: string): AssetDetail;
  /** Absolute path of a picture that really lies in the library; null when it isn't there. */
  file(id: string): string | null;
  /** The picture that lies at this path; null when none does. */
  assetAt(path: string): string | null;
  /** At most 320 pixels wide and high; null when the picture can't be read. */
  thumb(id: string): Promise<Thumbnail | null>;
  /** The same of any picture file, by the hash of its bytes. */
  thumbOf(hash: string, file: () => string | null): Promise<Thumbnail | null>;
  /** Copies a picture's bytes exactly to where a person chose. @throws AppFailure about `output`, or not-found */
  exportAsset(id: string, target: string): Promise<void>;
};

export const createReading = ({ current, thumbnails }: Shelf): Reading => ({
  page: (query) => current().index.page(query),
  days: (query) => current().index.days(query),
  read(id) {
    const read = readSidecar(current().folder.sidecars, id);
    if (!read.ok) throw noSuchAsset();
    const { sidecar } = read;
    return { asset: assetOf(sidecar), recipe: sidecar.recipe, answer: sidecar.answer };
  },
  file: (id) => pictureFile(current(), id),
  assetAt(path) {
    const { folder, index } = current();
    const file = wayInside(folder.root, path);
    return file === null ? null : index.idOf(file);
  },
  async thumb(id) {
    const library = current();
    const entry = library.index.find(id);
    return entry && thumbnails.get(entry.hash, () => pictureFile(library, id));
  },
  thumbOf: (hash, file) => thumbnails.get(hash, file),
  async exportAsset(id, target) {
    const file = pictureFile(current(), id);
    if (file === null) throw noSuchAsset();
    await exportFile(file, target);
  },
});
