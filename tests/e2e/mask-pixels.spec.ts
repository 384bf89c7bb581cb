import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import sharp from 'sharp';
import type { DemoServer } from '../../electron/main/demo/demo-server.ts';
import { seeded } from '../support/seeded.ts';
import { expect, type Home, test, WITH_KEY } from './app-fixture.ts';

const SIZE = { width: 321, height: 203 };

/** A phone's JPEG that lies on its side: its pixels are SIZE once it stands upright. */
async function phonePicture(folder: string): Promise<string> {
  const file = join(folder, 'phone.jpg');
  const lying = sharp({ create: { width: SIZE.height, height: SIZE.width, channels: 3, background: '#7a8a99' } });
  writeFileSync(file, await lying.withMetadata({ orientation: 6 }).jpeg().toBuffer());
  return file;
}

/** Adds the picture as first reference and opens mask mode on it. */
async function maskPicture({ app, page }: { app: ElectronApplication; page: Page }, home: Home): Promise<void> {
  const file = await phonePicture(home.folder);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Add references' }).click();
  await openMask(page);
}

async function openMask(page: Page): Promise<void> {
  await page.getByText('Mask', { exact: true }).first().click({ force: true });
  await page.locator('figure[data-ready="yes"]').waitFor();
}

const sceneOf = (page: Page) => page.getByRole('figure', { name: 'Picture being masked' });

/** Where the picture lies, in device pixels, read from what is on screen. */
const viewOn = (page: Page) =>
  sceneOf(page).evaluate((figure, width) => {
    const [ground, canvas] = [figure.querySelector('div'), figure.querySelectorAll('canvas')[1]];
    if (!ground || !canvas) throw new Error('no scene');
    const [x = 0, y = 0] = [...ground.style.transform.matchAll(/-?[\d.]+(?=px)/g)].map(Number);
    const { left, top, width: across, height: down } = canvas.getBoundingClientRect();
    const ratio = devicePixelRatio;
    const zoom = (Number.parseFloat(ground.style.width) / width) * ratio;
    const place = { left, top, across, down, wide: canvas.width, high: canvas.height };
    return { zoom, panX: x * ratio, panY: y * ratio, ...place };
  }, SIZE.width);

/** Clicks device pixels at random and answers the pixels of the picture that were under them. */
async function dab(page: Page, random: () => number, count: number): Promise<readonly number[]> {
  const view = await viewOn(page);
  const within = (pan: number, length: number, room: number) => {
    const [from, to] = [Math.max(0, Math.ceil(pan)), Math.min(room, Math.floor(pan + length * view.zoom))];
    return from + Math.floor(random() * (to - from - 1));
  };
  const hit: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const x = within(view.panX, SIZE.width, view.wide);
    const y = within(view.panY, SIZE.height, view.high);
    await page.mouse.click(
      view.left + ((x + 0.5) * view.across) / view.wide,
      view.top + ((y + 0.5) * view.down) / view.high,
    );
    const pixel = (at: number, pan: number) => Math.floor((at + 0.5 - pan) / view.zoom);
    hit.push(pixel(y, view.panY) * SIZE.width + pixel(x, view.panX));
  }
  return hit;
}

async function setPixelRatio(page: Page, deviceScaleFactor: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const size = { width: 1280 + Math.round(deviceScaleFactor * 20), height: 801 };
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor, mobile: false });
  await page.waitForFunction((ratio) => devicePixelRatio === ratio, deviceScaleFactor);
}

async function setField(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** Numbers of the pixels that a mask repaints. */
async function repaintedIn(png: Buffer): Promise<readonly number[]> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ ...SIZE, channels: 4 });
  return Array.from({ length: info.width * info.height }, (_none, at) => at).filter((at) => data[at * 4 + 3] === 0);
}

/** A picture of the first request, as the service received it. */
function pictureSent({ requests }: DemoServer, field: 'image' | 'mask'): Buffer {
  const body: unknown = requests[0]?.body;
  const url =
    typeof body === 'object' && body !== null && field in body ? (body as Record<string, unknown>)[field] : '';
  return Buffer.from(String(url).split(',')[1] ?? '', 'base64');
}

test('every pixel clicked is repainted in the PNG the service receives, and no other: no ratio, zoom or pan moves one', async ({
  home,
  open,
  service,
}) => {
  test.setTimeout(180_000);
  home.settings({ baseUrl: service.url, welcomed: true });
  const opened = await open({ env: WITH_KEY });
  const { page } = opened;
  await maskPicture(opened, home);
  await setField(page, 'Size', '1');
  const random = seeded(21);
  const clicked = new Set<number>();
  for (const ratio of [1, 1.25, 1.5, 2]) {
    await setPixelRatio(page, ratio);
    await page.getByRole('button', { name: 'Fit in window' }).click();
    for (let step = 0; step < 6; step += 1) {
      for (const pixel of await dab(page, random, 3)) clicked.add(pixel);
      await sceneOf(page).hover();
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, step < 4 ? -90 * random() - 30 : 260);
      await page.keyboard.up('Control');
      await page.mouse.wheel(random() * 60 - 30, random() * 60 - 30);
    }
  }
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Mend these spots');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => service.requests.length, { timeout: 20_000 }).toBe(1);
  const received = pictureSent(service, 'mask');
  const repainted = await repaintedIn(received);
  expect(repainted).toEqual([...clicked].sort((a, b) => a - b));
  const image = pictureSent(service, 'image');
  expect(await sharp(image).metadata()).toMatchObject({ format: 'png', ...SIZE });
});

test('a mask is sent as it is shown, byte for byte, and is there after the run and after a restart', async ({
  home,
  open,
  service,
}) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  const opened = await open({ env: WITH_KEY });
  const { page } = opened;
  await maskPicture(opened, home);
  // By keyboard alone: the rectangle tool, its numbers, its button.
  await page.keyboard.press('m');
  for (const [name, value] of [
    ['X', '40'],
    ['Y', '30'],
    ['Width', '100'],
    ['Height', '50'],
  ] as const)
    await setField(page, name, value);
  await page.getByRole('button', { name: 'Repaint it' }).press('Enter');
  const preview = page.getByRole('img', { name: 'The mask as it will be sent' });
  const shown = Buffer.from(
    await preview.evaluate(async (image: HTMLImageElement) => [
      ...new Uint8Array(await (await fetch(image.src)).arrayBuffer()),
    ]),
  );
  expect((await repaintedIn(shown)).length).toBe(5000);
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A window here');
  await page.getByRole('button', { name: /Generate with mask/ }).click();
  await expect.poll(() => service.requests.length, { timeout: 20_000 }).toBe(1);
  const received = pictureSent(service, 'mask');
  expect(received.equals(shown)).toBe(true);
  await expect.poll(() => home.sidecars().length, { timeout: 20_000 }).toBe(1);
  await openMask(page);
  await expect(page.getByText('5,000 px')).toBeVisible();
  await opened.close();
  const again = await open({ env: WITH_KEY });
  await openMask(again.page);
  await expect(again.page.getByText('5,000 px')).toBeVisible();
  await expect(again.page.getByRole('button', { name: /Generate with mask/ })).toBeVisible();
});
