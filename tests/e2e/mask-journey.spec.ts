import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test, WITH_KEY } from './app-fixture.ts';
import {
  clickOver,
  dragOver,
  openMask,
  picturesSent,
  readMask,
  repaint,
  scene,
  setField,
  shownMask,
  writePicture,
} from './in-mask-mode.ts';
import { drawFiles, dropFiles, promptField, references, requestPanel, segment } from './in-the-window.ts';

/** The phone's picture once it stands upright. */
const UPRIGHT = { width: 450, height: 600 };

/** A phone's photograph on its side, with a red post at the left of what is seen. */
async function phonePicture(file: string): Promise<string> {
  const { width, height } = UPRIGHT;
  const post = await sharp({ create: { width: 60, height, channels: 3, background: '#b02020' } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { width, height, channels: 3, background: '#7a8a99' } })
    .composite([{ input: post, left: 0, top: 0 }])
    .png()
    .toBuffer();
  const lying = sharp(upright).rotate(-90).withMetadata({ orientation: 6 });
  return writePicture(file, await lying.jpeg({ quality: 98 }).toBuffer());
}

/** What of the picture is clear where it is drawn on the stage: 0 to 255, at a pixel of the picture. */
const alphaOnStage = (page: Page, x: number, y: number) =>
  scene(page).evaluate(
    (figure, { at, width }) => {
      const [ground, canvas] = [figure.querySelector('div'), figure.querySelector('canvas')];
      const [left = 0, top = 0] = [...(ground?.style.transform ?? '').matchAll(/-?[\d.]+(?=px)/g)].map(Number);
      const scale = Number.parseFloat(ground?.style.width ?? '') / width;
      const place = [left + at[0] * scale, top + at[1] * scale].map((value) => Math.floor(value * devicePixelRatio));
      return canvas?.getContext('2d')?.getImageData(place[0] ?? 0, place[1] ?? 0, 1, 1).data[3];
    },
    { at: [x, y] as const, width: UPRIGHT.width },
  );

test('a photograph from a phone and a folder: ordered, masked, sent as shown, and the mask is still there', async ({
  home,
  openStudio,
  open,
  service,
}) => {
  const opened = await openStudio({ previews: 0 });
  const { page } = opened;
  const phone = await phonePicture(join(home.folder, 'IMG_0412.JPG'));
  const album = await drawFiles(home.folder, ['album/a.png', 'album/inner/b.png']);
  await dropFiles(page, requestPanel(page), [join(home.folder, 'album'), phone]);
  await expect(references(page)).toHaveCount(3);
  await references(page).nth(2).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  const first = references(page).first();
  await expect(first).toContainText('450×600');
  const small = () =>
    first.locator('img').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await expect.poll(small).toEqual([240, 320]);

  await openMask(page);
  await setField(page, 'Size', '41');
  await dragOver(page, UPRIGHT, [
    [120, 100],
    [220, 110],
    [320, 100],
  ]);
  await page.keyboard.press('l');
  await dragOver(page, UPRIGHT, [
    [300, 200],
    [400, 210],
    [390, 320],
    [310, 300],
  ]);
  await page.keyboard.press('p');
  await clickOver(page, UPRIGHT, [
    [60, 400],
    [260, 400],
    [160, 560],
  ]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('b');
  await dragOver(page, UPRIGHT, [
    [350, 450],
    [400, 550],
  ]);
  await page.keyboard.press('ControlOrMeta+z');

  const shown = await shownMask(page);
  const words = await repaint(page).innerText();
  const isRepainted = await readMask(shown, UPRIGHT);
  const inside = { brush: [220, 105], lasso: [350, 260], polygon: [160, 450] } as const;
  for (const [name, [x, y]] of Object.entries(inside)) expect([name, isRepainted(x, y)]).toEqual([name, true]);
  const outside = {
    'beside the brush': [220, 150],
    'beside the polygon': [60, 550],
    'taken back': [375, 500],
  } as const;
  for (const [name, [x, y]] of Object.entries(outside)) expect([name, isRepainted(x, y)]).toEqual([name, false]);
  await segment(page, 'What is shown', 'Exactly as sent');
  await expect.poll(() => alphaOnStage(page, 160, 450)).toBe(0);
  await expect.poll(() => alphaOnStage(page, 375, 500)).toBe(255);

  await promptField(page).fill('A window here');
  await page.getByRole('button', { name: /Generate with mask/ }).click();
  await expect.poll(() => service.requests.length, { timeout: 20_000 }).toBe(1);
  const { images, mask } = await picturesSent(service);
  expect(mask.equals(shown)).toBe(true);
  expect(images.slice(1).map((image, at) => image.equals(readFileSync(album[at] ?? '')))).toEqual([true, true]);
  const [edited = Buffer.alloc(0)] = images;
  expect(await sharp(edited).metadata()).toMatchObject({ format: 'png', ...UPRIGHT });
  const seen = await sharp(phone).autoOrient().raw().toBuffer();
  const sent = await sharp(edited).raw().toBuffer();
  expect(sent.length).toBe(seen.length);
  expect(sent.reduce((most, value, at) => Math.max(most, Math.abs(value - (seen[at] ?? 0))), 0)).toBeLessThan(16);

  await expect.poll(() => home.sidecars().length, { timeout: 20_000 }).toBe(1);
  await openMask(page);
  expect((await shownMask(page)).equals(shown)).toBe(true);
  await expect(repaint(page)).toHaveText(words);
  await page.getByRole('button', { name: 'Overlay colour: red' }).click();
  await page.getByRole('menuitem', { name: 'blue' }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await opened.close();
  const { page: again } = await open({ env: WITH_KEY });
  await openMask(again);
  expect((await shownMask(again)).equals(shown)).toBe(true);
  await expect(repaint(again)).toHaveText(words);
  await expect(again.getByRole('button', { name: 'Overlay colour: blue' })).toBeVisible();
  await expect(again.getByRole('button', { name: /Generate with mask/ })).toBeVisible();
});
