import { expect, test } from 'vitest';
import { createSettings, type SettingsFile } from '../../../../electron/main/settings/settings-store.ts';
import { OCTEN_URL, type Settings } from '../../../../shared/settings.ts';

type Kept = SettingsFile & { content: unknown };

/** A settings file in memory: `content` is what it holds. */
const fileWith = (content: unknown): Kept => {
  const file: Kept = { content, read: () => file.content, write: (value) => void (file.content = value) };
  return file;
};

test('fields nobody knows are dropped, and not written again', () => {
  const file = fileWith({ theme: 'dark', colour: 'mauve' });
  const settings = createSettings(file);
  expect(settings.read()).not.toHaveProperty('colour');
  settings.change({ concurrency: 3 });
  expect(file.content).toMatchObject({ theme: 'dark', concurrency: 3 });
  expect(file.content).not.toHaveProperty('colour');
});

test.each<[string, unknown, Partial<Settings>]>([
  ['a theme there is none of', { theme: 'sepia' }, { theme: 'system' }],
  ['an address that would send the key in the open', { baseUrl: 'http://octen.test' }, { baseUrl: OCTEN_URL }],
  ['a number out of bounds', { concurrency: 1000 }, { concurrency: 2 }],
  ['a number that is a word', { requestsPerMinute: 'many' }, { requestsPerMinute: 20 }],
  ['an empty folder', { libraryFolder: '' }, { libraryFolder: null }],
])('%s falls back, and leaves its neighbours alone', (_what, wrong, fallback) => {
  const settings = createSettings(fileWith({ welcomed: true, ...Object(wrong) }));
  expect(settings.read()).toMatchObject({ welcomed: true, ...fallback });
});

test.each(['null', '"text"', '7', '[]'])('a file that holds %s counts as empty', (json) => {
  const content: unknown = JSON.parse(json);
  expect(createSettings(fileWith(content)).read()).toEqual(createSettings(fileWith({})).read());
});

test('a field changed to undefined stays, one changed to null is emptied', () => {
  const settings = createSettings(fileWith({ theme: 'dark', libraryFolder: '/pictures' }));
  expect(settings.change({ theme: undefined, libraryFolder: null })).toMatchObject({
    theme: 'dark',
    libraryFolder: null,
  });
});

test('a change keeps what another process wrote meanwhile', () => {
  const file = fileWith({});
  const app = createSettings(file);
  const terminal = createSettings(file);
  terminal.change({ theme: 'light' });
  expect(app.change({ previews: 0 })).toMatchObject({ theme: 'light', previews: 0 });
});

test('who listens hears the whole of it, until they stop', () => {
  const settings = createSettings(fileWith({}));
  const heard: string[] = [];
  const stop = settings.onChange(({ theme }) => heard.push(theme));
  settings.change({ theme: 'dark' });
  stop();
  settings.change({ theme: 'light' });
  expect(heard).toEqual(['dark']);
});

test('the hint of a key kept before there could be several is taken over', () => {
  const keyHint = { origin: 'https://api.octen.ai', lastFour: '6789', savedAt: '2026-03-10T12:00:00.000Z' };
  const file = fileWith({ keyHint });
  const settings = createSettings(file);
  expect(settings.read().keyHints).toEqual([keyHint]);
  settings.change({ keyHints: [] });
  expect(createSettings(file).read().keyHints).toEqual([]);
  expect(createSettings(fileWith({ keyHint: null })).read().keyHints).toEqual([]);
});

test('a shortcut that is none costs no other, and what another version wrote is kept', () => {
  const file = fileWith({
    shortcuts: { palette: 'Mod+J', find: 7, again: null, vary: 'Mod+nonsense', later: 'Mod+U' },
  });
  const settings = createSettings(file);
  const shortcuts = { palette: 'Mod+J', again: null, vary: 'Mod+nonsense', later: 'Mod+U' };
  expect(settings.read().shortcuts).toEqual(shortcuts);
  settings.change({ theme: 'dark' });
  expect(file.content).toMatchObject({ shortcuts });
  expect(createSettings(fileWith({ shortcuts: 'none' })).read().shortcuts).toEqual({});
});
