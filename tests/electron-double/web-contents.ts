import type { Item, WebPreferences } from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { record } from './calls.ts';
import { nativeImage } from './native-image.ts';
import { mediaFeatures, nativeTheme } from './native-theme.ts';
import { createNavigation, type DocumentState, type Navigation } from './navigation.ts';
import { fitWindow, openPage, preparePage, type Bounds, type Page } from './open-page.ts';
import { createPageIpc, type PageIpc } from './page-ipc.ts';
import { askForWindow, closePopups, type Popup, type WindowOpenHandler } from './popups.ts';
import { grantPermissions, session as sessions } from './session.ts';
import { toBrowserUrl } from './schemes.ts';
import { runningChromium } from './state.ts';
import { preventable, strict, type StandIn } from './strict.ts';
import { answerSyncQuestions } from './sync-channel.ts';

interface Opened {
  page: Page;
  navigation: Navigation;
}

const all: WebContents[] = [];
let lastId = 0;

/** The page of a window. Members that start with `__` are the double's own. */
export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session = sessions.defaultSession;
  readonly mainFrame = mainFrameOf(this);
  readonly __document: DocumentState = { url: '', title: '', isLoading: false };
  readonly __opened: Promise<Opened>;
  readonly __sender: WebContents;
  __ipc: PageIpc | undefined;
  __openHandler: WindowOpenHandler | undefined;
  __targetId = '';
  __isDestroyed = false;
  __isCrashed = false;

  constructor(preferences: WebPreferences, bounds: Bounds) {
    super();
    this.__sender = strict('webContents', this);
    all.push(this.__sender);
    this.__opened = open(this, preferences, bounds);
    app.emit('web-contents-created', {}, this.__sender);
    return this.__sender;
  }

  static getAllWebContents(): WebContents[] {
    return [...all];
  }

  static fromId(id: number): WebContents | undefined {
    return all.find((contents) => contents.id === id);
  }

  /** By this Playwright finds the window of a page. */
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return all.find((contents) => contents.__targetId === targetId);
  }

  async loadURL(url: string): Promise<void> {
    const { navigation } = await this.__opened;
    await grantPermissions(this.__sender, toBrowserUrl(url));
    await navigation.load(url);
  }

  send(channel: string, ...args: unknown[]): void {
    this.__ipc?.send(channel, args);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { page } = await this.__opened;
    const request = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await page.session.send('Runtime.evaluate', request);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }

  async capturePage() {
    const { page } = await this.__opened;
    const { data } = await page.session.send('Page.captureScreenshot', { format: 'png' });
    return nativeImage.createFromBuffer(Buffer.from(data, 'base64'));
  }

  /** A missing icon throws; an empty one makes the call do nothing, on every system (electron.md §5). */
  startDrag(item: Item): void {
    if (!item.icon) throw new Error("'icon' parameter is required");
    const icon = typeof item.icon === 'string' ? nativeImage.createFromPath(item.icon) : item.icon;
    if (icon.isEmpty()) return;
    const files = item.files ?? (item.file ? [item.file] : []);
    if (files.length === 0) throw new Error("Must specify either 'file' or 'files' option");
    record('webContents.startDrag', { file: item.file, files, iconSize: icon.getSize() });
  }

  reload(): void {
    void this.__opened.then(({ navigation }) => navigation.reload());
  }

  forcefullyCrashRenderer(): void {
    void this.__opened.then(({ page }) => page.session.send('Page.crash')).catch(() => {});
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.__openHandler = handler;
  }

  getURL(): string {
    return this.__document.url;
  }

  getTitle(): string {
    return this.__document.title;
  }

  getType() {
    return 'window' as const;
  }

  isLoading(): boolean {
    return this.__document.isLoading;
  }

  isDestroyed(): boolean {
    return this.__isDestroyed;
  }

  isCrashed(): boolean {
    return this.__isCrashed;
  }

  openDevTools(): void {}

  closeDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false;
  }

  setZoomFactor(): void {}

  focus(): void {}

  close(): void {
    this.emit('__close');
  }
}

WebContents.prototype satisfies StandIn<WebContents, Electron.WebContents, 'session' | 'mainFrame'>;

/** The top frame as a handler sees it in `event.senderFrame`. */
function mainFrameOf(contents: WebContents) {
  const frame = {
    get url() {
      return contents.__document.url;
    },
    get origin() {
      return /^[^:]+:\/\/[^/]*/.exec(contents.__document.url)?.[0] ?? 'null';
    },
    get top(): object {
      return frame;
    },
    parent: null,
    routingId: 1,
    processId: 1,
    frameTreeNodeId: contents.id,
    send: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
    isDestroyed: () => contents.__isDestroyed,
  };
  return frame;
}

function eventOf(contents: WebContents): object {
  return preventable({
    type: 'frame',
    sender: contents.__sender,
    senderFrame: contents.mainFrame,
    frameId: 1,
    processId: 1,
    reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  });
}

/** Opens the browser's page and joins the parts to it. */
async function open(contents: WebContents, preferences: WebPreferences, bounds: Bounds): Promise<Opened> {
  const chromium = runningChromium();
  const page = await openPage(chromium, contents.id, bounds);
  contents.__targetId = page.targetId;
  const emit = contents.emit.bind(contents);
  const event = () => eventOf(contents);
  contents.__ipc = createPageIpc(page, { event, emit });
  const { __document: document, mainFrame } = contents;
  const navigation = createNavigation(page, { document, mainFrame, emit });
  const ask = (popup: Popup) => askForWindow(contents.__openHandler, popup, document.url);
  answerSyncQuestions(page, {
    event,
    openWindow: (url, frameName, features) => ask({ url, frameName, features, disposition: 'new-window' }),
  });
  page.session.on('Page.windowOpen', ({ url, windowName }) => {
    ask({ url, frameName: windowName, features: '', disposition: 'foreground-tab' });
  });
  closePopups(chromium.root, page);
  followLife(contents, page);
  await preparePage(page, preferences);
  await followTheme(contents, page);
  await fitWindow(page, bounds);
  return { page, navigation };
}

function followLife(contents: WebContents, page: Page): void {
  const { root } = runningChromium();
  root.on('Target.targetDestroyed', ({ targetId }) => {
    if (targetId !== page.targetId || contents.__isDestroyed) return;
    contents.__isDestroyed = true;
    all.splice(all.indexOf(contents.__sender), 1);
    contents.emit('destroyed');
  });
  page.session.on('Inspector.targetCrashed', () => {
    contents.__isCrashed = true;
    const details = { reason: 'crashed', exitCode: 139 };
    contents.emit('render-process-gone', {}, details);
    app.emit('render-process-gone', {}, contents.__sender, details);
  });
  page.session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const message = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
    contents.emit('console-message', { level: type, message, frame: contents.mainFrame });
  });
}

async function followTheme(contents: WebContents, page: Page): Promise<void> {
  const apply = () => page.session.send('Emulation.setEmulatedMedia', { features: mediaFeatures() }).catch(() => {});
  const onUpdated = () => void apply();
  nativeTheme.on('updated', onUpdated);
  contents.once('destroyed', () => nativeTheme.off('updated', onUpdated));
  await apply();
}
