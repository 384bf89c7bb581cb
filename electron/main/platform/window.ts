import { app, BrowserWindow, nativeTheme } from 'electron';
import { ORIGIN } from './app-protocol.ts';
import { webPreferences } from './web-preferences.ts';

/** Backgrounds of `--bg-window` (tokens.css), so the first frame doesn't flash. */
const GROUND = { light: '#e9e9e9', dark: '#1f1f1f' } as const;
const SYMBOLS = { light: '#474747', dark: '#bdbdbd' } as const;
const TITLE_BAR_HEIGHT = 36;

const theme = () => (nativeTheme.shouldUseDarkColors ? 'dark' : 'light');

/** The one window. It is shown when its first frame is drawn. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 640,
    useContentSize: true,
    show: false,
    title: 'Octen Studio',
    backgroundColor: GROUND[theme()],
    titleBarStyle: 'hidden',
    trafficLightPosition: { x: 12, y: 12 },
    ...(process.platform === 'darwin' ? {} : { titleBarOverlay: overlay() }),
    webPreferences: webPreferences(preload, { platform: process.platform, isPackaged: app.isPackaged }),
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') window.webContents.reload();
  });
  nativeTheme.on('updated', () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(GROUND[theme()]);
    if (process.platform !== 'darwin') window.setTitleBarOverlay(overlay());
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}

const overlay = () => ({ color: GROUND[theme()], symbolColor: SYMBOLS[theme()], height: TITLE_BAR_HEIGHT });

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
