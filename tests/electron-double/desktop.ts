import type { Dialog, PowerSaveBlocker, Screen, Shell } from 'electron';
import { EventEmitter } from 'node:events';
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { getPath } from './app-paths.ts';
import { record } from './calls.ts';
import { strict } from './strict.ts';

const unanswered = (name: string) => async (): Promise<never> => {
  record(name);
  throw new Error(`electron double: ${name} was called and nothing answers it: stub it in the test`);
};

export const dialog = strict('dialog', {
  showOpenDialog: unanswered('dialog.showOpenDialog'),
  showSaveDialog: unanswered('dialog.showSaveDialog'),
  showMessageBox: unanswered('dialog.showMessageBox'),
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content);
  },
} satisfies Partial<Dialog>);

/** Follows the desktop's convention for the trash's place, without its `info` files. */
async function trashItem(file: string): Promise<void> {
  const data = process.env['XDG_DATA_HOME'] ?? path.join(getPath('userData'), '.double');
  const folder = path.join(data, 'Trash/files');
  mkdirSync(folder, { recursive: true });
  renameSync(file, path.join(folder, path.basename(file)));
  record('shell.trashItem', file);
}

export const shell = strict('shell', {
  async openExternal(url: string) {
    record('shell.openExternal', url);
  },
  async openPath(file: string) {
    record('shell.openPath', file);
    return '';
  },
  showItemInFolder(file: string) {
    record('shell.showItemInFolder', file);
  },
  beep() {
    record('shell.beep');
  },
  trashItem,
} satisfies Partial<Shell>);

/** Shown ones are kept in `__shown`, so a test can `emit('click')` on them. */
class NotificationDouble extends EventEmitter {
  static __shown: NotificationDouble[] = [];
  readonly title: string;
  readonly body: string;

  constructor(options: { title?: string; body?: string } = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    return strict('Notification', this);
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    record('notification', this.title, this.body);
    NotificationDouble.__shown.push(this);
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }
}

export const Notification = strict('Notification', NotificationDouble);

let lastBlocker = 0;
const blocking = new Set<number>();

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(kind: 'prevent-app-suspension' | 'prevent-display-sleep') {
    record('powerSaveBlocker.start', kind);
    blocking.add(++lastBlocker);
    return lastBlocker;
  },
  stop(id: number) {
    record('powerSaveBlocker.stop', id);
    return blocking.delete(id);
  },
  isStarted: (id: number) => blocking.has(id),
} satisfies PowerSaveBlocker);

/** Says nothing by itself; tests emit `suspend`, `resume`, `shutdown` … on it. */
export const powerMonitor = strict(
  'powerMonitor',
  Object.assign(new EventEmitter(), { isOnBatteryPower: () => false, onBatteryPower: false }),
);

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const size = { width: area.width, height: area.height };
const display = { id: 1, bounds: area, workArea: area, size, workAreaSize: size, scaleFactor: 1 } as Electron.Display;

const screenMembers = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
} satisfies Partial<Screen>;

export const screen = strict('screen', Object.assign(new EventEmitter(), screenMembers));
