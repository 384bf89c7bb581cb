import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { DemoServer } from '../../electron/main/demo/demo-server.ts';
import type { Size } from '../../shared/size.ts';
import { bodyOf, segment } from './in-the-window.ts';

/** What a person does and sees in mask mode. Points are pixels of the picture. */

export type Point = readonly [x: number, y: number];

export const scene = (page: Page): Locator => page.getByRole('figure', { name: 'Picture being masked' });
export const preview = (page: Page): Locator => page.getByRole('img', { name: 'The mask as it will be sent' });
/** How much is repainted, as the panel says it. */
export const repaint = (page: Page): Locator => page.getByText(/^[\d,]+ px · /);

export async function openMask(page: Page): Promise<void> {
  await segment(page, 'Mode', 'Mask');
  await maskReady(page);
}

/** The picture's mask is there, and what draws on it. */
export async function maskReady(page: Page): Promise<void> {
  await page.locator('figure[data-ready="yes"]').waitFor();
  await expect(page.getByRole('button', { name: 'Import a mask' })).toBeEnabled();
}

/** Where the picture lies on its canvas, in device pixels, and the canvas in the page; read from what is on screen. */
export type SeenView = {
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly zoom: number;
  readonly panX: number;
  readonly panY: number;
  /** The canvas, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
  /** The canvas, in device pixels. */
  readonly wide: number;
  readonly high: number;
};

export const viewOn = (page: Page, { width }: Pick<Size, 'width'>): Promise<SeenView> =>
  scene(page).evaluate((figure, across) => {
    const [ground, canvas] = [figure.querySelector('div'), figure.querySelectorAll('canvas')[1]];
    if (!ground || !canvas) throw new Error('no scene');
    // As text, a style has six digits.
    const length = (value: CSSStyleValue | null | undefined) => (value instanceof CSSUnitValue ? value.value : NaN);
    const moved = ground.attributeStyleMap.get('transform');
    const by = moved instanceof CSSTransformValue ? moved[0] : null;
    const [x, y] = by instanceof CSSTranslate ? [length(by.x), length(by.y)] : [NaN, NaN];
    const place = canvas.getBoundingClientRect();
    const ratio = devicePixelRatio;
    return {
      ratio,
      zoom: (length(ground.attributeStyleMap.get('width')) / across) * ratio,
      panX: x * ratio,
      panY: y * ratio,
      left: place.left,
      top: place.top,
      across: place.width,
      down: place.height,
      wide: canvas.width,
      high: canvas.height,
    };
  }, width);

/** The place in the page of a point of the picture. */
export const onPicture = (view: SeenView, [x, y]: Point): Point => [
  view.left + ((x * view.zoom + view.panX) * view.across) / view.wide,
  view.top + ((y * view.zoom + view.panY) * view.down) / view.high,
];

/** Presses at the first point, passes the others and lets go at the last. */
export async function dragOver(page: Page, size: Size, points: readonly Point[]): Promise<void> {
  const view = await viewOn(page, size);
  for (const [at, point] of points.entries()) {
    await page.mouse.move(...onPicture(view, point));
    if (at === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

export async function clickOver(page: Page, size: Size, points: readonly Point[]): Promise<void> {
  const view = await viewOn(page, size);
  for (const point of points) await page.mouse.click(...onPicture(view, point));
}

/** Types a number into a field of the mask's options; keys are the mask's own again afterwards. */
export async function setField(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  await expect(async () => {
    await field.fill(value);
    await field.press('Enter');
    await expect(field).toHaveValue(value, { timeout: 500 });
  }).toPass();
  await field.blur();
}

/** Chooses a file as the mask. */
export async function importMask(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a mask' }).click();
  await (await chooser).setFiles(file);
}

/** The very bytes the panel shows as what will be sent, once they are of everything that was drawn. */
export async function shownMask(page: Page): Promise<Buffer> {
  await expect(page.getByText('with the picture', { exact: true })).toBeVisible();
  const base64 = await preview(page).evaluate(async (shown) => {
    const bytes = new Uint8Array(await (await fetch(`input/${shown.dataset['input']}`)).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

/** Whether a mask repaints a pixel; it must be an RGBA PNG of this size in which nothing is half clear. */
export async function readMask(png: Buffer, size: Size): Promise<(x: number, y: number) => boolean> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ ...size, channels: 4 });
  for (let at = 3; at < data.length; at += 4)
    if (data[at] !== 0 && data[at] !== 255) throw new Error(`half clear ${at}`);
  return (x, y) => data[(y * size.width + x) * 4 + 3] === 0;
}

/** Numbers of the pixels that a mask repaints. */
export async function repaintedIn(png: Buffer, size: Size): Promise<readonly number[]> {
  const isRepainted = await readMask(png, size);
  return Array.from({ length: size.width * size.height }, (_none, at) => at).filter((at) =>
    isRepainted(at % size.width, Math.floor(at / size.width)),
  );
}

/** The pictures of a request as the service received them: references in their order, then the mask. */
export async function picturesSent(
  service: DemoServer,
  index = 0,
): Promise<{ readonly images: readonly Buffer[]; readonly mask: Buffer }> {
  const { image, mask } = await bodyOf(service, index);
  const bytes = (url: unknown) => Buffer.from(String(url).split(',')[1] ?? '', 'base64');
  return { images: [image].flat().map(bytes), mask: bytes(mask) };
}

/** Writes a picture for a test, with the folder it lies in. */
export function writePicture(file: string, bytes: Buffer): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return file;
}
