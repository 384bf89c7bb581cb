import { expect, test } from 'vitest';
import { webPreferences } from '../../../../electron/main/platform/web-preferences.ts';

test('spelling is checked only where the system does it, so no dictionary is ever fetched', () => {
  const on = (platform: NodeJS.Platform) => webPreferences('/preload.cjs', { platform, isPackaged: true }).spellcheck;
  expect([on('darwin'), on('win32'), on('linux')]).toEqual([true, false, false]);
});

test('the page is sandboxed and isolated; the tools for developers are not in the packaged app', () => {
  const packaged = webPreferences('/preload.cjs', { platform: 'linux', isPackaged: true });
  expect(packaged).toMatchObject({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  });
  expect(webPreferences('/preload.cjs', { platform: 'linux', isPackaged: false }).devTools).toBe(true);
});
