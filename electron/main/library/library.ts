import { join } from 'node:path';
import type { Log } from '../log.ts';
import { openThumbnailCache, type ThumbnailCache } from './index-thumbnails.ts';
import { createChangeListeners, type LibraryChange } from './library-change.ts';
import { openLibrary, type OpenLibrary } from './open-library.ts';
import { type Care, createCare } from './shelf-care.ts';
import { createOrganising, type Organising } from './shelf-organising.ts';
import { createReading, type Reading } from './shelf-reading.ts';
import { createSaving, type Saving } from './shelf-saving.ts';
import { type Shelf, tellFound } from './shelf.ts';
import { createThumbnails } from './thumbnails.ts';

export type LibraryPorts = {
  /** The library's folder as it is set now; asked by `open`. */
  folder(): string;
  /** Index and thumbnails lie in its `cache/`, which may be deleted at any time. */
  readonly dataFolder: string;
  now(): Date;
  readonly log: Log;
};

export type Library = Saving &
  Reading &
  Organising &
  Care & {
    /**
     * Opens the folder that is set now and closes the one before. Lists work as soon as it is called the first time;
     * it resolves when they are true, or without `untilTrue` when pictures can be saved: to make the index of a large
     * library anew takes seconds. A folder that can't be reached is logged: saving then says what is wrong.
     */
    open(options?: { readonly untilTrue: boolean }): Promise<void>;
    close(): Promise<void>;
    onChange(listener: (change: LibraryChange) => void): () => void;
  };

type Opened = {
  readonly library: OpenLibrary;
  readonly cache: ThumbnailCache;
  readonly closing: AbortController;
  readonly healed: Promise<boolean>;
};

/** The pictures on disk and all that is known about them. Every effect on them goes through here. */
export function createLibrary(ports: LibraryPorts): Library {
  let opened: Opened | null = null;
  const must = (): Opened => {
    if (opened === null) throw new Error('The library is not open');
    return opened;
  };
  const changes = createChangeListeners();
  const thumbnails = createThumbnails(() => must().cache, ports.log);
  const shelf: Shelf = { log: ports.log, changes, thumbnails, now: () => ports.now(), current: () => must().library };
  const close = async (): Promise<void> => {
    const before = opened;
    if (before === null) return;
    before.closing.abort();
    await Promise.all([before.healed, thumbnails.settled()]);
    if (opened === before) opened = null;
    before.cache.close();
    await before.library.close();
  };
  return {
    async open({ untilTrue } = { untilTrue: true }) {
      if (opened !== null) await close();
      const cache = openThumbnailCache(join(ports.dataFolder, 'cache', 'thumbs.db'));
      const library = openLibrary(ports.folder(), ports.dataFolder, ports.log);
      const closing = new AbortController();
      const tidied = logged(shelf, closing.signal, () => library.tidy(shelf.now()));
      const healed = tidied.then((isTidy) => (isTidy ? heal(shelf, library, closing.signal) : false));
      opened = { library, cache, closing, healed };
      await (untilTrue ? healed : tidied);
    },
    close,
    onChange: (listener) => changes.add(listener),
    ...createSaving(shelf),
    ...createReading(shelf),
    ...createOrganising(shelf),
    ...createCare(shelf),
  };
}

const heal = (shelf: Shelf, library: OpenLibrary, signal: AbortSignal): Promise<boolean> =>
  logged(shelf, signal, () => library.heal({ onFound: (found) => tellFound(shelf, found), signal }));

/** Whether it went well; a folder that can't be reached must not keep the app from starting. */
async function logged(shelf: Shelf, signal: AbortSignal, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (cause) {
    if (!signal.aborted) shelf.log.error('The library folder could not be looked through', cause);
    return false;
  }
}
