import { PROMPTS, someDraft } from './prompts.ts';
import { draw, drawLarge, drawForReadme, goTo, spreadOverDays, test } from './studio.ts';

test('library, empty', async ({ studio }) => {
  const page = await studio();
  await goTo(page, 'Library');
  await draw(page, 'library-empty');
});

test('library, sixty pictures of four days', async ({ home, before, studio }) => {
  await before(async (past) => {
    past.back.changeSettings({ concurrency: 8, requestsPerMinute: 300 });
    past.batch(
      'Spring catalogue',
      Array.from({ length: 60 }, (_, index) => ({
        ...someDraft(index),
        prompt: `${someDraft(index).prompt}, take ${Math.floor(index / PROMPTS.length) + 1}`,
      })),
    );
    await past.back.queue.whenIdle();
    const made = past.back.queue.snapshot().jobs.flatMap(({ state }) => (state.status === 'done' ? state.assets : []));
    await past.back.library.favourite(
      made.filter((_id, index) => index % 7 === 2),
      true,
    );
  });
  spreadOverDays(home, (index) => [9, 3, 1, 0][Math.floor(index / 15)] ?? 0);
  const page = await studio({ concurrency: 2 });
  await goTo(page, 'Library');
  const tiles = page.getByRole('region', { name: 'Library' }).locator('[role=gridcell], [role=option]');
  await tiles.first().waitFor();
  await page.waitForTimeout(1500);
  await draw(page, 'library');
  await drawLarge(page, 'library');
  await drawForReadme(page, 'library');
  await tiles.nth(1).click();
  await tiles.nth(4).click({ modifiers: ['Shift'] });
  await draw(page, 'library-selection');
  await draw(page, 'library-quick-look', () => page.keyboard.press('Space'));
  await draw(page, 'library-menu', () => tiles.nth(2).click({ button: 'right' }));
  await page.emulateMedia({ contrast: 'more' });
  await draw(page, 'library-more-contrast');
  await page.emulateMedia({ contrast: null });
  await page.getByRole('searchbox').fill('lighthouse');
  await page.waitForTimeout(600);
  await draw(page, 'library-found');
  await page.getByRole('searchbox').fill('cobolt jug');
  await page.getByText('Nothing matches').first().waitFor();
  await draw(page, 'library-nothing');
});
