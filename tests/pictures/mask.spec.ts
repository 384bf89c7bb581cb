import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Size } from '../../shared/size.ts';
import { dragOver, importMask, maskReady, openMask, type Point, setField, writePicture } from '../e2e/in-mask-mode.ts';
import { segment } from '../e2e/in-the-window.ts';
import { someDraft } from './prompts.ts';
import { draw, drawLarge, expect, type Past, test } from './studio.ts';

const MADE: Size = { width: 1536, height: 1024 };

/** A wave from left to right around the middle, as shares of the picture's sides. */
function wave({ width, height }: Size, { swing = 0.08, phase = 0 } = {}): readonly Point[] {
  return Array.from({ length: 25 }, (_none, step) => [
    width * (0.3 + step / 60),
    height * (0.5 + Math.sin((step - phase) / 3) * swing),
  ]);
}

/** Pixels of a drawing, so that there is something to see and to aim at. */
async function drawn(size: Size, svg: string): Promise<Buffer> {
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${svg}</svg>`))
    .resize(size.width, size.height, { fit: 'fill' })
    .png()
    .toBuffer();
}

const ICON =
  '<rect x="4" y="4" width="56" height="56" rx="12" fill="#2b5d6e"/><circle cx="32" cy="28" r="14" fill="#f2c14e"/>' +
  '<path d="M8 44Q20 34 32 44T56 44V52Q56 56 52 56H12Q8 56 8 52Z" fill="#e8e4da"/>';
const PANORAMA =
  '<rect width="64" height="64" fill="#9db4c0"/><circle cx="46" cy="20" r="5" fill="#f4e3b2"/>' +
  '<path d="M0 36L9 22L18 38L28 26L40 40L52 24L64 38V64H0Z" fill="#5c6b73"/>' +
  '<path d="M0 50Q16 42 32 50T64 48V64H0Z" fill="#253237"/>';

/** One picture as the one being edited. */
async function edits(past: Past, name: string, bytes: Buffer): Promise<void> {
  const input = await past.back.inputs.addBytes(bytes, name);
  await past.draft({ prompt: 'Another sky', size: 'auto', references: [input] });
}

const fit = (page: Page) => page.keyboard.press('ControlOrMeta+0');

async function near(page: Page, steps: number): Promise<void> {
  await fit(page);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ControlOrMeta+=');
}

const stay = async () => undefined;

test('mask, on a picture as sent and in a large window', async ({ before, studio }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio();
  await page.getByRole('button', { name: 'Edit this' }).first().click();
  await maskReady(page);
  await draw(page, 'mask-none');
  await setField(page, 'Size', '120');
  await dragOver(page, MADE, wave(MADE));
  await expect(page.getByText('with the picture', { exact: true })).toBeVisible();
  await draw(page, 'mask');
  await drawLarge(page, 'mask');
  await page.emulateMedia({ contrast: 'more' });
  await draw(page, 'mask-more-contrast');
  await page.emulateMedia({ contrast: null });
  await segment(page, 'What is shown', 'Exactly as sent');
  await draw(page, 'mask-as-sent');
  await drawLarge(page, 'mask-as-sent');
});

test('mask, a panorama at fit and far in', async ({ before, studio }) => {
  const size = { width: 3072, height: 1024 };
  await before(async (past) => edits(past, 'panorama.png', await drawn(size, PANORAMA)));
  const page = await studio();
  await openMask(page);
  await setField(page, 'Size', '180');
  await dragOver(page, size, wave(size, { swing: 0.2 }));
  await setField(page, 'Size', '12');
  await dragOver(page, size, wave(size, { phase: 12 })); // through the middle, where it is looked at from near
  await draw(page, 'mask-panorama-fit', () => fit(page), stay);
  await draw(page, 'mask-panorama-near', () => near(page, 40), stay);
});

test('mask, an icon at fit and far in', async ({ before, studio }) => {
  const size = { width: 64, height: 64 };
  await before(async (past) => edits(past, 'icon.png', await drawn(size, ICON)));
  const page = await studio();
  await openMask(page);
  await setField(page, 'Size', '5');
  await dragOver(page, size, wave(size));
  await draw(page, 'mask-icon-fit', () => fit(page), stay);
  await draw(page, 'mask-icon-near', () => near(page, 40), stay);
});

test('mask, one of another size', async ({ home, before, studio }) => {
  await before(async (past) => {
    await past.make(someDraft(0));
    const [made] = home.sidecars();
    await edits(past, 'lighthouse.png', home.read(made?.file ?? ''));
  });
  const page = await studio();
  await openMask(page);
  const half = sharp({ create: { width: 768, height: 512, channels: 4, background: '#ffffff00' } });
  await importMask(page, writePicture(join(home.folder, 'sky mask.png'), await half.png().toBuffer()));
  await page.getByRole('alertdialog', { name: 'Stretch the mask?' }).waitFor();
  await draw(page, 'mask-stretch-question');
});
