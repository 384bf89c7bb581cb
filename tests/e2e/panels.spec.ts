import type { Locator, Page } from '@playwright/test';
import { expect, test, WITH_KEY } from './app-fixture.ts';
import { inspector, make, promptField, requestPanel, stage } from './in-the-window.ts';

/** The inspector stands beside the stage, not over it. */
const WIDE = { width: 1440, height: 900 };

const composeWidth = (page: Page): Locator => page.getByRole('separator', { name: 'Width of the request panel' });
const panelWidth = async (page: Page): Promise<number> => (await requestPanel(page).boundingBox())?.width ?? NaN;

test('a width that was dragged and a folded inspector are as they were after a restart', async ({
  openStudio,
  open,
}) => {
  const first = await openStudio({ previews: 0 });
  await first.page.setViewportSize(WIDE);
  await make(first.page, 'A wide jug');
  await expect(inspector(first.page)).toBeVisible();
  const before = await panelWidth(first.page);
  const line = await composeWidth(first.page).boundingBox();
  if (!line) throw new Error('There is nothing to drag');
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
  await first.page.mouse.move(x, y);
  await first.page.mouse.down();
  await first.page.mouse.move(x + 77, y, { steps: 4 });
  await first.page.mouse.up();
  await expect.poll(() => panelWidth(first.page)).toBe(before + 77);
  await first.page.keyboard.press('ControlOrMeta+i');
  await expect(inspector(first.page)).toHaveCount(0);
  await first.close(); // at once: what was done last is kept as well

  const { page } = await open({ env: WITH_KEY });
  await page.setViewportSize(WIDE);
  await expect(promptField(page)).toBeVisible();
  expect(await panelWidth(page)).toBe(before + 77);
  await expect(stage(page).getByRole('img', { name: 'Picture made from: A wide jug' })).toBeVisible();
  await expect(inspector(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+i');
  await expect(inspector(page)).toBeVisible();
});
