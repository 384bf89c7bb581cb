import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export { expect } from '@playwright/test';

export const fixtureApp = path.join(import.meta.dirname, '../electron-double/fixture-app');

interface Fixtures {
  /** An empty folder, removed afterwards; the app keeps its data in `user` under it. */
  home: string;
  launch: (...args: string[]) => Promise<ElectronApplication>;
  electronApp: ElectronApplication;
  page: Page;
  /** Drops files as the desktop would, with real paths. */
  drop: (selector: string, files: string[]) => Promise<void>;
  /** What the app asked of the desktop. */
  calls: () => Promise<unknown[][]>;
  /** What the fixture app wrote down. */
  log: () => Promise<unknown[][]>;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern
  home: async ({}, provide) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'double-'));
    await provide(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }); // the browser's last files may still be closing
  },
  launch: async ({ home }, provide) => {
    const env = { ...process.env, XDG_DATA_HOME: path.join(home, 'data') } as Record<string, string>;
    await provide((...args) =>
      _electron.launch({ args: [fixtureApp, `--user-data-dir=${path.join(home, 'user')}`, ...args], env }),
    );
  },
  electronApp: async ({ launch }, provide) => {
    const app = await launch();
    await provide(app);
    await app.close();
  },
  page: async ({ electronApp }, provide) => {
    const page = await electronApp.firstWindow();
    await page.waitForURL(/studio/); // loaded: its script has run
    await provide(page);
  },
  drop: async ({ page }, provide) => {
    const session = await page.context().newCDPSession(page);
    await provide(async (selector, files) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not there to drop on`);
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const data = { items: [], files, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, ...at, data });
      }
    });
  },
  calls: async ({ electronApp }, provide) => {
    await provide(() => electronApp.evaluate((electron) => (electron as unknown as { __calls: unknown[][] }).__calls));
  },
  log: async ({ electronApp }, provide) => {
    await provide(() => electronApp.evaluate(() => (globalThis as unknown as { fixtureLog: unknown[][] }).fixtureLog));
  },
});
