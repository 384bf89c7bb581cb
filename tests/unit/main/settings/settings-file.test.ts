import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setAsideUnreadable } from '../../../../electron/main/settings/set-aside.ts';
import { createSettingsFile } from '../../../../electron/main/settings/settings-file.ts';
import { createSettings } from '../../../../electron/main/settings/settings-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'settings.json');
const setAside = () => readdirSync(folder).filter((name) => name.startsWith('settings.corrupt-'));

test('settings are found by the next start, in a file only its owner can read', () => {
  createSettings(createSettingsFile(path())).change({ theme: 'dark' });
  expect(createSettings(createSettingsFile(path())).read().theme).toBe('dark');
  expect(readdirSync(folder)).toEqual(['settings.json']);
  if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
});

test('a folder that is not there yet is made', () => {
  const deep = join(folder, 'new', 'settings.json');
  createSettings(createSettingsFile(deep)).change({ theme: 'dark' });
  expect(createSettingsFile(deep).read()).toMatchObject({ theme: 'dark' });
});

describe('a file that can’t be read', () => {
  const broken = '{"theme": "dark", "priceList":';

  test('counts as empty, and reading leaves it where it is', () => {
    writeFileSync(path(), broken);
    expect(createSettings(createSettingsFile(path())).read().theme).toBe('system');
    expect(readFileSync(path(), 'utf8')).toBe(broken);
  });

  test('is set aside before the first change is written, once', () => {
    writeFileSync(path(), broken);
    const settings = createSettings(createSettingsFile(path()));
    settings.change({ theme: 'light' });
    settings.change({ previews: 1 });
    expect(setAside()).toHaveLength(1);
    expect(readFileSync(join(folder, setAside()[0] ?? ''), 'utf8')).toBe(broken);
    expect(createSettingsFile(path()).read()).toMatchObject({ theme: 'light', previews: 1 });
  });

  test('is named by the moment it was set aside', () => {
    writeFileSync(path(), broken);
    setAsideUnreadable(path(), new Date(1_773_144_000_000));
    expect(readdirSync(folder)).toEqual(['settings.corrupt-1773144000000.json']);
  });
});

test('a file that is whole, or missing, is not set aside', () => {
  setAsideUnreadable(path(), new Date(0));
  writeFileSync(path(), '{}');
  setAsideUnreadable(path(), new Date(0));
  expect(readdirSync(folder)).toEqual(['settings.json']);
});
