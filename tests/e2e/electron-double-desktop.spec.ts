/** The stand-in for Electron records what the app asks of the desktop, and answers as a test sets it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './double-fixture.ts';

interface Double {
  nativeTheme: { __setSystem(change: { isDark?: boolean; hasHighContrast?: boolean }): void };
  net: { __isOnline: boolean };
  session: { defaultSession: { __proxy: string } };
}

test('dialogs that no test answers reject, and stubbed ones answer', async ({ electronApp, page, calls }) => {
  await page.title();
  const unanswered = await electronApp.evaluate(({ dialog }) =>
    dialog.showOpenDialog({}).catch((thrown: Error) => thrown.message),
  );
  expect(unanswered).toContain('dialog.showOpenDialog was called and nothing answers it');
  expect(await calls()).toContainEqual(['dialog.showOpenDialog']);
  const answered = await electronApp.evaluate(async ({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/picked'] });
    return (await dialog.showOpenDialog({})).filePaths;
  });
  expect(answered).toEqual(['/picked']);
});

test('dragging out needs an icon, and an empty one drags nothing', async ({ electronApp, page, calls }) => {
  await page.title();
  const png = (await page.screenshot()).toString('base64');
  const thrown = await electronApp.evaluate(({ BrowserWindow, nativeImage }, data) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const icon = nativeImage.createFromBuffer(Buffer.from(data, 'base64')).resize({ height: 50 });
    webContents.startDrag({ file: '/x', icon: nativeImage.createEmpty() });
    webContents.startDrag({ file: '/a', files: ['/a', '/b'], icon });
    try {
      webContents.startDrag({ file: '/c' } as Electron.Item);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  }, png);
  expect(thrown).toContain('icon');
  const drags = (await calls()).filter(([name]) => name === 'webContents.startDrag');
  expect(drags).toEqual([
    ['webContents.startDrag', { file: '/a', files: ['/a', '/b'], iconSize: { width: 70, height: 50 } }],
  ]);
});

test('the clipboard gives back what was written, in every type', async ({ electronApp, page }) => {
  await page.title();
  const seen = await electronApp.evaluate(async ({ clipboard, ClipboardItem }) => {
    const png = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
    await clipboard.write([new ClipboardItem({ 'image/png': png, 'text/uri-list': 'file:///a' })]);
    const [item] = await clipboard.read();
    const bytes = new Uint8Array(await (await item!.getType('image/png')).arrayBuffer());
    const before = [item!.types, [...bytes], await (await item!.getType('text/uri-list')).text()];
    await clipboard.writeText('words');
    return [...before, await clipboard.readText(), await clipboard.has('image/png')];
  });
  expect(seen).toEqual([['image/png', 'text/uri-list'], [1, 2, 3], 'file:///a', 'words', false]);
});

test('the window follows the theme that main chooses', async ({ electronApp, page }) => {
  const matches = (query: string) => page.evaluate((text) => matchMedia(text).matches, query);
  expect(await matches('(prefers-color-scheme: dark)')).toBe(false);
  await electronApp.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(() => matches('(prefers-color-scheme: dark)')).toBe(true);
  const system = await electronApp.evaluate((electron) => {
    electron.nativeTheme.themeSource = 'system';
    (electron as unknown as Double).nativeTheme.__setSystem({ isDark: false, hasHighContrast: true });
    return [electron.nativeTheme.shouldUseDarkColors, electron.nativeTheme.shouldUseHighContrastColors];
  });
  expect(system).toEqual([false, true]);
  await expect.poll(() => matches('(prefers-color-scheme: dark)')).toBe(false);
  expect(await matches('(prefers-contrast: more)')).toBe(true);
});

test('proxy, network, power and menu answer as a test sets them', async ({ electronApp, page }) => {
  await page.title();
  const seen = await electronApp.evaluate(async (electron) => {
    const double = electron as unknown as Double;
    const { session, net, powerMonitor, Menu } = electron;
    const before = [await session.defaultSession.resolveProxy('https://x.example'), net.isOnline()];
    double.session.defaultSession.__proxy = 'PROXY 127.0.0.1:9';
    double.net.__isOnline = false;
    const after = [await session.defaultSession.resolveProxy('https://x.example'), net.isOnline()];
    let slept = 0;
    powerMonitor.on('suspend', () => slept++);
    powerMonitor.emit('suspend');
    return [before, after, slept, Menu.getApplicationMenu()?.getMenuItemById('quit')?.role];
  });
  expect(seen).toEqual([['DIRECT', true], ['PROXY 127.0.0.1:9', false], 1, 'quit']);
});

test('files are trashed and not deleted', async ({ electronApp, page, home }) => {
  await page.title();
  const file = path.join(home, 'old.png');
  writeFileSync(file, 'old');
  await electronApp.evaluate(({ shell }, target) => shell.trashItem(target), file);
  expect(existsSync(file)).toBe(false);
  expect(readFileSync(path.join(home, 'data/Trash/files/old.png'), 'utf8')).toBe('old');
});
