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

test('look', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true, theme: 'dark' });
  const opened = await open({ env: WITH_KEY });
  const { page } = opened;
  const file = join(home.folder, 'jug.png');
  writeFileSync(file, await sharp('/work/shared/mock/art/st-0.webp').resize(1536, 1024).png().toBuffer());
  await opened.app.evaluate(({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }); }, file);
  await page.getByRole('button', { name: 'Add references' }).click();
  await openMask(page);
  const box = (await sceneOf(page).boundingBox())!;
  await page.mouse.move(box.x + 150, box.y + 150); await page.mouse.down(); await page.mouse.move(box.x + 220, box.y + 320, { steps: 9 }); await page.mouse.up();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/mp/real.png' });
});
