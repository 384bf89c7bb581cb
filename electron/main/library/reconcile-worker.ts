import { parentPort, workerData } from 'node:worker_threads';
import { attachIndex } from './index-store.ts';
import { libraryFolder } from './library-folder.ts';
import { type Found, reconcile } from './reconcile.ts';

/** What the worker is started with. */
export type ReconcileTask = { readonly root: string; readonly indexFile: string; readonly all: boolean };

/** Entry of a thread that makes the index of a large library true; a bundle of its own in the app. */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker');
const { root, indexFile, all }: ReconcileTask = workerData;
const index = attachIndex(indexFile);
try {
  await reconcile(libraryFolder(root), index, {
    all,
    onFound: (found) => port.postMessage(found satisfies Found),
  });
} finally {
  index.close();
}
