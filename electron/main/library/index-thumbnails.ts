import { existsSync, rmSync } from 'node:fs';
import { openDatabase, type Database } from '../storage/database.ts';

/** Small pictures by the hash of the large one. One file of blobs is ten times faster than as many files. */
export type ThumbnailCache = {
  read(hash: string): Uint8Array | null;
  write(hash: string, bytes: Uint8Array): void;
  close(): void;
};

const migrations = ['CREATE TABLE thumbnails (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID'];

/** Opens the cache; a damaged one is thrown away. */
export function openThumbnailCache(file: string): ThumbnailCache {
  const database = openOrBegin(file);
  return {
    read: (hash) =>
      database.get<{ bytes: Uint8Array }>('SELECT bytes FROM thumbnails WHERE hash = :hash', { hash })?.bytes ?? null,
    write(hash, bytes) {
      database.run('INSERT OR REPLACE INTO thumbnails VALUES (:hash, :bytes)', { hash, bytes });
    },
    close: () => database.close(),
  };
}

function openOrBegin(file: string): Database {
  const options = { file, migrations, durable: 'lazily' } as const;
  try {
    return openDatabase(options);
  } catch (cause) {
    if (!existsSync(file)) throw cause;
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return openDatabase(options);
  }
}
