import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { seedJobs, seedPictures } from '../support/large-studio.ts';
import { expect, test } from './app-fixture.ts';
import { expectSmooth } from './long-tasks.ts';

/** What is in sight and a little around it, however much there is. */
const MOST_ELEMENTS = 1500;

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name });
const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);
const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

async function wheel(page: Page, over: Locator, notches: number): Promise<void> {
  const box = await over.boundingBox();
  if (!box) throw new Error('There is nothing to scroll');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let notch = 0; notch < notches; notch += 1) {
    await page.mouse.wheel(0, 600);
    await nextFrame(page);
  }
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    await nextFrame(page);
  }
}

/** As one drags the scrollbar: somewhere else in every frame. */
const dragScrollbar = (scroller: Locator): Promise<void> =>
  scroller.evaluate(async (element) => {
    for (let step = 1; step <= 6; step += 1) {
      element.scrollTop = (element.scrollHeight * ((step * 37) % 100)) / 100;
      await new Promise(requestAnimationFrame);
    }
  });

/** Numbers of jobs in each change the window is told of from now on. */
async function watchChanges(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const sizes: number[] = [];
    const { bridge } = globalThis as unknown as { bridge: Bridge };
    Object.assign(globalThis, { changeSizes: sizes });
    bridge.onEvent((event) => {
      if (event.name === 'queue.changed') sizes.push(event.payload.changed.length + event.payload.removed.length);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { changeSizes: number[] }).changeSizes);
}

test('10,000 jobs scroll without a pause, and a change tells only of itself', async ({ home, openStudio }) => {
  seedJobs(home, 10_000);
  const { page } = await openStudio();
  const list = page.getByRole('grid', { name: 'Jobs' });
  const scroller = list.getByRole('rowgroup').nth(1);
  await expectSmooth(page, 'opening the queue', async () => {
    await place(page, 'Create').click();
    await place(page, 'Queue').click();
    // In forty pages: on a loaded machine each is slow.
    await expect(list).toHaveAttribute('aria-rowcount', /^10\d{3}$/, { timeout: 20_000 });
  });
  await expectSmooth(page, 'the wheel', () => wheel(page, scroller, 5));
  await expectSmooth(page, 'the scrollbar', () => dragScrollbar(scroller));
  await list.focus();
  await expectSmooth(page, 'pages', () => press(page, 'PageDown', 8));
  await page.keyboard.press('End');
  await expect(list.getByRole('row').last()).toBeInViewport();
  await expectSmooth(page, 'all chosen', () => press(page, 'ControlOrMeta+a', 1));
  await page.keyboard.press('Escape');
  expect(await elements(page)).toBeLessThan(MOST_ELEMENTS);

  const changes = await watchChanges(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect.poll(changes).toEqual([1]);
});

test('100,000 pictures scroll, are searched and chosen without a pause', async ({ home, openStudio }) => {
  await seedPictures(home, 100_000);
  const { page } = await openStudio();
  const grid = page.getByRole('grid', { name: 'Pictures' });
  const loading = grid.locator('[aria-busy]');
  await expectSmooth(page, 'opening the library', async () => {
    await place(page, 'Create').click();
    await place(page, 'Library').click();
    await expect(grid.getByRole('img').or(grid.locator('img')).first()).toBeVisible();
  });
  await expectSmooth(page, 'the wheel', () => wheel(page, grid, 5));
  await expectSmooth(page, 'the scrollbar', () => dragScrollbar(grid));
  await grid.focus();
  await page.keyboard.press('End');
  await expect(loading).toHaveCount(0);
  await expect(grid.getByRole('gridcell', { name: /number 0/ })).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(grid.getByRole('gridcell', { name: /number 99999/ })).toBeInViewport();
  expect(await elements(page)).toBeLessThan(MOST_ELEMENTS);

  const chosen = page.getByRole('region', { name: 'Selection' });
  await expectSmooth(page, 'choosing all', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+a');
    await expect(chosen).toBeVisible();
  });
  await expectSmooth(page, 'the wheel with all chosen', () => wheel(page, grid, 5));
  await grid.focus();
  await page.keyboard.press('Escape');
  await expectSmooth(page, 'searching', async (round) => {
    const word = ['harbour', 'market', 'forest', 'garden'][round] ?? '';
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').pressSequentially(word, { delay: 15 });
    await expect(grid.getByRole('gridcell', { name: new RegExp(word) }).first()).toBeVisible();
  });
  expect(await elements(page)).toBeLessThan(MOST_ELEMENTS);
});
