import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { AppEvent } from '../../../shared/ipc/contract.ts';
import { err } from '../../../shared/result.ts';
import type { Dispatch } from '../dispatch.ts';
import { ORIGIN } from './app-protocol.ts';

/** The one channel in. A message counts only when it comes from the window's own top frame. */
export function listen(dispatch: Dispatch): void {
  ipcMain.handle('command', (event, name: unknown, input: unknown) =>
    isTrusted(event)
      ? dispatch(name, input)
      : err({ kind: 'request-invalid', field: null, reason: 'Untrusted sender' }),
  );
}

/** `senderFrame` is null once the frame navigated away; URL.origin is "null" for app:, so protocol and host are compared. */
function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || frame !== event.sender.mainFrame) return false;
  const url = URL.canParse(frame.url) ? new URL(frame.url) : null;
  return url !== null && `${url.protocol}//${url.host}` === ORIGIN;
}

/** The one channel out. */
export function sendEvent(contents: WebContents, event: AppEvent): void {
  if (!contents.isDestroyed()) contents.send('event', event);
}
