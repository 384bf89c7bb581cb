import type { Session } from 'electron';
import { EventEmitter } from 'node:events';
import { protocol } from './protocol.ts';
import { toAppUrl } from './schemes.ts';
import { runningChromium } from './state.ts';
import { strict, type StandIn } from './strict.ts';

type AskPermission = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void;

/** What the app has set up; Chromium is told of permissions only (see grantPermissions). */
const settings: Record<string, unknown> = {};
const remember = (name: string) => (value: unknown) => {
  settings[name] = value;
};

/** Electron's names of the permissions that this Chromium can be told, and its own. */
const permissions: Record<string, string> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  media: 'microphone',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
};

const members = {
  /** What resolveProxy answers; tests set it, or the environment does. */
  __proxy: process.env['ELECTRON_DOUBLE_PROXY'] ?? 'DIRECT',
  __settings: settings,
  protocol,
  setPermissionRequestHandler: remember('permissionRequestHandler'),
  setPermissionCheckHandler: remember('permissionCheckHandler'),
  setDevicePermissionHandler: remember('devicePermissionHandler'),
  setDisplayMediaRequestHandler: remember('displayMediaRequestHandler'),
  setSpellCheckerEnabled: remember('isSpellCheckerEnabled'),
  setSpellCheckerLanguages: remember('spellCheckerLanguages'),
  availableSpellCheckerLanguages: ['de', 'en-GB', 'en-US', 'fr', 'es'],
  resolveProxy: async (_url: string) => defaultSession.__proxy,
};

members satisfies StandIn<typeof members, Session, 'protocol'>;

const defaultSession = strict('session', Object.assign(new EventEmitter(), members));

export const session = strict('session', { defaultSession });

/**
 * Asks the app's handler for every known permission before a document loads: Chromium cannot call back at the moment a
 * page asks. Without a handler everything is granted, as in Electron.
 */
export async function grantPermissions(contents: unknown, url: string): Promise<void> {
  if (!/^https?:/.test(url)) return;
  const ask = settings['permissionRequestHandler'] as AskPermission | null | undefined;
  const details = { requestingUrl: toAppUrl(url), isMainFrame: true };
  for (const [asked, name] of Object.entries(permissions)) {
    const isGranted = ask ? await new Promise<boolean>((resolve) => ask(contents, asked, resolve, details)) : true;
    const setting = isGranted ? 'granted' : 'denied';
    await runningChromium()
      .root.send('Browser.setPermission', { permission: { name }, setting, origin: new URL(url).origin })
      .catch(() => {}); // not every build knows every permission
  }
}
