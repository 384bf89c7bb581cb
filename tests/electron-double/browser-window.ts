import type { BrowserWindowConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { record } from './calls.ts';
import { fitWindow } from './open-page.ts';
import { runningChromium, state } from './state.ts';
import { preventable, strict, type Preventable, type StandIn } from './strict.ts';
import { WebContents } from './web-contents.ts';

type Shape = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

const all: BrowserWindow[] = [];
let lastId = 0;

/** A window whose shape and focus are only remembered. Members that start with `__` are the double's own. */
export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  readonly __self: BrowserWindow;
  __size: [width: number, height: number];
  __isVisible: boolean;
  __title: string;
  __shape: Shape = 'normal';

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const { width = 800, height = 600, x, y, webPreferences: preferences = {} } = options;
    if (preferences.nodeIntegration || preferences.contextIsolation === false || preferences.sandbox === false) {
      throw new Error('electron double: only contextIsolation + sandbox without nodeIntegration');
    }
    this.__size = [width, height];
    this.__isVisible = options.show !== false;
    this.__title = options.title ?? app.getName();
    this.__self = strict('BrowserWindow', this);
    this.webContents = new WebContents(preferences, { width, height, x, y });
    follow(this);
    all.push(this.__self);
    state.windows.push({ tryClose: () => tryClose(this) });
    app.emit('browser-window-created', {}, this.__self);
    return this.__self;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return all.find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return all.find((window) => window.id === id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return all.findLast((window) => window.__isVisible) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    void tryClose(this);
  }

  destroy(): void {
    void closeTarget(this).catch(() => {});
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  show(): void {
    this.__isVisible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.__isVisible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.__isVisible;
  }

  focus(): void {
    this.emit('focus');
    app.emit('browser-window-focus', {}, this.__self);
  }

  isFocused(): boolean {
    return this.__isVisible;
  }

  minimize(): void {
    reshape(this, 'minimized', 'minimize');
  }

  maximize(): void {
    reshape(this, 'maximized', 'maximize');
  }

  unmaximize(): void {
    reshape(this, 'normal', 'unmaximize');
  }

  restore(): void {
    reshape(this, 'normal', 'restore');
  }

  setFullScreen(isFull: boolean): void {
    reshape(this, isFull ? 'fullscreen' : 'normal', isFull ? 'enter-full-screen' : 'leave-full-screen');
  }

  isMinimized(): boolean {
    return this.__shape === 'minimized';
  }

  isMaximized(): boolean {
    return this.__shape === 'maximized';
  }

  isFullScreen(): boolean {
    return this.__shape === 'fullscreen';
  }

  getSize(): [number, number] {
    return [...this.__size];
  }

  getContentSize(): [number, number] {
    return [...this.__size];
  }

  getBounds() {
    const [width, height] = this.__size;
    return { x: 0, y: 0, width, height };
  }

  setSize(width: number, height: number): void {
    this.__size = [width, height];
    void this.webContents.__opened.then(({ page }) => fitWindow(page, { width, height })).catch(() => {});
    this.emit('resize');
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  getTitle(): string {
    return this.__title;
  }

  setTitle(title: string): void {
    this.__title = title;
  }

  setProgressBar(progress: number, options?: { mode: string }): void {
    record('window.setProgressBar', progress, ...(options ? [options] : []));
  }

  setTitleBarOverlay(options: object): void {
    record('window.setTitleBarOverlay', options);
  }

  flashFrame(isOn: boolean): void {
    record('window.flashFrame', isOn);
  }

  setMinimumSize(): void {}

  setBackgroundColor(): void {}

  setAutoHideMenuBar(): void {}

  setMenuBarVisibility(): void {}
}

BrowserWindow.prototype satisfies StandIn<BrowserWindow, Electron.BrowserWindow, 'webContents'>;

function reshape(window: BrowserWindow, shape: Shape, event: string): void {
  window.__shape = shape;
  window.emit(event);
}

function follow(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.__opened.catch((thrown: unknown) => {
    if (!state.isQuitting) console.error(thrown);
  });
  webContents.once('did-finish-load', () => window.emit('ready-to-show', {}));
  webContents.once('destroyed', () => closed(window));
  webContents.on('__close', () => window.close());
  webContents.on('page-title-updated', (event: Preventable, title: string) => {
    window.emit('page-title-updated', event, title);
    if (!event.defaultPrevented) window.__title = title;
  });
}

function closed(window: BrowserWindow): void {
  const at = all.indexOf(window.__self);
  all.splice(at, 1);
  state.windows.splice(at, 1);
  window.emit('closed');
  if (all.length > 0 || state.isQuitting) return;
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}

async function closeTarget(window: BrowserWindow): Promise<void> {
  const { page } = await window.webContents.__opened;
  await runningChromium().root.send('Target.closeTarget', { targetId: page.targetId });
}

async function tryClose(window: BrowserWindow): Promise<boolean> {
  if (window.isDestroyed()) return true;
  const event = preventable({});
  window.emit('close', event);
  if (event.defaultPrevented) return false;
  const { page } = await window.webContents.__opened;
  const gone = new Promise<boolean>((resolve) => {
    window.once('closed', () => resolve(true));
  });
  page.session.send('Page.close').catch(() => {});
  return gone;
}
