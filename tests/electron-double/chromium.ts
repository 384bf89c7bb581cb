import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { connectCdp, type CdpConnection } from './cdp.ts';

export interface Chromium extends CdpConnection {
  readonly binary: string;
  readonly profile: string;
  readonly isHeadless: boolean;
  /** Settles when the browser's process has ended. */
  readonly exited: Promise<void>;
  kill(): void;
}

/** Quiet, offline, unthrottled; the same features off that Playwright turns off, and pages of the browser's own. */
const baseFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-search-engine-choice-screen',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-ipc-flooding-protection',
  '--disable-dev-shm-usage',
  '--disable-breakpad',
  '--disable-component-extensions-with-background-pages',
  '--disable-field-trial-config',
  '--no-startup-window',
];

const disabledFeatures = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  // Each starts a renderer for an address bar that no window has.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** The app's own switches win over ours; lists of features are joined; its profile is ours to place. */
export function chromiumArguments(appSwitches: ReadonlyMap<string, string>): string[] {
  const given = new Map(appSwitches);
  given.delete('user-data-dir');
  const features = [given.get('disable-features'), ...disabledFeatures].filter(Boolean).join(',');
  given.set('disable-features', features);
  const ours = baseFlags.filter((flag) => !given.has(flag.replace(/^--([^=]+).*$/, '$1')));
  return [...ours, ...[...given].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))];
}

function findChromium(): string {
  const binary = process.env['ELECTRON_DOUBLE_CHROMIUM'] ?? '/usr/bin/chromium';
  if (existsSync(binary)) return binary;
  throw new Error(
    `electron double: no Chromium at ${binary}. Install Debian's package "chromium", ` +
      'or name a binary in ELECTRON_DOUBLE_CHROMIUM.',
  );
}

/** Playwright waits for the line "DevTools listening on" on the standard error of what it takes for Electron. */
function relayStderr(stderr: Readable): void {
  stderr.on('data', (data: Buffer) => {
    const text = String(data);
    if (process.env['ELECTRON_DOUBLE_DEBUG'] || text.includes('DevTools listening')) process.stderr.write(text);
  });
}

/** Starts Chromium on its own profile, with `*.localhost` led to the scheme server. */
export function launchChromium(options: {
  profile: string;
  serverPort: number;
  switches: ReadonlyMap<string, string>;
}): Chromium {
  const { profile, serverPort, switches } = options;
  const binary = findChromium();
  const isHeadless = process.env['ELECTRON_DOUBLE_HEADLESS'] === '1' || !process.env['DISPLAY'];
  const child = spawn(
    binary,
    [
      ...chromiumArguments(switches),
      isHeadless ? '--headless=new' : '--test-type',
      `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${serverPort}`,
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  relayStderr(child.stdio[2] as Readable);
  const connection = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      connection.close();
      resolve();
    });
  });
  return { ...connection, binary, profile, isHeadless, exited, kill: () => child.kill('SIGKILL') };
}
