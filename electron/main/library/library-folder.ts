import { realpathSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import { codeOf } from '../storage/disk-error.ts';

/** Where things lie in a library. Pictures are in `YYYY/MM/`; everything else is hidden and moves along with them. */
export type LibraryFolder = {
  readonly root: string;
  readonly sidecars: string;
  readonly inputs: string;
  readonly trash: string;
  /** Pictures on their way into place, named by asset id, and the sidecars they will have. */
  readonly saving: string;
};

export function libraryFolder(root: string): LibraryFolder {
  const hidden = join(root, '.octen');
  return {
    root,
    sidecars: join(hidden, 'sidecars'),
    inputs: join(hidden, 'inputs'),
    trash: join(hidden, 'trash'),
    saving: join(hidden, 'saving'),
  };
}

/**
 * Makes what is missing. A library that was `seen` before is never made anew: its drive is unplugged or it was moved,
 * and an empty folder in its place would hide that.
 * @throws AppFailure folder-gone, or the system's own error.
 */
export async function prepareLibraryFolder(folder: LibraryFolder, seen: boolean): Promise<void> {
  if (seen && !(await isFolder(folder.root))) throw new AppFailure({ kind: 'folder-gone', place: 'library' });
  for (const path of [folder.sidecars, folder.inputs, folder.trash, folder.saving])
    await mkdir(path, { recursive: true });
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return false;
  }
}

/** The absolute path of a file of the library; null when it is missing, no plain file, or really lies elsewhere. */
export const fileInside = (root: string, file: string): string | null =>
  orMissing(() => {
    const real = realpathSync.native(join(root, file));
    return wayTo(root, real) !== null && statSync(real).isFile() ? real : null;
  });

/** Where a file really lies below the library's folder, `YYYY/MM/name`; null when it is missing or lies elsewhere. */
export const wayInside = (root: string, path: string): string | null =>
  orMissing(() => wayTo(root, realpathSync.native(path))?.replaceAll(sep, '/') ?? null);

function wayTo(root: string, real: string): string | null {
  const way = relative(realpathSync.native(root), real);
  const outside = way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  return outside ? null : way;
}

function orMissing(look: () => string | null): string | null {
  try {
    return look();
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return null;
  }
}
