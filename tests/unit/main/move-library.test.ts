import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveLibrary, type MovePorts } from '../../../electron/main/move-library.ts';
import { createSettings } from '../../../electron/main/settings/settings-store.ts';
import { emptyDraft } from '../../../shared/draft.ts';
import type { InputRef } from '../../../shared/request.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'octen-move-'));
  mkdirSync(inputsOf('old'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inputsOf = (library: string) => join(root, library, '.octen', 'inputs');

function keep(digit: string): InputRef {
  const hash = digit.repeat(64);
  writeFileSync(join(inputsOf('old'), `${hash}.png`), digit);
  return { hash, kind: 'png', width: 1, height: 1, bytes: 1, name: 'a.png' };
}

function portsWith(change: Partial<MovePorts>): MovePorts {
  let kept: unknown = { libraryFolder: join(root, 'old') };
  const settings = createSettings({ read: () => kept, write: (value) => void (kept = value) });
  return {
    settings,
    libraryFolder: () => settings.read().libraryFolder ?? '',
    library: { open: async () => undefined },
    jobs: () => [],
    drafts: { read: async () => null },
    pinned: { read: async () => [] },
    ...change,
  };
}

test('an input that is added while the others are copied comes along too', async () => {
  const references: InputRef[] = [keep('a')];
  const read = async () => {
    const draft = { ...emptyDraft(), references: [...references] };
    references.push(keep('b'));
    return draft;
  };
  await moveLibrary(join(root, 'new'), portsWith({ drafts: { read } }));
  for (const digit of ['a', 'b']) expect(existsSync(join(inputsOf('new'), `${digit.repeat(64)}.png`))).toBe(true);
});

test('a library that can’t be opened there leaves the old one set and open', async () => {
  const opened: string[] = [];
  const ports = portsWith({
    library: {
      async open() {
        opened.push(ports.libraryFolder());
        if (opened.length === 1) throw new Error('The index can’t be made');
      },
    },
  });
  await expect(moveLibrary(join(root, 'new'), ports)).rejects.toThrow('The index can’t be made');
  expect(opened).toEqual([join(root, 'new'), join(root, 'old')]);
  expect(ports.libraryFolder()).toBe(join(root, 'old'));
});
