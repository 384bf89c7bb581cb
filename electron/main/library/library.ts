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
     * it resolves when they are true. A folder that can't be reached is logged: saving then says what is wrong.
     */
    open(): Promise<void>;
    close(): Promise<void>;
    onChange(listener: (change: LibraryChange) => void): () => void;
  };

type Opened = {
  readonly library: OpenLibrary;
  readonly cache: ThumbnailCache;
  readonly closing: AbortController;
  readonly healed: Promise<void>;
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
    async open() {
      if (opened !== null) await close();
      const cache = openThumbnailCache(join(ports.dataFolder, 'cache', 'thumbs.db'));
      const library = openLibrary(ports.folder(), ports.dataFolder, ports.log);
      const closing = new AbortController();
      const healed = heal(shelf, library, closing.signal);
      opened = { library, cache, closing, healed };
      await healed;
    },
    close,
    onChange: (listener) => changes.add(listener),
    ...createSaving(shelf),
    ...createReading(shelf),
    ...createOrganising(shelf),
    ...createCare(shelf),
  };
}

async function heal(shelf: Shelf, library: OpenLibrary, signal: AbortSignal): Promise<void> {
  try {
    await library.heal(shelf.now(), { onFound: (found) => tellFound(shelf, found), signal });
  } catch (cause) {
    if (!signal.aborted) shelf.log.error('The library folder could not be looked through', cause);
  }
}
