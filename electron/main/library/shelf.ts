import { AppFailure } from '../../../shared/app-error.ts';
import type { Log } from '../log.ts';
import type { ChangeListeners } from './library-change.ts';
import { fileInside } from './library-folder.ts';
import type { OpenLibrary } from './open-library.ts';
import type { Found } from './reconcile.ts';
import type { Thumbnails } from './thumbnails.ts';

/** What the parts of the library share: the folder that is open now, who listens, who makes thumbnails. */
export type Shelf = {
  readonly log: Log;
  readonly changes: ChangeListeners;
  readonly thumbnails: Thumbnails;
  readonly now: () => Date;
  readonly current: () => OpenLibrary;
};

export const noSuchAsset = (): AppFailure => new AppFailure({ kind: 'not-found', what: 'asset' });

/** Absolute path of a picture that really lies in the library. */
export function pictureFile({ folder, index }: OpenLibrary, id: string): string | null {
  const entry = index.find(id);
  return entry && fileInside(folder.root, entry.file);
}

export function tellFound({ changes }: Shelf, { added, changed, removed }: Found): void {
  changes.tell({ type: 'added', assets: added });
  changes.tell({ type: 'changed', assets: changed });
  changes.tell({ type: 'removed', ids: removed });
}
