import { join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, type Home, type OpenApp, test } from './app-fixture.ts';
import { problems, still } from './axe-problems.ts';
import {
  dragOver,
  maskReady,
  onPicture,
  openMask,
  type Point,
  readMask,
  repaint,
  scene,
  setField,
  shownMask,
  viewOn,
  writePicture,
} from './in-mask-mode.ts';
import { dropFiles, references, requestPanel, segment, watchDesktop } from './in-the-window.ts';

const SIZE = { width: 600, height: 400 };

async function writePlain(home: Home): Promise<string> {
  const plain = sharp({ create: { ...SIZE, channels: 3, background: '#7a8a99' } });
  return writePicture(join(home.folder, 'plain.png'), await plain.png().toBuffer());
}

/** The app in mask mode on a plain picture. */
async function openPlain(home: Home, openStudio: () => Promise<OpenApp>): Promise<OpenApp> {
  const opened = await openStudio();
  await dropFiles(opened.page, requestPanel(opened.page), [await writePlain(home)]);
  await openMask(opened.page);
  return opened;
}

const nibSize = (page: Page): Locator => page.getByRole('textbox', { name: 'Size', exact: true });

type Pen = {
  down(at: Point, force: number): Promise<void>;
  move(at: Point, force: number): Promise<void>;
  up(): Promise<void>;
};

/** A pen on the picture, pressed as hard as told: 0 to 1. */
async function penOn(page: Page): Promise<Pen> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const view = await viewOn(page, SIZE);
  let last: Point = [0, 0];
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', force: number) => {
    const pen = {
      pointerType: 'pen',
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    } as const;
    return session.send('Input.dispatchMouseEvent', { type, x: last[0], y: last[1], force, ...pen });
  };
  return {
    async down(at, force) {
      last = onPicture(view, at);
      await send('mousePressed', force);
    },
    async move(at, force) {
      last = onPicture(view, at);
      await send('mouseMoved', force);
    },
    up: async () => void (await send('mouseReleased', 0)),
  };
}

/** From top to bottom in one column: how many pixels are repainted, and whether without a gap. */
function columnOf(isRepainted: (x: number, y: number) => boolean, x: number, from = 0, to = SIZE.height) {
  const rows = Array.from({ length: to - from }, (_none, at) => from + at).filter((y) => isRepainted(x, y));
  return { wide: rows.length, isWhole: rows.length > 0 && (rows.at(-1) ?? 0) - (rows[0] ?? 0) + 1 === rows.length };
}

test('a pen draws as wide as it is pressed, and thinner or wider as it goes', async ({ home, openStudio }) => {
  const { page } = await openPlain(home, openStudio);
  await setField(page, 'Size', '60');
  const pen = await penOn(page);
  for (const [y, force] of [
    [60, 0.2],
    [130, 0.6],
    [220, 1],
  ] as const) {
    await pen.down([80, y], force);
    await pen.move([300, y], force);
    await pen.move([520, y], force);
    await pen.up();
  }
  await pen.down([100, 330], 0.1);
  for (const force of [0.3, 0.5, 0.7, 1]) await pen.move([100 + force * 400, 330], force);
  await pen.up();

  const isRepainted = await readMask(await shownMask(page), SIZE);
  const wide = (from: number, to: number) => columnOf(isRepainted, 300, from, to).wide;
  expect([wide(20, 95), wide(95, 180), wide(180, 260)]).toEqual([12, 36, 60]);
  const tapered = Array.from({ length: 40 }, (_none, at) => columnOf(isRepainted, 100 + at * 10, 290, 400));
  expect(tapered.every(({ isWhole }) => isWhole)).toBe(true);
  const widths = tapered.map((column) => column.wide);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(widths.at(0)).toBeLessThan(10);
  expect(widths.at(-1)).toBeGreaterThan(55);
});

test('a stroke follows every place the pen was at between two frames, without a gap', async ({ home, openStudio }) => {
  const { page } = await openPlain(home, openStudio);
  await setField(page, 'Size', '7');
  const passed = Array.from(
    { length: 120 },
    (_none, at): Point => [60 + at * 4, 200 + Math.round(90 * Math.sin(at / 9))],
  );
  const view = await viewOn(page, SIZE);
  const pen = await penOn(page);
  await pen.down(passed[0] ?? [0, 0], 1);
  // One event for all of it, as after a frame that took long.
  await scene(page)
    .locator('canvas.upper-canvas')
    .evaluate(
      (canvas, places) => {
        const shared = { pointerType: 'pen', pressure: 1, buttons: 1, bubbles: true, pointerId: 1 };
        const events = places.map(
          ([clientX, clientY]) => new PointerEvent('pointermove', { ...shared, clientX, clientY }),
        );
        const { clientX = 0, clientY = 0 } = events.at(-1) ?? {};
        canvas.dispatchEvent(new PointerEvent('pointermove', { ...shared, clientX, clientY, coalescedEvents: events }));
      },
      passed.map((place) => onPicture(view, place)),
    );
  await pen.up();
  const isRepainted = await readMask(await shownMask(page), SIZE);
  expect(passed.filter(([x, y]) => !isRepainted(x, y))).toEqual([]);
  const columns = Array.from({ length: 470 }, (_none, at) => columnOf(isRepainted, 62 + at));
  expect(columns.filter(({ isWhole }) => !isWhole)).toEqual([]);
  expect(columns.every(({ wide }) => wide >= 7 && wide < 60)).toBe(true);
});

