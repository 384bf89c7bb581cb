import { onDisk } from '../storage/disk-error.ts';
import { type BadSidecar, type Progress, reconcile } from './heal.ts';
import { type Shelf, tellReconciled } from './shelf.ts';
import { type Verification, verifyLibrary, type VerifyOptions } from './verify.ts';

export type Rebuilt = { readonly assets: number; readonly problems: readonly BadSidecar[] };

export type Care = {
  /** Reads every sidecar again; lists stay usable meanwhile. @throws AppFailure about `library` */
  rebuild(onProgress?: Progress): Promise<Rebuilt>;
  /** Reads every file of the library and changes nothing. @throws AppFailure about `library` */
  verify(options?: VerifyOptions): Promise<Verification>;
};

export const createCare = (shelf: Shelf): Care => ({
  async rebuild(onProgress) {
    const { folder, index, prepare } = shelf.current();
    const found = await onDisk('library', async () => {
      await prepare();
      return reconcile(folder, index, { all: true, onProgress });
    });
    tellReconciled(shelf, found);
    return { assets: index.count(), problems: found.problems };
  },
  verify: (options) => onDisk('library', () => verifyLibrary(shelf.current().folder, options)),
});
