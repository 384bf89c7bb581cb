import { app, session, shell } from 'electron';

/** Pages a person may be sent to, in their own browser. Never an address that came from an answer. */
const EXTERNAL: readonly string[] = ['https://octen.ai', 'https://docs.octen.ai'];
const ALLOWED: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];

/** Electron grants everything by default: this denies all but two permissions, all navigation and all windows. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED.includes(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => ALLOWED.includes(permission));
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  defaultSession.on('will-download', (event) => event.preventDefault());
}

function openOutside(url: string): void {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target && EXTERNAL.includes(target.origin)) setImmediate(() => void shell.openExternal(target.toString()));
}
