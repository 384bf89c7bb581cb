import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import sharp from 'sharp';
import type { Size } from '../../shared/size.ts';
import { expect, type Fixtures, type Home, type OpenApp, WITH_KEY } from './app-fixture.ts';
import { openMask, repaintedIn, scene, type SeenView, setField, viewOn, writePicture } from './in-mask-mode.ts';
import { dropFiles, references, requestPanel, watchDesktop } from './in-the-window.ts';

/**
 * Clicks single device pixels in mask mode and knows which pixel of the picture each must repaint: from the colour the
 * screen shows there, as every pixel of the picture has one of its own, and from where the picture lies.
 */

export const RATIOS = [1, 1.25, 1.5, 2] as const;
export const ZOOMS = [0.12, 0.33, 0.5, 1, 1.7, 4, 8, 30] as const;
export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** As it is seen: odd sides, so that no fitted picture lies on whole pixels by chance. */
export const SEEN: Size = { width: 251, height: 187 };
const BLUE = 200;
/** No ratio makes whole device pixels of it. */
const WINDOW: Size = { width: 1303, height: 803 };

/** Starts the app on a screen of this many device pixels per CSS pixel. */
export async function openOnScreen(ratio: number, { home, open, service }: Started): Promise<OpenApp> {
  home.settings({ baseUrl: service.url, welcomed: true });
  const opened = await open({ env: WITH_KEY, args: [`--force-device-scale-factor=${ratio}`] });
  await opened.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, WINDOW);
  // A window is whole device pixels wide, so in CSS pixels it may be one off.
  const offBy = () => opened.page.evaluate((width) => Math.abs(innerWidth - width), WINDOW.width);
  await expect.poll(offBy).toBeLessThanOrEqual(1);
  expect(await opened.page.evaluate(() => devicePixelRatio)).toBe(ratio);
  return opened;
}

/** Hides the lines between pixels, which have colours of their own, and shows them again. */
const GRID_KEY = "ControlOrMeta+'";

/** Red is the column and green the row; in a JPEG, about. */
export type PictureKind = 'png' | 'webp' | 'jpeg';

/** What has to be done to upright pixels so that this EXIF orientation undoes it: mirrored first, then turned. */
const LAID: Readonly<Record<number, { readonly mirror?: true; readonly turn: number }>> = {
  1: { turn: 0 },
  2: { mirror: true, turn: 0 },
  3: { turn: 180 },
  4: { mirror: true, turn: 180 },
  5: { mirror: true, turn: 270 },
  6: { turn: 270 },
  7: { mirror: true, turn: 90 },
  8: { turn: 90 },
};

async function codedPicture(kind: PictureKind, orientation: number): Promise<Buffer> {
  const { width, height } = SEEN;
  const pixels = Buffer.alloc(width * height * 3, BLUE);
  for (let at = 0; at < width * height; at += 1) pixels.set([at % width, Math.floor(at / width)], at * 3);
  const { mirror = false, turn } = LAID[orientation] ?? { turn: 0 };
  const mirrored = sharp(pixels, { raw: { ...SEEN, channels: 3 } }).flop(mirror);
  const turned = sharp(await mirrored.png().toBuffer())
    .rotate(turn)
    .withMetadata({ orientation });
  if (kind === 'png') return turned.png().toBuffer();
  return kind === 'webp' ? turned.webp({ lossless: true }).toBuffer() : turned.jpeg({ quality: 100 }).toBuffer();
}

/** Repeatable chance, 0 to 1. */
type Random = () => number;
type Started = Pick<Fixtures, 'home' | 'open' | 'service'>;

/** One picture in mask mode with a brush of one pixel, and what was clicked on it. */
export type ClickedPicture = {
  /** Goes to a zoom, anywhere in the picture, clicks, and looks whether the screen shows just those pixels. */
  click(zoom: number, count: number): Promise<void>;
  /** Pixels that the exported PNG repaints, and those that were clicked. */
  compare(): Promise<{ readonly repainted: readonly number[]; readonly clicked: readonly number[] }>;
  /** Takes the picture away, for another. */
  remove(): Promise<void>;
};

