import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../../electron/main/storage/database.ts';
import { createLedger, LEDGER_SCHEMA, type Ledger, type LedgerEntry } from '../../../../electron/main/usage/ledger.ts';
import { localDay } from '../../../../electron/main/usage/local-day.ts';

let folder: string;
let database: Database;
let ledger: Ledger;
const zone = process.env['TZ'];

beforeEach(() => {
  process.env['TZ'] = 'Europe/Berlin';
  folder = mkdtempSync(join(tmpdir(), 'octen-ledger-'));
  database = openDatabase({ file: join(folder, 'test.db'), migrations: [LEDGER_SCHEMA], durable: 'lazily' });
  ledger = createLedger(database);
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOON = new Date('2026-03-10T11:00:00.000Z');

function write(over: Partial<LedgerEntry>, at = NOON): void {
  const plain: LedgerEntry = {
    kind: 'charged',
    jobId: 'job',
    attemptId: Math.random().toString(16),
    model: 'openai/gpt-image-2',
    demo: false,
    costMicros: 100,
    estimateMicros: 70,
    priceSource: 'list',
  };
  ledger.write({ ...plain, ...over }, at);
}

test('adds up what was charged and, apart from it, what may have been', () => {
  write({});
  write({ costMicros: 23 });
  write({ kind: 'maybe', costMicros: 500 });
  expect(ledger.today(NOON)).toEqual({ charged: 123, maybe: 500 });
});

test('what was charged is no longer in doubt', () => {
  write({ attemptId: 'a' });
  write({ attemptId: 'a', kind: 'maybe', costMicros: 500 });
  expect(ledger.today(NOON)).toEqual({ charged: 100, maybe: 0 });
});

test('counts the estimate where the cost is not known, and nothing where neither is', () => {
  write({ costMicros: null });
  write({ costMicros: null, estimateMicros: null });
  expect(ledger.today(NOON)).toEqual({ charged: 70, maybe: 0 });
});

test('takes a doubt back once the attempt is settled', () => {
  write({ kind: 'maybe', attemptId: 'a', costMicros: 500 });
  write({ kind: 'maybe', attemptId: 'b', costMicros: 30 });
  write({ kind: 'settled', attemptId: 'a', costMicros: null });
  write({ attemptId: 'a', costMicros: 400 });
  expect(ledger.today(NOON)).toEqual({ charged: 400, maybe: 30 });
});

test('counts one attempt once, however often its end is written', () => {
  write({ attemptId: 'a' });
  write({ attemptId: 'a' });
  expect(ledger.today(NOON).charged).toBe(100);
});

test('writes the demo down without spending anything', () => {
  write({ demo: true });
  expect(ledger.today(NOON)).toEqual({ charged: 0, maybe: 0 });
});

test('can not be changed or shortened', () => {
  write({});
  expect(() => database.run('DELETE FROM ledger')).toThrow('append-only');
  expect(() => database.run('UPDATE ledger SET cost_micros = 0')).toThrow('append-only');
});

test('a day begins at local midnight', () => {
  write({ costMicros: 1 }, new Date('2026-03-09T22:59:59.999Z'));
  write({ costMicros: 10 }, new Date('2026-03-09T23:00:00.000Z'));
  write({ costMicros: 100 }, new Date('2026-03-10T22:59:59.999Z'));
  write({ costMicros: 1000 }, new Date('2026-03-10T23:00:00.000Z'));
  expect(ledger.spentOn('2026-03-09').charged).toBe(1);
  expect(ledger.spentOn('2026-03-10').charged).toBe(110);
  expect(ledger.spentOn('2026-03-11').charged).toBe(1000);
});

test('the day the clocks change has 23 or 25 hours', () => {
  expect(localDay(new Date('2026-03-28T23:00:00.000Z'))).toBe('2026-03-29');
  expect(localDay(new Date('2026-03-29T21:59:59.999Z'))).toBe('2026-03-29');
  expect(localDay(new Date('2026-03-29T22:00:00.000Z'))).toBe('2026-03-30');
  expect(localDay(new Date('2026-10-24T22:00:00.000Z'))).toBe('2026-10-25');
  expect(localDay(new Date('2026-10-25T22:59:59.999Z'))).toBe('2026-10-25');
});

test('money keeps the day it was spent on when the machine moves to another zone', () => {
  const lateEvening = new Date('2026-03-10T22:30:00.000Z');
  write({}, lateEvening);
  process.env['TZ'] = 'Asia/Tokyo';
  expect(localDay(lateEvening)).toBe('2026-03-11');
  expect(ledger.spentOn('2026-03-10').charged).toBe(100);
});
