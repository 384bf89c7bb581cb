import { existsSync, mkdtempSync, rmSync, writeFileSync, copyFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppFailure } from '../../../../shared/app-error.ts';
import { openDatabase, type Database } from '../../../../electron/main/storage/database.ts';

const NOTES = 'CREATE TABLE notes (text TEXT NOT NULL) STRICT';
const COLOURS = `ALTER TABLE notes ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'`;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-database-'));
  file = join(folder, 'deep', 'test.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (migrations: readonly string[] = [NOTES]): Database =>
  openDatabase({ file, migrations, durable: 'always' });
const texts = (database: Database) => database.all<{ text: string }>('SELECT text FROM notes').map((row) => row.text);
const write = (database: Database, text: string) => database.run('INSERT INTO notes (text) VALUES (:text)', { text });

function failureOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof AppFailure ? error.error : error;
  }
}

test('makes the folder, and commits survive power loss', () => {
  const database = open();
  expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(database.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  database.close();
});

test('keeps all of a transaction or nothing, also when one is inside another', () => {
  const database = open();
  const broken = () =>
    database.transaction(() => {
      write(database, 'outer');
      database.transaction(() => write(database, 'inner'));
      throw new Error('no');
    });
  expect(broken).toThrow('no');
  expect(texts(database)).toEqual([]);
  database.transaction(() => write(database, 'kept'));
  expect(texts(database)).toEqual(['kept']);
  database.close();
});

test('takes an older file to the newest version and leaves a whole copy of it beside', () => {
  const before = open();
  write(before, 'old');
  before.close();
  const after = open([NOTES, COLOURS]);
  expect(after.all('SELECT * FROM notes')).toEqual([{ text: 'old', colour: 'red' }]);
  after.close();
  const copy = new DatabaseSync(`${file}.bak`);
  expect(copy.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'old' }]);
  copy.close();
});

test('a migration that fails leaves the file as it was', () => {
  open().close();
  expect(() => open([NOTES, COLOURS, 'NOT SQL'])).toThrow('syntax error');
  const database = open();
  expect(() => database.get('SELECT colour FROM notes')).toThrow('no such column');
  database.close();
});

test('makes no copy when there is nothing to migrate', () => {
  open().close();
  open().close();
  expect(existsSync(`${file}.bak`)).toBe(false);
});

test('refuses a file of a newer app instead of harming it', () => {
  open([NOTES, COLOURS]).close();
  expect(failureOf(() => open())).toMatchObject({ kind: 'disk-failed', place: 'data', code: 'newer-version' });
});

test('says so when a file is damaged after an unclean end', () => {
  const database = open();
  database.transaction(() => {
    for (let row = 0; row < 3000; row += 1) write(database, 'x'.repeat(100));
  });
  database.run('PRAGMA wal_checkpoint(TRUNCATE)');
  write(database, 'last');
  // As kill -9 leaves it: file and WAL copied while open.
  const dead = join(folder, 'dead.db');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 8192, 8192 + 20_000);
  writeFileSync(dead, bytes);
  copyFileSync(`${file}-wal`, `${dead}-wal`);
  database.close();
  const reopen = () => openDatabase({ file: dead, migrations: [NOTES], durable: 'always' });
  expect(failureOf(reopen)).toMatchObject({ code: 'database-damaged' });
});

test('keeps what was committed when it was never closed', () => {
  const database = open();
  write(database, 'kept');
  const dead = join(folder, 'dead.db');
  copyFileSync(file, dead);
  copyFileSync(`${file}-wal`, `${dead}-wal`);
  database.close();
  const again = openDatabase({ file: dead, migrations: [NOTES], durable: 'always' });
  expect(texts(again)).toEqual(['kept']);
  again.close();
});