export async function openClickedPicture(
  { app, page }: OpenApp,
  home: Home,
  picture: { readonly kind: PictureKind; readonly orientation: number },
  random: Random,
): Promise<ClickedPicture> {
  const { kind, orientation } = picture;
  const name = `seen-${orientation}.${kind}`;
  const file = writePicture(join(home.folder, name), await codedPicture(kind, orientation));
  await dropFiles(page, requestPanel(page), [file]);
  await expect(references(page)).toContainText([`${SEEN.width}×${SEEN.height}`]);
  await openMask(page);
  await page.keyboard.press(GRID_KEY);
  await page.keyboard.press('b');
  await setField(page, 'Size', '1');
  const session = await page.context().newCDPSession(page);
  const clicked = new Set<number>();
  return {
    async click(zoom, count) {
      await goTo(page, zoom, random);
      await page.keyboard.press('h');
      const before = await screenshot(page, session);
      const view = await viewOn(page, SEEN);
      for (let done = 0; done < count; done += 1) {
        const at = somewhere(view, random);
        const pixel = pixelAt(view, at);
        expect(nearColour(colourAt(before, view, at), pixel, view, kind), where(view, at)).toEqual([]);
        await page.mouse.click(...mousePlace(view, at, done % 2 === 0));
        clicked.add(pixel);
      }
      await page.keyboard.press('h');
      const after = await screenshot(page, session);
      expect(wronglyShown(before, after, view, clicked), `zoom ${view.zoom}`).toEqual([]);
    },
    async compare() {
      const saved = join(home.folder, `${name}.mask.png`);
      await watchDesktop(app, { save: saved });
      await page.getByRole('button', { name: 'Export mask as PNG' }).click();
      await expect(page.getByText('Mask exported')).toBeVisible();
      const repainted = await repaintedIn(readFileSync(saved), SEEN);
      return { repainted, clicked: [...clicked].sort((a, b) => a - b) };
    },
    async remove() {
      await page.keyboard.press(GRID_KEY);
      await references(page).first().focus();
      await page.keyboard.press('Delete');
      await expect(references(page)).toHaveCount(0);
    },
  };
}

/** Goes to a zoom, exactly where it is a rung of the ladder and about it elsewhere, and somewhere in the picture. */
async function goTo(page: Page, zoom: number, random: Random): Promise<void> {
  const isRung = [1, 4, 8].includes(zoom);
  await wheelTo(page, zoom * (isRung ? 1.1 : 1 + 0.02 * random()), random);
  if (isRung) await page.getByRole('button', { name: 'Zoom out' }).click();
  await overScene(page, random);
  await page.mouse.wheel(random() * 60 - 30, random() * 60 - 30);
}

async function overScene(page: Page, random: Random): Promise<void> {
  const box = await scene(page).boundingBox();
  if (!box) throw new Error('no scene');
  const place = (from: number, length: number) => from + length * (0.3 + 0.4 * random());
  await page.mouse.move(place(box.x, box.width), place(box.y, box.height));
}

/** What one turn of a wheel with Ctrl enlarges by at most, as a logarithm in hundredths. */
const LARGEST_TURN = 30;

async function wheelTo(page: Page, zoom: number, random: Random): Promise<void> {
  await overScene(page, random);
  await page.keyboard.down('Control');
  await expect(async () => {
    const missing = 100 * Math.log(zoom / (await viewOn(page, SEEN)).zoom);
    for (let left = Math.abs(missing); left > 0.1; left -= LARGEST_TURN)
      await page.mouse.wheel(0, -Math.sign(missing) * Math.min(LARGEST_TURN, left));
    expect(Math.abs(missing)).toBeLessThan(1);
  }).toPass();
  await page.keyboard.up('Control');
}

type At = readonly [x: number, y: number];

