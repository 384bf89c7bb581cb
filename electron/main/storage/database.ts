import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { AppFailure } from '../../../shared/app-error.ts';

type Values = Readonly<Record<string, SQLInputValue>>;

/** One connection. Rows come back as the type the caller names: its SQL is the only thing that knows better. */
export type Database = {
  all<Row>(sql: string, values?: Values): Row[];
  get<Row>(sql: string, values?: Values): Row | undefined;
  /** How many rows changed. */
  run(sql: string, values?: Values): number;
  /** All or nothing; a transaction inside a transaction is part of the outer one. */
  transaction<T>(work: () => T): T;
  close(): void;
};

export type DatabaseOptions = {
  readonly file: string;
  /** Migration n takes the file from version n to n + 1; never edited once released, only added to. */
  readonly migrations: readonly string[];
  /** `always`: a commit survives power loss. `lazily`: the last ones may not; right for what can be rebuilt. */
  readonly durable: 'always' | 'lazily';
};

/** Opens or creates a database file, takes it to the newest version and makes sure it is whole. */
export function openDatabase(options: DatabaseOptions): Database {
  mkdirSync(dirname(options.file), { recursive: true });
  const leftOpen = wasLeftOpen(options.file);
  const handle = new DatabaseSync(options.file, { timeout: BUSY_TIMEOUT_MS, defensive: true });
  try {
    configure(handle, options.durable);
    if (leftOpen) requireWhole(handle);
    const database = wrap(handle);
    migrate(database, handle, options);
    return database;
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** How long one process waits for the other's commit; commits take about a millisecond. */
const BUSY_TIMEOUT_MS = 5000;

/** A clean close removes the WAL: one with content means an unclean end, or another process at work. */
function wasLeftOpen(file: string): boolean {
  const wal = `${file}-wal`;
  return existsSync(wal) && statSync(wal).size > 0;
}

function configure(handle: DatabaseSync, durable: DatabaseOptions['durable']): void {
  // WAL needs shared memory, which network drives lack: SQLite then answers with another mode, and we take the safe one.
  const mode = handle.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (mode !== 'wal') handle.exec('PRAGMA journal_mode = DELETE');
  handle.exec(`PRAGMA synchronous = ${durable === 'always' ? 'FULL' : 'NORMAL'}; PRAGMA foreign_keys = ON`);
}

function requireWhole(handle: DatabaseSync): void {
  const answer = handle.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (answer !== 'ok') throw damaged('database-damaged', String(answer));
}

const damaged = (code: string, detail: string) => new AppFailure({ kind: 'disk-failed', place: 'data', code, detail });

const versionOf = (database: Database): number =>
  database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;

function migrate(database: Database, handle: DatabaseSync, { file, migrations }: DatabaseOptions): void {
  const found = versionOf(database);
  if (found > migrations.length) throw damaged('newer-version', `version ${found}, known ${migrations.length}`);
  if (found === migrations.length) return;
  if (found > 0) backUp(database, file);
  database.transaction(() => {
    // Read again inside: another process may have been faster.
    for (const sql of migrations.slice(versionOf(database))) handle.exec(sql);
    handle.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** A whole copy beside the file, `<file>.bak`, replaced only when the new one is on disk. */
function backUp(database: Database, file: string): void {
  const part = `${file}.bak-part`;
  rmSync(part, { force: true });
  database.run('VACUUM INTO :part', { part });
  const copy = openSync(part, 'r+');
  fsyncSync(copy);
  closeSync(copy);
  renameSync(part, `${file}.bak`);
}

function wrap(handle: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? handle.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    all: <Row>(sql: string, values: Values = {}) => prepared(sql).all(values) as Row[],
    get: <Row>(sql: string, values: Values = {}) => prepared(sql).get(values) as Row | undefined,
    run: (sql, values = {}) => Number(prepared(sql).run(values).changes),
    transaction: (work) => inTransaction(handle, work),
    close() {
      statements.clear();
      handle.close();
    },
  };
}

/** IMMEDIATE: the write lock is taken first, so what is read inside can't be outdated when it is written. */
function inTransaction<T>(handle: DatabaseSync, work: () => T): T {
  if (handle.isTransaction) return work();
  handle.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    handle.exec('COMMIT');
    return result;
  } catch (error) {
    if (handle.isTransaction) handle.exec('ROLLBACK');
    throw error;
  }
}
