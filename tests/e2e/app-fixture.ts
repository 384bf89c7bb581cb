import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type DemoServer, startDemoServer } from '../../electron/main/demo/demo-server.ts';
import { type Sidecar, Sidecar as SidecarSchema } from '../../shared/asset.ts';

/** For one press or one look; a loaded machine is slow, a missing button is not there after this either. */
const PATIENCE_MS = 15_000;
const ROOT = resolve(import.meta.dirname, '../..');

/** A person's machine: a home of its own, so that nothing of this one is read or written. */
export type Home = {
  readonly folder: string;
  readonly data: string;
  readonly library: string;
  /** settings.json before the app starts; fields left out keep their defaults. */
  settings(fields: Record<string, unknown>): void;
  /** Sidecars on disk, oldest first. */
  sidecars(): readonly Sidecar[];
  read(file: string): Buffer;
};

export type OpenApp = { readonly app: ElectronApplication; readonly page: Page; close(): Promise<void> };

/** A service that can be told to let no answer end. */
export type HeldService = DemoServer & { hold(): void; release(): void };

/** Variables and arguments beside the usual ones. */
type Launch = { readonly env?: Record<string, string>; readonly args?: readonly string[] };

export type Fixtures = {
  home: Home;
  /** What the content security policy stopped; a test that stops something on purpose takes it out again. */
  violations: string[];
  /** A service on loopback that the app takes for the real one; faults and received requests at hand. */
  service: HeldService;
  /** Starts the app; called again after `close` it is a restart on the same folders. */
  open(options?: Launch): Promise<OpenApp>;
  /** Starts the app of a person who has a key and the first steps behind them, with `service` as its service. */
  openStudio(settings?: Record<string, unknown>): Promise<OpenApp>;
};

export const test = base.extend<Fixtures>({
  home: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'octen-e2e-'));
    await provide(homeIn(folder));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); // the browser's last files may still be closing
  },
  service: async ({}, provide) => {
    const server = await startHeldService();
    await provide(server);
    await server.close();
  },
  violations: async ({}, provide) => provide([]),
  open: async ({ home, violations }, provide) => {
    const opened: OpenApp[] = [];
    await provide(async (options = {}) => {
      const one = await start(home, options, violations);
      opened.push(one);
      return one;
    });
    for (const one of opened) await one.close();
    if (violations.length > 0) throw new Error(`Content security policy: ${violations.join('; ')}`);
  },
  openStudio: async ({ home, open, service }, provide) => {
    await provide((settings = {}) => {
      home.settings({ baseUrl: service.url, welcomed: true, ...settings });
      return open({ env: WITH_KEY });
    });
  },
});

export { expect } from '@playwright/test';

async function startHeldService(): Promise<HeldService> {
  let held = Promise.withResolvers<void>();
  held.resolve();
  const server = await startDemoServer({
    paceMs: 150,
    async delay(ms, signal) {
      await delay(ms, undefined, { signal });
      await Promise.race([held.promise, once(signal, 'abort')]);
    },
  });
  return {
    ...server,
    hold: () => void (held = Promise.withResolvers()),
    release: () => held.resolve(),
  };
}

function homeIn(folder: string): Home {
  const [data, library] = [join(folder, 'data'), join(folder, 'library')];
  mkdirSync(data);
  mkdirSync(library);
  const home: Home = {
    folder,
    data,
    library,
    settings: (fields) =>
      writeFileSync(join(data, 'settings.json'), JSON.stringify({ libraryFolder: library, ...fields })),
    sidecars() {
      const sidecars = join(library, '.octen/sidecars');
      const names = readdirSync(sidecars).filter((name) => name.endsWith('.json'));
      const all = names.map((name) => SidecarSchema.parse(JSON.parse(readFileSync(join(sidecars, name), 'utf8'))));
      return all.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    read: (file) => readFileSync(join(library, file)),
  };
  home.settings({});
  return home;
}

async function start(home: Home, { env = {}, args = [] }: Launch, violations: string[]): Promise<OpenApp> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const app = await _electron.launch({
    // Colours on screen are those of the pictures, whatever this machine's screen is.
    args: [ROOT, `--user-data-dir=${home.data}`, '--force-color-profile=srgb', ...args],
    env: {
      ...Object.fromEntries(inherited),
      HOME: home.folder,
      XDG_DATA_HOME: join(home.folder, 'share'),
      OCTEN_API_KEY: '',
      // No keychain: a test's key must not go into this person's.
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home.folder, 'no-bus')}`,
      ...env,
    },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.waitForURL(/studio/);
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  await page.evaluate(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  // Until main's first answers there is a title bar that hears no key; what stands then listens once it has nothing to do.
  await page.locator('main').first().waitFor();
  await page.evaluate(() => new Promise<unknown>((idle) => requestIdleCallback(idle)));
  let closed = false;
  return {
    app,
    page,
    async close() {
      if (closed) return;
      closed = true;
      await app.evaluate(answerQuitNow).catch(() => undefined); // gone already
      await app.close();
    },
  };
}

/** The end of a test waits for nothing that is still on its way. */
function answerQuitNow({ dialog }: typeof Electron.CrossProcessExports): void {
  dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
}

/** The key as the environment gives it: enough for tests that are not about keys. */
export const WITH_KEY = { OCTEN_API_KEY: 'test-key-0123456789' };
