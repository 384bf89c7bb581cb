import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Log } from '../log.ts';
import { isUpToDate, noteComplete, sweepSaving } from './heal.ts';
import { openIndex, type LibraryIndex } from './index-store.ts';
import { isFolder, libraryFolder, type LibraryFolder, prepareLibraryFolder } from './library-folder.ts';
import type { ReconcileOptions } from './reconcile.ts';
import { reconcileAside } from './reconcile-aside.ts';
import { finishTrashing } from './trash.ts';

/** One library folder with its index. */
export type OpenLibrary = {
  readonly folder: LibraryFolder;
  readonly index: LibraryIndex;
  /** Makes the hidden folders. @throws AppFailure folder-gone when the library was there before and isn't now. */
  readonly prepare: () => Promise<void>;
  /** Finishes or removes what a killed process left. */
  tidy(now: Date): Promise<void>;
  /** Makes the index true; at once where nothing changed since it was. */
  heal(options: Omit<ReconcileOptions, 'all'>): Promise<void>;
  /** Reads every sidecar again. */
  rebuild(options: Omit<ReconcileOptions, 'all'>): Promise<void>;
  close(): Promise<void>;
};

const SEEN = 'seen';

/** Each library folder has an index of its own, so going back to one is instant. */
export const indexFile = (dataFolder: string, root: string): string =>
  join(dataFolder, 'cache', `index-${createHash('sha256').update(resolve(root)).digest('hex').slice(0, 12)}.db`);

export function openLibrary(root: string, dataFolder: string, log: Log): OpenLibrary {
  const folder = libraryFolder(root);
  const file = indexFile(dataFolder, root);
  const index = openIndex(file, (cause) => log.error('The library index was damaged and is made anew', cause));
  const places = { index, indexFile: file };
  /** An index that was only looked through in part may lack a change without lacking a picture. */
  let isTrue = false;
  const prepare = async (): Promise<void> => {
    const seen = index.note(SEEN) !== null;
    await prepareLibraryFolder(folder, seen);
    if (!seen) index.writeNote(SEEN, 'yes');
  };
  return {
    folder,
    index,
    prepare,
    async tidy(now) {
      await prepare();
      await finishTrashing(folder);
      await sweepSaving(folder, now);
    },
    async heal(options) {
      if (!(await isUpToDate(folder, index))) await reconcileAside(folder, places, { ...options, all: false });
      isTrue = true;
    },
    async rebuild(options) {
      await prepare();
      await reconcileAside(folder, places, { ...options, all: true });
      isTrue = true;
    },
    async close() {
      try {
        if (await isFolder(folder.sidecars)) await noteComplete(folder, index, isTrue);
      } finally {
        index.close();
      }
    },
  };
}
