import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test, vi } from 'vitest';
import { explainFailedStart } from '../../../electron/main/failed-start.ts';
import { silentLog } from '../../../electron/main/log.ts';
import { openDatabase } from '../../../electron/main/storage/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'octen-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

function failureOf(file: string): unknown {
  try {
    openDatabase({ file, migrations: [], durable: 'always' }).close();
  } catch (cause) {
    return cause;
  }
  throw new Error(`${file} opened`);
}

test('a journal of a newer version is named as that', () => {
  const file = join(folder, 'newer.db');
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 999');
  newer.close();
  const said = explainFailedStart(failureOf(file), silentLog);
  expect(said.title).toBe('Octen Studio cannot start');
  expect(said.text).toContain('written by a newer version of Octen Studio');
});

test('a journal that is no database is named as damaged', () => {
  const file = join(folder, 'damaged.db');
  writeFileSync(file, 'x'.repeat(4096));
  expect(explainFailedStart(failureOf(file), silentLog).text).toContain('is damaged');
});

test('a data folder that may not be written is said in words', () => {
  const refused = Object.assign(new Error('EACCES: /home/someone'), { code: 'EACCES', syscall: 'mkdir' });
  const { text } = explainFailedStart(refused, silentLog);
  expect(text).toContain('data folder');
  expect(text).not.toContain('/home/someone');
});

test('a fault of the app is shown as the reference that the log carries', () => {
  const error = vi.fn();
  const cause = new TypeError('x is not a function');
  const { text } = explainFailedStart(cause, { ...silentLog, error });
  const reference = /Its log knows it as ([0-9a-f]{8})/.exec(text)?.[1];
  expect(error).toHaveBeenCalledWith(`${reference} start`, cause);
  expect(text).not.toContain('x is not a function');
});
