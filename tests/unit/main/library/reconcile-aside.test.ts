import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LibraryIndex, openIndex } from '../../../../electron/main/library/index-store.ts';
import { type LibraryFolder, libraryFolder } from '../../../../electron/main/library/library-folder.ts';
import type { Found } from '../../../../electron/main/library/reconcile.ts';
import { reconcileAside } from '../../../../electron/main/library/reconcile-aside.ts';
import { Sidecar } from '../../../../shared/asset.ts';
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

const readOn = (number: number): Sidecar =>
  Sidecar.parse(JSON.parse(readFileSync(sidecarFileOf(folder, number), 'utf8')));

/** What was on disk at `number`, put into the index as the app does. */
const putAgain = (number: number, change: Partial<Sidecar> = {}): void =>
  void index.put({ ...readOn(number), ...change }, statSync(sidecarFileOf(folder, number)).mtimeMs);

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
  expect(found.removed.toSorted()).toEqual([numberedId(1), numberedId(3)]);
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

test.skipIf(process.platform === 'win32')(
  'a disk that takes its time keeps nobody from writing, and what changes while it is read is read again',
  async () => {
    writeSidecars(folder, MANY, 'Fox 0');
    const slow = sidecarFileOf(folder, 7);
    const [old, newer] = [readFileSync(slow, 'utf8'), join(base, 'newer.json')];
    writeFileSync(newer, old.replace('Fox 0', 'Fox 7'));
    rmSync(slow);
    execFileSync('/usr/bin/mkfifo', [slow]);
    const done = reconciled();
    // Open as soon as the thread reads from the other end, which gets nothing until it is closed here.
    const pipe = await open(slow, 'w');
    index.writeNote('written', 'meanwhile');
    await pipe.write(old);
    renameSync(newer, slow);
    await pipe.close();
    const found = await done;
    expect(found).toMatchObject({ problems: [], removed: [] });
    expect(found.added).toHaveLength(MANY);
    expect(index.find(numberedId(7))?.asset.promptStart).toBe('Fox 7');
  },
);

test('what a person does between the look and the word about it is never told as it was before', async () => {
  writeSidecars(folder, MANY + 1, 'Fox 0');
  putAgain(MANY);
  const restored = readOn(MANY);
  rmSync(sidecarFileOf(folder, MANY));
  const told: Found[] = [];
  let trashed = '';
  let favourite = '';
  await reconcileAside(
    folder,
    { index, indexFile },
    {
      all: false,
      onFound(found) {
        told.push(found);
        if (told.length > 1) return;
        // Whatever else is found is committed before it can be told.
        while (index.count() < MANY || index.find(restored.id) !== null);
        const others = Array.from({ length: MANY }, (_, number) => number).filter(
          (number) => !found.added.some(({ id }) => id === numberedId(number)),
        );
        [trashed = '', favourite = ''] = others.map(numberedId);
        index.remove(trashed);
        putAgain(others[1] ?? 0, { favourite: true });
        index.put(restored, 1);
      },
    },
  );
  const added = told.flatMap((found) => found.added);
  expect(added).toHaveLength(MANY - 1);
  expect(added.map(({ id }) => id)).not.toContain(trashed);
  expect(added.find(({ id }) => id === favourite)).toMatchObject({ favourite: true });
  expect(told.flatMap((found) => found.removed)).toEqual([]);
});

test('a picture that is restored during the look stays', async () => {
  writeSidecars(folder, 41, 'Fox 0');
  putAgain(40);
  const restored = readFileSync(sidecarFileOf(folder, 40));
  rmSync(sidecarFileOf(folder, 40));
  const told: Found[] = [];
  const onFound = (found: Found): void => {
    if (told.push(found) > 1) return;
    writeFileSync(sidecarFileOf(folder, 40), restored);
    putAgain(40);
  };
  await reconcileAside(folder, { index, indexFile }, { all: false, onFound });
  expect(told.length).toBeGreaterThan(1);
  expect(told.flatMap((found) => found.removed)).toEqual([]);
  expect(index.find(numberedId(40))).not.toBeNull();
});
