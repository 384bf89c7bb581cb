/** A small app that uses what the double offers, as the real one does. Node runs it as it is. */
import { app, BrowserWindow, ipcMain, Menu, net, protocol, session, shell } from 'electron';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:";
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What a test asks for, by `globalThis.fixtureLog` in main. */
const log: unknown[][] = [];
Object.assign(globalThis, { fixtureLog: log });

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

/** Five chunks, one every 100 ms. */
function slowBody(): ReadableStream<Uint8Array> {
  let count = 0;
  return new ReadableStream({
    async pull(controller) {
      await sleep(100);
      if (count === 5) controller.close();
      else controller.enqueue(new TextEncoder().encode(`chunk${count++};`));
    },
    cancel() {
      log.push(['cancelled']);
    },
  });
}

function rangeOf(request: Request): Response {
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  const end = to ? Number(to) : picture.length - 1;
  const headers = { 'content-type': 'image/png', 'content-range': `bytes ${from}-${end}/${picture.length}` };
  return new Response(picture.subarray(Number(from), end + 1), { status: 206, headers });
}

async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/slow') return new Response(slowBody());
  if (pathname === '/picture.png') return rangeOf(request);
  if (pathname === '/boom') throw new Error('the handler failed');
  if (pathname === '/upload') {
    const { byteLength } = await request.arrayBuffer();
    return Response.json({
      byteLength,
      url: request.url,
      method: request.method,
      origin: request.headers.get('origin'),
    });
  }
  if (pathname === '/page.js') return net.fetch(pathToFileURL(path.join(here, 'page.js')).href);
  if (pathname !== '/') return new Response('not found', { status: 404 });
  const html = await net.fetch(pathToFileURL(path.join(here, 'index.html')).href);
  return new Response(await html.text(), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

function guard(contents: Electron.WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
    log.push(['will-navigate', event.url]);
  });
  contents.setWindowOpenHandler(({ url }) => {
    void shell.openExternal(url);
    return { action: 'deny' };
  });
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    titleBarStyle: 'hidden',
    width: 700,
    height: 500,
    show: false,
    webPreferences: {
      preload: path.join(here, 'preload.cjs'),
      additionalArguments: ['--from-main'],
      sandbox: true,
      contextIsolation: true,
    },
  });
  guard(window.webContents);
  window.once('ready-to-show', () => window.show());
  void window.loadURL('app://studio/');
  return window;
}

function listen(): void {
  ipcMain.handle('echo', (_event, ...args: unknown[]) => (args.length === 1 ? args[0] : args));
  ipcMain.handle('uncloneable', () => ({ method() {} }));
  ipcMain.handle('who', (event) => [event.senderFrame?.url, event.sender.id, event.senderFrame?.parent]);
  ipcMain.handle('count', (event) => {
    for (let i = 1; i <= 5; i++) event.sender.send('counted', i, new Uint8Array(i === 2 ? 1 << 20 : 1));
  });
  ipcMain.on('sent', (_event, ...args: unknown[]) => log.push(['sent', ...args]));
  ipcMain.on('sync', (event, value: unknown) => {
    event.returnValue = { got: value };
  });
}

async function run(): Promise<void> {
  await app.whenReady();
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(permission === 'clipboard-sanitized-write'),
  );
  protocol.handle('app', serve);
  listen();
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu: [{ id: 'quit', role: 'quit' }] }]));
  openWindow();
}

if (app.requestSingleInstanceLock({ argv: process.argv.slice(1) })) {
  app.on('second-instance', (_event, _argv, _cwd, data) => log.push(['second-instance', data]));
  app.on('window-all-closed', () => app.quit());
  await run();
} else {
  app.quit();
}
