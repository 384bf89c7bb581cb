import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import sharp from 'sharp';
import { rendererBytes } from '../support/process-memory.ts';
import { expect, type Home, test } from './app-fixture.ts';
import { dragOver, maskReady, openMask, preview, setField, shownMask, writePicture } from './in-mask-mode.ts';
import { dropFiles, references, requestPanel } from './in-the-window.ts';

const SIZE = { width: 4096, height: 4096 };
const PICTURES = 20;
const MEGABYTE = 1024 * 1024;
const MOST_MORE_MB = 150;

async function largePicture(home: Home, index: number): Promise<string> {
  const background = { r: 40 + index * 9, g: 200 - index * 5, b: 90 };
  const bytes = await sharp({ create: { ...SIZE, channels: 3, background } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return writePicture(join(home.folder, `large-${index}.png`), bytes);
}

/** The window's memory once what nobody holds is given back, in megabytes. */
async function settledMemory(app: ElectronApplication, page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return rendererBytes(app.process().pid ?? 0) / MEGABYTE;
}

test('twenty large pictures are masked one after another, and none leaves its memory behind', async ({
  home,
  openStudio,
}) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const { app, page } = await openStudio();
  const mask = async (index: number) => {
    await dropFiles(page, requestPanel(page), [await largePicture(home, index)]);
    await expect(references(page)).toHaveCount(1);
    await openMask(page);
    await maskReady(page);
    await setField(page, 'Size', '300');
    for (const y of [500, 1500, 2500, 3500])
      await dragOver(page, SIZE, [
        [300, y],
        [2000, y + 300],
        [3700, y],
      ]);
    await page.getByRole('button', { name: 'Invert mask' }).click();
    await shownMask(page);
    await expect(preview(page)).toBeVisible();
  };
  const remove = async () => {
    await references(page).first().focus();
    await page.keyboard.press('Delete');
    await expect(references(page)).toHaveCount(0);
  };
  const start = await settledMemory(app, page);
  const seen: number[] = [];
  for (let index = 0; index < PICTURES; index += 1) {
    await mask(index);
    seen.push(await settledMemory(app, page));
    await remove();
  }
  const end = await settledMemory(app, page);
  const figures = [start, ...seen, end].map((megabytes) => Math.round(megabytes)).join(', ');
  test
    .info()
    .annotations.push({ type: 'memory: at the start, with each picture, at the end, MB', description: figures });
  expect(Math.max(...seen)).toBeLessThan((seen[0] ?? 0) + MOST_MORE_MB);
  expect(end).toBeLessThan(start + MOST_MORE_MB);
});
