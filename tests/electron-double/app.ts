import type { AboutPanelOptionsOptions, App } from 'electron';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { appName, getPath, setPath } from './app-paths.ts';
import { record } from './calls.ts';
import { commandLine } from './command-line.ts';
import { hasLock, requestLock } from './single-instance.ts';
import { state } from './state.ts';
import { preventable, strict } from './strict.ts';

const ready = Promise.withResolvers<void>();

const language = () => commandLine.getSwitchValue('lang') || process.env['ELECTRON_DOUBLE_LOCALE'] || 'en-US';

const identity = {
  getName: appName,
  setName(name: string) {
    state.manifest.productName = name;
  },
  getVersion: () => state.manifest.version ?? '0.0.0',
  getAppPath: () => path.resolve(state.appPath),
  getPath,
  setPath,
  getLocale: language,
  getSystemLocale: language,
  getPreferredSystemLanguages: () => [language()],
  isPackaged: false,
  commandLine,
} satisfies Partial<App>;

const desktop = {
  focus() {},
  enableSandbox() {},
  setAppUserModelId() {},
  setAboutPanelOptions(options: AboutPanelOptionsOptions) {
    record('app.setAboutPanelOptions', options);
  },
  showAboutPanel() {
    record('app.showAboutPanel');
  },
  addRecentDocument(file: string) {
    record('app.addRecentDocument', file);
  },
  setBadgeCount(count = 0) {
    record('app.setBadgeCount', count);
    return true;
  },
  dock: undefined,
} satisfies Partial<App>;

const life = {
  whenReady: () => ready.promise,
  isReady: () => state.isReady,
  requestSingleInstanceLock(data?: Record<string, unknown>) {
    return requestLock(data, (second) => {
      app.emit('second-instance', preventable({}), second.argv, second.cwd, second.data);
    });
  },
  hasSingleInstanceLock: hasLock,
  releaseSingleInstanceLock() {},
  quit() {
    void quit();
  },
  exit(code = 0) {
    void exit(code);
  },
} satisfies Partial<App>;

export const app = strict('app', Object.assign(new EventEmitter(), identity, desktop, life));

async function quit(): Promise<void> {
  if (state.isQuitting) return;
  state.isQuitting = true;
  if (!state.chromium) return; // before start-up: becomeReady ends the process
  if (!(await mayQuit())) return;
  app.emit('quit', {}, 0);
  await exit(0);
}

/** Takes the quitting back at once when prevented: the app may ask again within the same turn. */
async function mayQuit(): Promise<boolean> {
  if (!emitQuitStep('before-quit')) return false;
  for (const window of state.windows.slice()) {
    if (await window.tryClose()) continue;
    state.isQuitting = false;
    return false;
  }
  return emitQuitStep('will-quit');
}

function emitQuitStep(name: 'before-quit' | 'will-quit'): boolean {
  const event = preventable({});
  app.emit(name, event);
  if (event.defaultPrevented) state.isQuitting = false;
  return !event.defaultPrevented;
}

/** Closes the browser, waiting for it three seconds at most, and ends the process. */
async function exit(code: number): Promise<void> {
  state.isQuitting = true;
  const { chromium } = state;
  if (chromium) {
    chromium.root.send('Browser.close').catch(() => {});
    await Promise.race([chromium.exited, new Promise((resolve) => setTimeout(resolve, 3000))]);
  }
  process.exit(code);
}

/** Ends the process when the app gave up before it was ready, as a second instance does. */
export function endIfQuitEarly(): void {
  if (!state.isQuitting) return;
  app.emit('will-quit', preventable({}));
  app.emit('quit', {}, 0);
  process.exit(0);
}

export function becomeReady(): void {
  state.isReady = true;
  app.emit('will-finish-launching');
  ready.resolve();
  app.emit('ready', {}, {});
}
