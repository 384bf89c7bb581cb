import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Asset } from '../../../shared/asset.ts';
import type { LibraryIndex } from './index-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { type Found, reconcile, type ReconcileOptions, sidecarNames } from './reconcile.ts';
import type { ReconcileTask } from './reconcile-worker.ts';

/** Up to here a thread costs more than the work, which blocks nothing for longer than a few milliseconds. */
const FEW = 256;

/** Beside this file in the sources, beside the bundle it is part of in the app. */
const ENTRY = new URL(`./reconcile-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** The index belongs to everyone: what the thread found may have been changed or thrown away until it is told here. */
function asItStands(index: LibraryIndex, found: Found): Found {
  const newest = (assets: readonly Asset[]): readonly Asset[] =>
    assets.flatMap(({ id }) => index.find(id)?.asset ?? []);
  return {
    ...found,
    added: newest(found.added),
    changed: newest(found.changed),
    removed: found.removed.filter((id) => index.find(id) === null),
  };
}

/** Makes the index say what the sidecars say: a large library in a thread of its own, on its own connection. */
export async function reconcileAside(
  folder: LibraryFolder,
  { index, indexFile }: { readonly index: LibraryIndex; readonly indexFile: string },
  options: ReconcileOptions,
): Promise<void> {
  if ((await sidecarNames(folder)).length <= FEW) return reconcile(folder, index, options);
  options.signal?.throwIfAborted();
  const task: ReconcileTask = { root: folder.root, indexFile, all: options.all };
  const worker = new Worker(ENTRY, { workerData: task });
  // Cut off amid a slice, its transaction is rolled back with its connection.
  const stop = (): void => void worker.terminate();
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const told of on(worker, 'message', { close: ['exit'] })) {
      options.onFound(asItStands(index, told[0]));
    }
    options.signal?.throwIfAborted();
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