/** So near the edge, in CSS pixels, a pointer may be on what divides the panels. */
const MARGIN = 12;

/** A device pixel of the canvas that shows the picture. */
function somewhere(view: SeenView, random: Random): At {
  const margin = Math.ceil(MARGIN * view.ratio);
  const within = (pan: number, length: number, room: number): number => {
    const from = Math.max(margin, Math.ceil(pan - 0.5));
    const to = Math.min(room - margin, Math.ceil(pan - 0.5 + length * view.zoom));
    return from + Math.floor(random() * (to - from));
  };
  return [within(view.panX, SEEN.width, view.wide), within(view.panY, SEEN.height, view.high)];
}

const pixelAlong = (at: number, pan: number, zoom: number): number => Math.floor((at + 0.5 - pan) / zoom);

/** The number of the picture's pixel that lies under the middle of a device pixel. */
const pixelAt = ({ zoom, panX, panY }: SeenView, [x, y]: At): number =>
  pixelAlong(y, panY, zoom) * SEEN.width + pixelAlong(x, panX, zoom);

/** A device pixel of the canvas, counted from the corner of the window; the canvas lies on whole ones. */
const onScreen = ({ left, top, ratio }: SeenView, [x, y]: At): At => [
  Math.round(left * ratio) + x,
  Math.round(top * ratio) + y,
];

/** In the page, where a mouse is on a device pixel: mice report its corner, pens any place in it. */
function mousePlace(view: SeenView, at: At, isCorner: boolean): [number, number] {
  const [x, y] = onScreen(view, at);
  const within = isCorner ? 0 : 0.5;
  return [(x + within) / view.ratio, (y + within) / view.ratio];
}

const where = ({ zoom }: SeenView, at: At): string => `zoom ${zoom}, at ${at.join()}`;

type Screen = Size & { readonly data: Buffer };

async function screenshot(page: Page, session: CDPSession): Promise<Screen> {
  await page.mouse.move(2, 2); // the ring around the nib is no part of the picture
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { data: png } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  const { data, info } = await sharp(Buffer.from(png, 'base64'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

type Colour = readonly [red: number, green: number, blue: number];

function colourAt(screen: Screen, view: SeenView, at: At): Colour {
  const [x, y] = onScreen(view, at);
  const start = (y * screen.width + x) * 3;
  return [screen.data[start] ?? 0, screen.data[start + 1] ?? 0, screen.data[start + 2] ?? 0];
}

/** What a colour is farther from a pixel's than it may be: not at all where pixels are shown one by one. */
function nearColour([red, green]: Colour, pixel: number, { zoom }: SeenView, kind: PictureKind): readonly string[] {
  const [x, y] = [pixel % SEEN.width, Math.floor(pixel / SEEN.width)];
  const averaged = zoom < 1 ? Math.ceil(1.5 / zoom) : 0;
  const most = averaged + (kind === 'jpeg' ? 6 : 0);
  return Math.abs(red - x) <= most && Math.abs(green - y) <= most
    ? []
    : [`pixel ${x},${y} is under the pointer, the screen shows ${red},${green}`];
}

/** Device pixels that look repainted and should not, or the other way round; the first few. */
function wronglyShown(before: Screen, after: Screen, view: SeenView, clicked: ReadonlySet<number>): readonly string[] {
  const wrong: string[] = [];
  for (let y = 0; y < view.high; y += 1)
    for (let x = 0; x < view.wide && wrong.length < 5; x += 1) {
      const column = pixelAlong(x, view.panX, view.zoom);
      const isInside = column >= 0 && column < SEEN.width;
      const isMeant = isInside && clicked.has(pixelAt(view, [x, y]));
      const blue = colourAt(before, view, [x, y])[2] - colourAt(after, view, [x, y])[2];
      if (blue > 40 !== isMeant) wrong.push(`${x},${y} looks ${isMeant ? 'kept' : 'repainted'}`);
    }
  return wrong;
}
