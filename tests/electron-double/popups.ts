import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { toAppUrl } from './schemes.ts';
import type { CdpSession } from './cdp.ts';
import type { Page } from './open-page.ts';

export type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

export interface Popup {
  url: string;
  frameName: string;
  features: string;
  disposition: HandlerDetails['disposition'];
}

/** Asks the app about a new window. The app denies them all, so a window that it allows is not opened here. */
export function askForWindow(handler: WindowOpenHandler | undefined, popup: Popup, openerUrl: string): void {
  const details = { ...popup, url: toAppUrl(popup.url), referrer: { url: openerUrl, policy: 'default' as const } };
  if (handler?.(details).action === 'deny') return;
  throw new Error(`electron double: allowing a new window (${details.url}) is not implemented`);
}

/** Chromium opens the targets of links by itself; they are closed as soon as they are seen. */
export function closePopups(root: CdpSession, { targetId: opener }: Page): void {
  root.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.openerId !== opener) return;
    root.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
  });
}
