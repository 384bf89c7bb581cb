import { existsSync, renameSync } from 'node:fs';
import type { Asset, AssetDay, AssetDaysQuery, AssetPage, AssetQuery, Sidecar } from '../../../shared/asset.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { assetOf, wordsOf } from './asset-view.ts';
import { readDays } from './index-days.ts';
import { readPage } from './index-page.ts';
import { rowOf } from './index-row.ts';
import { foldWords } from './search-words.ts';

/** The words are kept without their text (`content=''`): the sidecars have it. */
const migrations = [
  `CREATE TABLE assets (
     row INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     hash TEXT NOT NULL,
     file TEXT NOT NULL,
     model TEXT,
     favourite INTEGER NOT NULL,
     hasMask INTEGER NOT NULL,
     draft INTEGER NOT NULL,
     modifiedMs REAL NOT NULL,
     createdAt TEXT NOT NULL,
     asset TEXT NOT NULL
   );
   CREATE INDEX assets_model ON assets (model, row DESC);
   CREATE INDEX assets_favourite ON assets (row DESC) WHERE favourite = 1;
   CREATE VIRTUAL TABLE words USING fts5 (
     text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
   );
   CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);`,
  `CREATE INDEX assets_row ON assets (row DESC);
   CREATE INDEX assets_mask ON assets (row DESC) WHERE hasMask = 1;
   CREATE INDEX assets_draft ON assets (row DESC) WHERE draft = 1;`,
  `CREATE INDEX assets_file ON assets (file);`,
];

export type IndexEntry = { readonly hash: string; readonly file: string; readonly asset: Asset };

/** What lists and searches read. Made from sidecars alone; may be deleted at any time. */
export type LibraryIndex = {
  /** `modifiedMs` is the sidecar's. */
  put(sidecar: Sidecar, modifiedMs: number): 'added' | 'changed';
  remove(id: string): boolean;
  find(id: string): IndexEntry | null;
  /** Of the picture at this place, `YYYY/MM/name`. */
  idOf(file: string): string | null;
  page(query: AssetQuery): AssetPage;
  days(query: AssetDaysQuery): readonly AssetDay[];
  /** Every id with its sidecar's time of change. */
  known(): Map<string, number>;
  count(): number;
  /** Small facts about the library this index was made from. */
  note(name: string): string | null;
  writeNote(name: string, value: string): void;
  transaction<T>(work: () => T): T;
  close(): void;
};

const optionsOf = (file: string) => ({ file, migrations, durable: 'lazily' }) as const;

/** Another connection to an index that is open already. */
export const attachIndex = (file: string): LibraryIndex => wrap(openDatabase(optionsOf(file)));

/** Opens the index; a damaged one is put aside and an empty one takes its place. */
export function openIndex(file: string, onDamage: (cause: unknown) => void): LibraryIndex {
  const options = optionsOf(file);
  try {
    return wrap(openDatabase(options));
  } catch (cause) {
    if (!existsSync(file)) throw cause;
    onDamage(cause);
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, `${file}.damaged${end}`);
    return wrap(openDatabase(options));
  }
}

/** 64 MB, used as needed: counting what a common word and a filter leave touches most of a large index. */
const CACHE = 'PRAGMA cache_size = -65536';

function wrap(database: Database): LibraryIndex {
  database.get(CACHE);
  return {
    put: (sidecar, modifiedMs) => database.transaction(() => put(database, sidecar, modifiedMs)),
    remove: (id) => database.transaction(() => remove(database, id)),
    find(id) {
      const found = database.get<{ hash: string; file: string; asset: string }>(
        'SELECT hash, file, asset FROM assets WHERE id = :id',
        { id },
      );
      return found ? { hash: found.hash, file: found.file, asset: JSON.parse(found.asset) as Asset } : null;
    },
    idOf: (file) => database.get<{ id: string }>('SELECT id FROM assets WHERE file = :file', { file })?.id ?? null,
    page: (query) => readPage(database, query),
    days: (query) => readDays(database, query),
    known() {
      const rows = database.all<{ id: string; modifiedMs: number }>('SELECT id, modifiedMs FROM assets');
      return new Map(rows.map((row) => [row.id, row.modifiedMs]));
    },
    count: () => database.get<{ count: number }>('SELECT count(*) AS count FROM assets')?.count ?? 0,
    note: (name) =>
      database.get<{ value: string }>('SELECT value FROM notes WHERE name = :name', { name })?.value ?? null,
    writeNote(name, value) {
      database.run('INSERT INTO notes VALUES (:name, :value) ON CONFLICT DO UPDATE SET value = excluded.value', {
        name,
        value,
      });
    },
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  };
}

function put(database: Database, sidecar: Sidecar, modifiedMs: number): 'added' | 'changed' {
  const before = database.get<{ row: number; createdAt: string }>('SELECT row, createdAt FROM assets WHERE id = :id', {
    id: sidecar.id,
  });
  if (before) remove(database, sidecar.id);
  const row = before?.createdAt === sidecar.createdAt ? before.row : freeRow(database, sidecar);
  const asset = assetOf(sidecar);
  database.run(
    `INSERT INTO assets (row, id, hash, file, model, favourite, hasMask, draft, modifiedMs, createdAt, asset)
     VALUES (:row, :id, :hash, :file, :model, :favourite, :hasMask, :draft, :modifiedMs, :createdAt, :asset)`,
    {
      row,
      id: sidecar.id,
      hash: sidecar.hash,
      file: sidecar.file,
      model: asset.model,
      favourite: Number(asset.favourite),
      hasMask: Number(asset.hasMask),
      draft: Number(asset.draft),
      modifiedMs,
      createdAt: sidecar.createdAt,
      asset: JSON.stringify(asset),
    },
  );
  database.run('INSERT INTO words (rowid, text) VALUES (:row, :text)', { row, text: foldWords(wordsOf(sidecar)) });
  return before ? 'changed' : 'added';
}

function remove(database: Database, id: string): boolean {
  const found = database.get<{ row: number }>('SELECT row FROM assets WHERE id = :id', { id });
  if (!found) return false;
  database.run('DELETE FROM words WHERE rowid = :row', { row: found.row });
  database.run('DELETE FROM assets WHERE row = :row', { row: found.row });
  return true;
}

function freeRow(database: Database, sidecar: Sidecar): number {
  let row = rowOf(sidecar);
  while (database.get('SELECT 1 FROM assets WHERE row = :row', { row })) row += 16;
  return row;
}
