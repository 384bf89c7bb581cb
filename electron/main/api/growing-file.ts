import { open, type FileHandle } from 'node:fs/promises';
import type { DiskWriter } from './disk-writer.ts';

/** A file that is written from its start on, while its bytes come. */
export type GrowingFile = {
  append(bytes: Buffer): Promise<void>;
  /** After this what was appended survives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
  readonly handle: FileHandle;
  readonly bytes: number;
};

/** So much is begun to be synced at once; smaller steps cost more than they hide. */
const earlySyncBytes = 4 * 1024 * 1024;

/** Much of a large file reaches the disk while the rest of it is still on its way, so that the last sync is short. */
export async function createGrowingFile(path: string, disk: DiskWriter): Promise<GrowingFile> {
  const handle = await disk.attempt(() => open(path, 'w+'));
  let bytes = 0;
  let early = 0;
  let syncing: Promise<void> = Promise.resolve();

  function syncEarly(): void {
    if (bytes - early < earlySyncBytes) return;
    early = bytes;
    syncing = syncing.then(() => disk.attempt(() => handle.datasync()));
    syncing.catch(() => undefined); // `sync` reports it
  }

  return {
    append: async (more) => {
      await disk.write(handle, more, bytes);
      bytes += more.length;
      syncEarly();
    },
    sync: async () => {
      await syncing;
      await disk.attempt(() => handle.sync());
    },
    close: async () => {
      await syncing.catch(() => undefined);
      await handle.close();
    },
    handle,
    get bytes() {
      return bytes;
    },
  };
}
