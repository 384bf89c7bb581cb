import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { drawWhole, test, THEMES } from './studio.ts';

const ROOT = resolve(import.meta.dirname, '../../renderer');
const CHROMIUM = process.env['ELECTRON_DOUBLE_CHROMIUM'] ?? '/usr/bin/chromium';

/** The gallery is a page of its own that the app never loads, so it needs a browser. */
test('every component in every state', async () => {
  test.skip(!existsSync(CHROMIUM), 'no Chromium on this machine');
  const server = await createServer({ configFile: false, root: ROOT, plugins: [react()], server: { port: 0 } });
  await server.listen();
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0]}gallery.html`);
    await page.locator('#gallery > *').first().waitFor({ timeout: 60_000 });
    await drawWhole(page, 'gallery');
    await page.emulateMedia({ contrast: 'more' });
    await drawWhole(page, 'gallery-more-contrast');
    await page.emulateMedia({ contrast: null });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await drawWhole(page, `gallery-forced-colours-${colorScheme}`);
    }
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
    for (const theme of THEMES) {
      await page.goto(`${server.resolvedUrls?.local[0]}gallery.html?theme=${theme}`);
      for (const name of ['Saved', 'Error', 'Undo']) await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: 'Forget key' }).click();
      await drawWhole(page, `gallery-open-${theme}`, { isFullPage: false });
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
