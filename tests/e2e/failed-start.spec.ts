import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from './app-fixture.ts';

const ELECTRON = createRequire(import.meta.url)('electron') as unknown as string;
const ROOT = join(import.meta.dirname, '../..');

/** Loaded before the app: a real error box would wait for a person. */
const BOX = `require('electron').dialog.showErrorBox = (...said) => console.log(JSON.stringify(said));`;

test('a journal of a newer version is said in a box, ends the app and is left as it was; with it out of the way the app starts', async ({
  home,
  open,
}) => {
  const journal = join(home.data, 'journal.db');
  const newer = new DatabaseSync(journal);
  newer.exec('PRAGMA user_version = 999');
  newer.close();
  const box = join(home.folder, 'box.cjs');
  writeFileSync(box, BOX);
  const started = spawnSync(ELECTRON, ['--no-sandbox', '-r', box, ROOT, `--user-data-dir=${home.data}`], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(started.status).toBe(1);
  expect(started.stdout).toContain('["Octen Studio cannot start","Its data was written by a newer version');
  expect(readFileSync(join(home.data, 'logs/main.log'), 'utf8')).toContain('start Error: disk-failed');

  const kept = new DatabaseSync(journal);
  expect(kept.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 });
  kept.exec('PRAGMA user_version = 0');
  kept.close();
  const { page } = await open();
  await expect(page.getByRole('button', { name: 'Use demo' })).toBeVisible();
});
