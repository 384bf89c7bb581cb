import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { animatedGif, hugePng } from '../unit/main/inputs/input-pictures.ts';
import { expect, type Home, type OpenApp, test } from './app-fixture.ts';
import { importMask, openMask, repaint, repaintedIn, shownMask, writePicture } from './in-mask-mode.ts';
import { drawFiles, dropFiles, requestPanel } from './in-the-window.ts';

const SIZE = { width: 160, height: 96 };
/** What each mask marks: in whole blocks of a JPEG, so that its edge stays where it is. */
const MARKED = { left: 32, top: 16, width: 64, height: 48 };
const MARKED_COUNT = MARKED.width * MARKED.height;

/** White where it is marked, black elsewhere, and opaque. */
async function blackAndWhite(): Promise<Sharp> {
  const { left, top, ...size } = MARKED;
  const white = await sharp({ create: { ...size, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const black = sharp({ create: { ...SIZE, channels: 3, background: 'black' } });
  return sharp(
    await black
      .composite([{ input: white, left, top }])
      .png()
      .toBuffer(),
  );
}

/** Clear where it is marked, as the service reads it. */
async function clearing(): Promise<Buffer> {
  const alpha = await (await blackAndWhite()).negate().extractChannel(0).toBuffer();
  const white = sharp({ create: { ...SIZE, channels: 3, background: 'white' } });
  return white.joinChannel(alpha).png().toBuffer();
}

async function openPicture({ home, openStudio }: { home: Home; openStudio: () => Promise<OpenApp> }): Promise<Page> {
  const { page } = await openStudio();
  const files = await drawFiles(home.folder, ['picture.png'], SIZE);
  await dropFiles(page, requestPanel(page), files);
  await openMask(page);
  return page;
}

const marked = Array.from({ length: MARKED_COUNT }, (_none, at) => {
  const [x, y] = [MARKED.left + (at % MARKED.width), MARKED.top + Math.floor(at / MARKED.width)];
  return y * SIZE.width + x;
});

test('masks drawn elsewhere are taken by their alpha or by black and white, whatever their format', async ({
  home,
  openStudio,
}) => {
  const page = await openPicture({ home, openStudio });
  const plain = async () => blackAndWhite();
  const masks: Readonly<Record<string, () => Promise<Buffer>>> = {
    'alpha.png': clearing,
    'without-alpha.png': async () => (await plain()).png().toBuffer(),
    'sixteen-bit.tiff': async () => (await plain()).toColourspace('rgb16').tiff({ compression: 'none' }).toBuffer(),
    'cmyk.jpg': async () => (await plain()).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(),
    'lying.jpg': async () =>
      sharp(await (await plain()).rotate(270).png().toBuffer())
        .withMetadata({ orientation: 6 })
        .jpeg({ quality: 100 })
        .toBuffer(),
  };
  for (const [name, make] of Object.entries(masks)) {
    await importMask(page, writePicture(join(home.folder, name), await make()));
    await expect(page.getByText(`Mask taken from ${name}`)).toBeVisible();
    const taken = await repaintedIn(await shownMask(page), SIZE);
    expect([name, taken.length, taken]).toEqual([name, MARKED_COUNT, marked]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('Nothing is repainted yet')).toBeVisible();
  }
});

test('a mask of another size is stretched only after asking', async ({ home, openStudio }) => {
  const page = await openPicture({ home, openStudio });
  const half = sharp(await clearing()).resize(80, 48, { kernel: 'nearest' });
  const file = writePicture(join(home.folder, 'half.png'), await half.png().toBuffer());
  await importMask(page, file);
  const question = page.getByRole('alertdialog', { name: 'Stretch the mask?' });
  await expect(question).toContainText(/“half\.png” is 80 × 48.*, the picture is 160 × 96/);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByText('Nothing is repainted yet')).toBeVisible();
  await importMask(page, file);
  await question.getByRole('button', { name: 'Stretch it' }).click();
  await expect(page.getByText('Mask taken from half.png')).toBeVisible();
  expect(await repaintedIn(await shownMask(page), SIZE)).toEqual(marked);
});

test('what is no mask is refused by name and reason, and the mask that was drawn stays', async ({
  home,
  openStudio,
}) => {
  const page = await openPicture({ home, openStudio });
  await importMask(page, writePicture(join(home.folder, 'good.png'), await clearing()));
  await expect(repaint(page)).toContainText(MARKED_COUNT.toLocaleString('en'));
  const before = await shownMask(page);
  const script =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 1"><script>document.title = 2</script></svg>';
  const noise = Buffer.from(Array.from({ length: SIZE.width * SIZE.height * 3 }, (_none, at) => (at * 7919) % 251));
  const whole = await sharp(noise, { raw: { ...SIZE, channels: 3 } })
    .png()
    .toBuffer();
  const refused: readonly (readonly [name: string, bytes: Buffer, reason: string])[] = [
    ['moving.gif', await animatedGif(), 'It is an animation; one still picture is needed.'],
    ['huge.png', hugePng(20_000, 20_000), 'It has more than 100 million pixels.'],
    ['half-written.png', whole.subarray(0, whole.length / 2), 'The file ends in the middle of the picture.'],
    ['script.svg', Buffer.from(script), 'Pictures of this kind can’t be read here.'],
    ['words.png', Buffer.from('These are words.'), 'The file is not a picture, whatever its name says.'],
    ['nothing.png', Buffer.alloc(0), 'The file is empty.'],
  ];
  const title = await page.title();
  for (const [name, bytes, reason] of refused) {
    const file = writePicture(join(home.folder, name), bytes);
    await importMask(page, file);
    const notice = page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .filter({ hasText: `${basename(file)} can’t be used` });
    await expect(notice.filter({ hasText: reason })).toBeVisible();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  }
  expect((await shownMask(page)).equals(before)).toBe(true);
  expect(await page.title()).toBe(title);
});
