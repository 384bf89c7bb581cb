import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, session } from 'electron';
import type { AppEvent } from '../../shared/ipc/contract.ts';
import { unusableShortcuts } from '../../shared/shortcuts.ts';
import { type BackEnd, createBackEnd } from './back-end.ts';
import { createDispatch } from './dispatch.ts';
import { explainFailedStart } from './failed-start.ts';
import { createHandlers } from './handlers.ts';
import { createKeychain } from './key/keychain.ts';
import { createLog } from './log.ts';
import { createDesktop } from './platform/desktop.ts';
import { createElectronSettings } from './platform/electron-settings.ts';
import { registerScheme, serveApp } from './platform/app-protocol.ts';
import { listen, sendEvent } from './platform/ipc.ts';
import { type AppMenu, createMenu } from './platform/menu.ts';
import { watchPower } from './platform/power.ts';
import { guardQuit } from './platform/quit.ts';
import { lockDown } from './platform/security.ts';
import { bringToFront, openWindow } from './platform/window.ts';
import { defaultLibraryFolder } from './settings/folders.ts';

// The order matters: scheme and sandbox before `ready`, one instance before any file is opened (electron.md §1, §16).
app.enableSandbox();
registerScheme();
if (app.requestSingleInstanceLock()) void start().catch(endFailedStart);
else app.quit();

async function start(): Promise<void> {
  let window: BrowserWindow | null = null;
  app.on('second-instance', () => window && bringToFront(window));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  lockDown();
  const back = createBackEnd({
    dataFolder: app.getPath('userData'),
    defaultLibraryFolder: defaultLibraryFolder({ home: homedir() }),
    settingsFile: createElectronSettings(app.getPath('userData')),
    vault: createKeychain(),
    keyFromEnvironment: process.env['OCTEN_API_KEY'] || null,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    demoPaceMs: 700,
    role: 'app',
  });
  followTheme(back);
  await back.start();
  const theWindow = () => window ?? fail();
  const send = (event: AppEvent) => {
    if (window && !window.isDestroyed()) sendEvent(window.webContents, event);
  };
  const menu = createMenu((id) => send({ name: 'app.command', payload: { id } }));
  followShortcuts(back, menu);
  const desktop = createDesktop(theWindow, back.libraryFolder, menu);
  listen(createDispatch(createHandlers(back, desktop), back.log));
  serveApp(join(import.meta.dirname, '../renderer'), back.lookup, back.log);
  window = openWindow(join(import.meta.dirname, '../preload/index.cjs'));
  back.onEvent(send);
  const stopWatching = watchPower(back.queue, back.service);
  const stop = async (finish: boolean) => {
    await back.stop({ finish });
    stopWatching();
  };
  guardQuit(window, { queue: back.queue, log: back.log, stop });
}

/** Left alone, a start that failed would show nothing and keep every later start from running. */
function endFailedStart(cause: unknown): void {
  const log = createLog(join(app.getPath('userData'), 'logs'), () => [process.env['OCTEN_API_KEY'] ?? '']);
  const { title, text } = explainFailedStart(cause, log);
  dialog.showErrorBox(title, text);
  app.exit(1);
}

/** The page follows `prefers-color-scheme`, which follows this. */
function followTheme(back: BackEnd): void {
  const apply = () => {
    nativeTheme.themeSource = back.settings.read().theme;
  };
  apply();
  back.settings.onChange(apply);
}

/** Native menus show the shortcuts as they hold now. */
function followShortcuts(back: BackEnd, menu: AppMenu): void {
  const unusable = unusableShortcuts(back.settings.read().shortcuts);
  if (unusable.length > 0) back.log.info('Shortcuts that can’t be used are kept and do nothing:', { unusable });
  let drawn = '';
  const apply = () => {
    const { shortcuts } = back.settings.read();
    const now = JSON.stringify(shortcuts);
    if (now !== drawn) menu.bind(shortcuts);
    drawn = now;
  };
  apply();
  back.settings.onChange(apply);
}

function fail(): never {
  throw new Error('The window is not open yet');
}