test('the nib is sized by brackets and by Alt and a drag, X swaps what it does, and its ring is as large', async ({
  home,
  openStudio,
}) => {
  const { page } = await openPlain(home, openStudio);
  await setField(page, 'Size', '50');
  await page.keyboard.press(']');
  await expect(nibSize(page)).toHaveValue('55');
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expect(nibSize(page)).toHaveValue('44');

  await page.keyboard.down('Alt');
  const { zoom, ratio } = await viewOn(page, SIZE);
  await dragOver(page, SIZE, [
    [200, 200],
    [208, 205],
    [220, 200],
  ]);
  await page.keyboard.up('Alt');
  await expect(nibSize(page)).toHaveValue('84');
  await expect(page.getByText('Nothing is repainted yet')).toBeVisible();
  const ring = scene(page).locator('[data-core]');
  await expect.poll(async () => (await ring.boundingBox())?.width).toBeCloseTo((84 * zoom) / ratio, 0);

  await page.getByRole('button', { name: 'Fill all' }).click();
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: 'Swap repaint and keep' })).toHaveAttribute('aria-pressed', 'true');
  await dragOver(page, SIZE, [
    [200, 200],
    [300, 200],
  ]);
  await page.keyboard.press('x');
  await dragOver(page, SIZE, [
    [250, 200],
    [251, 200],
  ]);
  const isRepainted = await readMask(await shownMask(page), SIZE);
  expect([isRepainted(10, 10), isRepainted(190, 200), isRepainted(250, 200)]).toEqual([true, false, true]);
});

/** Tab until it has focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${wanted.toString()} can't be reached with Tab`);
}

test('a rectangle is masked by keyboard alone', async ({ home, openStudio }) => {
  const { app, page } = await openStudio();
  await watchDesktop(app, { open: [await writePlain(home)] });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(references(page)).toHaveCount(1);
  await tabTo(page, page.getByRole('radio', { name: 'View' }));
  await page.keyboard.press('ArrowRight');
  await maskReady(page);
  await page.keyboard.press('m');
  for (const [name, value] of [
    ['X', '40'],
    ['Y', '30'],
    ['Width', '100'],
    ['Height', '50'],
  ] as const) {
    await tabTo(page, page.getByRole('textbox', { name, exact: true }));
    await page.keyboard.type(value);
  }
  await tabTo(page, page.getByRole('button', { name: 'Repaint it' }));
  await page.keyboard.press('Enter');
  await expect(repaint(page)).toContainText('5,000 px');
  const isRepainted = await readMask(await shownMask(page), SIZE);
  expect([isRepainted(40, 30), isRepainted(139, 79), isRepainted(140, 79), isRepainted(39, 30)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('in mask mode everything has a name, and axe finds nothing in either theme', async ({ home, openStudio }) => {
  const { page } = await openPlain(home, openStudio);
  await still(page);
  const tools = page.getByRole('toolbar', { name: 'Mask tools' }).getByRole('button');
  await expect(tools).toHaveCount(8);
  const found: string[] = [];
  for (const name of ['Brush', 'Eraser', 'Rectangle', 'Ellipse', 'Lasso', 'Polygon lasso', 'Pan']) {
    const tool = page.getByRole('button', { name, exact: true });
    await tool.click();
    await expect(tool).toHaveAttribute('aria-pressed', 'true');
    if (name === 'Rectangle') found.push(...(await problems(page, name)));
  }
  await page.getByRole('button', { name: 'Fill all' }).click();
  await shownMask(page);
  await segment(page, 'What is shown', 'Exactly as sent');
  found.push(...(await problems(page, 'as sent')));
  expect(found).toEqual([]);
});

test('a window that comes to another screen shows the picture by the pixels of that one', async ({
  home,
  openStudio,
}) => {
  const { page } = await openPlain(home, openStudio);
  await expect(page.getByText('100 %', { exact: true })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 2, mobile: false });
  await expect(page.getByText('200 %', { exact: true })).toBeVisible();
});
