import { statSync } from 'node:fs';
import type { Asset, Sidecar } from '../../../shared/asset.ts';
import { assetOf } from './asset-view.ts';
import { onDisk } from '../storage/disk-error.ts';
import type { OpenLibrary } from './open-library.ts';
import type { Shelf } from './shelf.ts';
import { changeSidecar, readSidecar, sidecarPath } from './sidecar-file.ts';
import { moveToTrash, restoreFromTrash } from './trash.ts';

/** Unknown ids are passed over: what a person asked for is then already true. */
export type Organising = {
  /** Into the library's own trash, sidecars too. */
  trash(ids: readonly string[]): Promise<void>;
  /** Out of the trash, also after a restart. */
  restore(ids: readonly string[]): Promise<void>;
  favourite(ids: readonly string[], on: boolean): Promise<void>;
};

export function createOrganising(shelf: Shelf): Organising {
  const inTurn = createTurns();
  return {
    trash: (ids) => inTurn(() => trash(shelf, ids)),
    restore: (ids) => inTurn(() => restore(shelf, ids)),
    favourite: (ids, on) => inTurn(() => favourite(shelf, ids, on)),
  };
}

/** One change after another: trash and undo pressed in one breath must end as pressed. */
function createTurns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => onDisk('library', work));
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function trash(shelf: Shelf, ids: readonly string[]): Promise<void> {
  const { folder, index, prepare } = shelf.current();
  await prepare();
  const gone: string[] = [];
  try {
    for (const id of ids) if ((await moveToTrash(folder, id)) && index.remove(id)) gone.push(id);
  } finally {
    shelf.changes.tell({ type: 'removed', ids: gone });
  }
}

async function restore(shelf: Shelf, ids: readonly string[]): Promise<void> {
  const library = shelf.current();
  await library.prepare();
  const back: Asset[] = [];
  try {
    for (const id of ids) {
      const sidecar = await restoreFromTrash(library.folder, id);
      if (sidecar) back.push(list(library, sidecar));
    }
  } finally {
    shelf.changes.tell({ type: 'added', assets: back });
  }
}

async function favourite(shelf: Shelf, ids: readonly string[], on: boolean): Promise<void> {
  const library = shelf.current();
  await library.prepare();
  const changed: Asset[] = [];
  try {
    for (const id of ids) {
      const read = readSidecar(library.folder.sidecars, id);
      if (!read.ok || read.sidecar.favourite === on) continue;
      await changeSidecar(library.folder.sidecars, id, { favourite: on });
      changed.push(list(library, { ...read.sidecar, favourite: on }));
    }
  } finally {
    shelf.changes.tell({ type: 'changed', assets: changed });
  }
}

function list({ folder, index }: OpenLibrary, sidecar: Sidecar): Asset {
  index.put(sidecar, statSync(sidecarPath(folder.sidecars, sidecar.id)).mtimeMs);
  return assetOf(sidecar);
}
