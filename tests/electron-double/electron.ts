/** The module `electron` as the app's main process gets it. */
import { app } from './app.ts';
import { BrowserWindow as Window } from './browser-window.ts';
import { calls as __calls } from './calls.ts';
import { clipboard, ClipboardItem } from './clipboard.ts';
import { dialog, Notification, powerMonitor, powerSaveBlocker, screen, shell } from './desktop.ts';
import { ipcMain } from './ipc-main.ts';
import { MenuItem, StrictMenu as Menu } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { missing, strict } from './strict.ts';
import { WebContents } from './web-contents.ts';

const BrowserWindow = strict('BrowserWindow', Window);
const webContents = strict('webContents', WebContents);
const systemPreferences = strict('systemPreferences', { getAccentColor: () => '0067c0ff' });

const crashReporter = missing('crashReporter');
const globalShortcut = missing('globalShortcut');
const safeStorage = missing('safeStorage');
const Tray = missing('Tray');
const utilityProcess = missing('utilityProcess');

const electron = {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
  __calls,
} satisfies Partial<Record<keyof typeof Electron | '__calls', unknown>>;

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
  __calls,
};

// `require('electron')` gets the whole as a plain object; packages such as electron-store import it as the default.
// oxlint-disable-next-line import/no-default-export
export { electron as default, electron as 'module.exports' };
