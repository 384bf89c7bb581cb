import { onDisk } from '../storage/disk-error.ts';
import type { BadSidecar, Found, Progress } from './reconcile.ts';
import { type Shelf, tellFound } from './shelf.ts';
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
    const library = shelf.current();
    const problems: BadSidecar[] = [];
    const onFound = (found: Found): void => {
      tellFound(shelf, found);
      problems.push(...found.problems);
      onProgress?.(found.done, found.total);
    };
    await onDisk('library', () => library.rebuild({ onFound }));
    return { assets: library.index.count(), problems };
  },
  verify: (options) => onDisk('library', () => verifyLibrary(shelf.current().folder, options)),
});
