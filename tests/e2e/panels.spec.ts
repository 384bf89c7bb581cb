import type { Locator, Page } from '@playwright/test';
import { expect, test, WITH_KEY } from './app-fixture.ts';
import { inspector, make, promptField, requestPanel, stage } from './in-the-window.ts';

/** The inspector stands beside the stage, not over it. */
const WIDE = { width: 1440, height: 900 };

/** Panels narrow here, and keep a width of their own. */
const NARROW = { width: 1100, height: 760 };

const requestEdge = (page: Page): Locator => page.getByRole('separator', { name: 'Width of the request panel' });
const inspectorEdge = (page: Page): Locator => page.getByRole('separator', { name: 'Width of the inspector' });
const widthOf = async (panel: Locator): Promise<number> => (await panel.boundingBox())?.width ?? NaN;

/** Drags an edge by so many pixels to the right and answers how wide its panel is then. */
async function drag(page: Page, edge: Locator, panel: Locator, by: number, gains: number): Promise<number> {
  const before = await widthOf(panel);
  const line = await edge.boundingBox();
  if (!line) throw new Error('There is nothing to drag');
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(panel)).toBe(before + gains);
  return before + gains;
}

test('every width that was dragged and a folded inspector are as they were after a restart', async ({
  openStudio,
  open,
}) => {
  const first = await openStudio({ previews: 0 });
  await first.page.setViewportSize(NARROW);
  await expect(requestPanel(first.page)).toBeVisible();
  const narrow = await drag(first.page, requestEdge(first.page), requestPanel(first.page), 31, 31);
  await first.page.setViewportSize(WIDE);
  await make(first.page, 'A wide jug');
  await expect(inspector(first.page)).toBeVisible();
  const wide = await drag(first.page, requestEdge(first.page), requestPanel(first.page), 77, 77);
  const details = await drag(first.page, inspectorEdge(first.page), inspector(first.page), -53, 53);
  expect(new Set([narrow, wide, details]).size).toBe(3);
  await first.page.keyboard.press('ControlOrMeta+i');
  await expect(inspector(first.page)).toHaveCount(0);
  await first.close(); // at once: what was done last is kept as well

  const { page } = await open({ env: WITH_KEY });
  await page.setViewportSize(WIDE);
  await expect(promptField(page)).toBeVisible();
  expect(await widthOf(requestPanel(page))).toBe(wide);
  await expect(stage(page).getByRole('img', { name: 'Picture made from: A wide jug' })).toBeVisible();
  await expect(inspector(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+i');
  await expect(inspector(page)).toBeVisible();
  expect(await widthOf(inspector(page))).toBe(details);
  await page.setViewportSize(NARROW);
  await expect.poll(() => widthOf(requestPanel(page))).toBe(narrow);
});
