import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepSettings } from '../../../../electron/main/settings/sweep-settings.ts';

const NOW = new Date('2026-03-10T12:00:00.000Z');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octen-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, ageMs: number): Promise<void> {
  const at = new Date(NOW.getTime() - ageMs);
  await writeFile(join(folder, name), '{}');
  await utimes(join(folder, name), at, at);
}

test('what killed writes of the settings left goes, and nothing else', async () => {
  await put('settings.json.4711.tmp', 120_000);
  await put('settings.json.tmp-1700000000abcdef', 120_000);
  const kept = ['settings.json', 'settings.json.bak.tmp', 'settings.corrupt-1.json', 'journal.db.4711.tmp'];
  for (const name of kept) await put(name, 120_000);
  await sweepSettings(folder, NOW);
  expect((await readdir(folder)).toSorted()).toEqual(kept.toSorted());
});

test('a write that may still be going on is left alone', async () => {
  await put('settings.json.4711.tmp', 1000);
  await sweepSettings(folder, NOW);
  expect(await readdir(folder)).toEqual(['settings.json.4711.tmp']);
});
