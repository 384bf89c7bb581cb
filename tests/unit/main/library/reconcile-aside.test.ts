import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LibraryIndex, openIndex } from '../../../../electron/main/library/index-store.ts';
import { type LibraryFolder, libraryFolder } from '../../../../electron/main/library/library-folder.ts';
import type { Found } from '../../../../electron/main/library/reconcile.ts';
import { reconcileAside } from '../../../../electron/main/library/reconcile-aside.ts';
import { numberedId, sidecarFileOf, writeSidecars } from '../../../support/many-sidecars.ts';

/** Enough that the work is done in a thread of its own. */
const MANY = 400;

let base: string;
let folder: LibraryFolder;
let indexFile: string;
let index: LibraryIndex;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'octen-reconcile-'));
  folder = libraryFolder(join(base, 'library'));
  indexFile = join(base, 'index.db');
  index = openIndex(indexFile, (cause) => expect.unreachable(String(cause)));
});
afterEach(() => {
  index.close();
  rmSync(base, { recursive: true, force: true });
});

async function reconciled(all = false): Promise<Found> {
  const sum = { added: [], changed: [], removed: [], problems: [], done: 0, total: 0 } as Found;
  const told: Found[] = [];
  await reconcileAside(folder, { index, indexFile }, { all, onFound: (found) => told.push(found) });
  return told.reduce(
    (before, found) => ({
      added: [...before.added, ...found.added],
      changed: [...before.changed, ...found.changed],
      removed: [...before.removed, ...found.removed],
      problems: [...before.problems, ...found.problems],
      done: found.done,
      total: found.total,
    }),
    sum,
  );
}

test('a large library is indexed on a connection of its own, and told piece by piece', async () => {
  writeSidecars(folder, MANY, 'Fox 0');
  const found = await reconciled();
  expect(found).toMatchObject({ done: MANY, total: MANY, problems: [] });
  expect(found.added.map(({ id }) => id).toSorted()).toEqual(Array.from({ length: MANY }, (_, at) => numberedId(at)));
  expect(index.count()).toBe(MANY);
  expect(index.find(numberedId(7))?.asset.promptStart).toBe('Fox 0');
});

test('the next look finds what changed, went or can not be read, and nothing else', async () => {
  writeSidecars(folder, MANY, 'Fox 0');
  await reconciled();
  rmSync(sidecarFileOf(folder, 1));
  writeFileSync(sidecarFileOf(folder, 2), readFileSync(sidecarFileOf(folder, 2), 'utf8').replace('Fox 0', 'Fox 2'));
  writeFileSync(sidecarFileOf(folder, 3), '{');
  const found = await reconciled();
  expect(found.added).toEqual([]);
  expect(found.changed.map(({ promptStart }) => promptStart)).toEqual(['Fox 2']);
  expect(found.removed).toEqual([numberedId(1)]);
  expect(found.problems).toEqual([{ name: `${numberedId(3)}.json`, problem: 'not-json' }]);
  expect(index.count()).toBe(MANY - 2);
});

test('what is written to the index meanwhile stays written', async () => {
  writeSidecars(folder, MANY, 'Fox 0');
  let notes = 0;
  await reconcileAside(
    folder,
    { index, indexFile },
    { all: true, onFound: () => index.writeNote(`note-${(notes += 1)}`, 'here') },
  );
  expect(notes).toBeGreaterThan(1);
  expect(index.note(`note-${notes}`)).toBe('here');
  expect(index.count()).toBe(MANY);
});

test('an end amid the work stops it and leaves an index that can be made true later', async () => {
  writeSidecars(folder, MANY, 'Fox 0');
  const stop = new AbortController();
  const options = { all: true, onFound: () => stop.abort(new Error('closing')), signal: stop.signal };
  await expect(reconcileAside(folder, { index, indexFile }, options)).rejects.toThrow('closing');
  expect(index.count()).toBeLessThan(MANY);
  await reconciled();
  expect(index.count()).toBe(MANY);
});
