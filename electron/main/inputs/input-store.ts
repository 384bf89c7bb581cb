import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import { extensionOf } from '../library/asset-name.ts';
import { onDisk } from '../storage/disk-error.ts';
import type { ImageKind } from '../library/image-kind.ts';
import { isFolder, libraryFolder } from '../library/library-folder.ts';
import { writeAtomic } from '../storage/write-atomic.ts';

/** Pictures under `<library>/.octen/inputs/`, named by their SHA-256: the same bytes are kept once. */
export type InputStore = {
  /** Keeps bytes and says their hash. @throws AppFailure about `input` */
  keep(bytes: Buffer, kind: ImageKind): Promise<string>;
  file(hash: string): string | null;
  /** Where the picture `hash`, written as PNG, is kept, and whether it is there already. */
  pngFile(hash: string): { readonly path: string; readonly exists: boolean };
  /** Where is said how the picture `hash` was made of another. */
  noteFile(hash: string): string;
  write(path: string, bytes: Buffer): Promise<void>;
};

const HASH = /^[0-9a-f]{64}$/;
const kinds: readonly ImageKind[] = ['png', 'jpeg', 'webp'];

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;

export function createInputStore(root: () => string): InputStore {
  const folder = (): string => libraryFolder(root()).inputs;
  const write = (path: string, bytes: Buffer): Promise<void> =>
    onDisk('input', async () => {
      // The library makes its own root: here it could only hide that its drive is unplugged.
      if (!(await isFolder(root()))) throw new AppFailure({ kind: 'folder-gone', place: 'input' });
      await mkdir(folder(), { recursive: true });
      await writeAtomic(path, bytes);
    });
  return {
    write,
    async keep(bytes, kind) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = join(folder(), `${hash}.${extensionOf(kind)}`);
      if (sizeOf(path) !== bytes.length) await write(path, bytes);
      return hash;
    },
    file(hash) {
      if (!HASH.test(hash)) return null;
      const paths = kinds.map((kind) => join(folder(), `${hash}.${extensionOf(kind)}`));
      return paths.find((path) => sizeOf(path) !== null) ?? null;
    },
    noteFile: (hash) => join(folder(), `${hash}.edit.json`),
    pngFile(hash) {
      const path = join(folder(), `${hash}.as.png`);
      return { path, exists: sizeOf(path) !== null };
    },
  };
}
