import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  moveDurably,
  sweepTemporary,
  syncFolder,
  writeAtomic,
} from '../../../../electron/main/storage/write-atomic.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-write-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);
const content = (name: string) => readFileSync(at(name), 'utf8');

test('writes a file only its owner can read, and leaves nothing beside it', async () => {
  await writeAtomic(at('a.json'), 'one');
  expect(content('a.json')).toBe('one');
  expect(readdirSync(folder)).toEqual(['a.json']);
  if (process.platform !== 'win32') expect(statSync(at('a.json')).mode & 0o777).toBe(0o600);
});

test('the last of many writes at once wins, whole', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
  await Promise.all(texts.map((text) => writeAtomic(at('a.json'), text)));
  expect(content('a.json')).toBe(texts.at(-1));
});

test('a write that fails keeps the old content, leaves nothing behind and does not stop the next', async () => {
  await writeAtomic(at('a.json'), 'old');
  writeFileSync(at('folder'), '');
  await expect(writeAtomic(join(folder, 'folder', 'b.json'), 'x')).rejects.toThrow();
  await expect(writeAtomic(folder, 'a folder can not be replaced by a file')).rejects.toThrow();
  await writeAtomic(at('a.json'), 'new');
  expect(content('a.json')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['a.json', 'folder']);
});

test('a move replaces what was there', async () => {
  writeFileSync(at('from'), 'new');
  writeFileSync(at('to'), 'old');
  await moveDurably(at('from'), at('to'));
  expect(content('to')).toBe('new');
  expect(readdirSync(folder)).toEqual(['to']);
});

test.runIf(process.platform === 'linux')('a folder whose system refuses to sync it is no failure', async () => {
  await syncFolder('/proc');
});

/** The name a write of this process gives its temporary file. */
async function temporaryName(): Promise<string> {
  const writing = writeAtomic(at('seen.json'), 'x'.repeat(1_000_000));
  let name: string | undefined;
  while (name === undefined) {
    name = readdirSync(folder).find((one) => one.endsWith('.tmp'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
  rmSync(at('seen.json'));
  return name;
}

test('a sweep removes what a dead process left, what is older than a day, and nothing else', async () => {
  const now = new Date('2026-03-10T12:00:00.000Z');
  const old = new Date('2026-03-09T11:00:00.000Z');
  const mine = await temporaryName();
  const dead = mine.replace(`-${process.pid}-`, `-${2 ** 30}-`); // above every pid_max
  const elsewhere = '.a.json.00000000-1-0123456789ab.tmp';
  const elsewhereLongAgo = '.b.json.00000000-1-0123456789ab.tmp';
  const others = ['.hidden', 'c.tmp'];
  for (const name of [mine, dead, elsewhere, elsewhereLongAgo, ...others]) {
    writeFileSync(at(name), '');
    utimesSync(at(name), now, now);
  }
  for (const name of [elsewhereLongAgo, ...others]) utimesSync(at(name), old, old);
  await sweepTemporary(folder, now);
  expect(readdirSync(folder).sort()).toEqual([mine, elsewhere, ...others].sort());
});
