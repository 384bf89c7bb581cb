import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, WITH_KEY } from './app-fixture.ts';
import { choose, dragAway, segment, watchDesktop } from './in-the-window.ts';

const LINES = Array.from({ length: 12 }, (_, at) => `Harbour ${at + 1}, ${at < 3 ? 'lantern' : 'gull'} above the pier`);

test('a batch of twelve lines is paused, taken up after a restart and finished; its pictures are found, dragged out, trashed and brought back', async ({
  home,
  open,
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const first = await openStudio({ concurrency: 2, requestsPerMinute: 300, previews: 0 });
  const { page } = first;
  await segment(page, 'Quality', 'Low');
  await choose(page, 'Size', /^1024 × 1024/);
  await page.keyboard.press('ControlOrMeta+Shift+n');
  const dialog = page.getByRole('dialog', { name: 'New batch' });
  await dialog.getByRole('textbox', { name: 'Prompts, one a line' }).fill(`${LINES.join('\n')}\n\n`);
  await expect(dialog.getByRole('status').first()).toContainText('12 jobs');
  await expect(dialog).toContainText('nothing sent yet');
  await expect(dialog).toContainText(/~\$\d/);
  expect(service.requests).toHaveLength(0);
  await dialog.getByRole('button', { name: 'Add 12 jobs to the queue' }).click();
  const queue = page.getByRole('region', { name: 'Queue' });
  await expect(queue).toContainText('12 jobs');
  await expect.poll(() => home.sidecars().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  service.hold();
  await queue.getByRole('button', { name: 'Pause all' }).click();
  await expect(queue.getByRole('button', { name: /^Resume/ })).toBeVisible();
  service.release();
  await expect(queue.getByText(/\d running/)).toHaveCount(0, { timeout: 20_000 });
  const before = home.sidecars().length;
  expect(before).toBeLessThan(12);
  expect(service.requests).toHaveLength(before);
  await first.close();

  const second = await open({ env: WITH_KEY });
  await expect(second.page.getByRole('region', { name: 'Queue' })).toContainText(`${12 - before} waiting`);
  expect(service.requests).toHaveLength(before);
  await second.page
    .getByRole('region', { name: 'Queue' })
    .getByRole('button', { name: /^Resume/ })
    .click();
  await expect.poll(() => home.sidecars().length, { timeout: 60_000 }).toBe(12);
  await expect(second.page.getByRole('region', { name: 'Queue' })).toContainText('12 done');
  expect(service.requests).toHaveLength(12);

  const asked = await watchDesktop(second.app);
  await second.page.keyboard.press('ControlOrMeta+f');
  const library = second.page.getByRole('region', { name: 'Library' });
  const tiles = library.getByRole('grid', { name: 'Pictures' }).getByRole('gridcell');
  await expect(tiles).toHaveCount(12);
  await expect(library.getByRole('searchbox', { name: 'Search the library' })).toBeFocused();
  await second.page.keyboard.type('lantern');
  await expect(tiles).toHaveCount(3);
  await expect(tiles.first()).toHaveAccessibleName(/lantern/);
  await second.page.keyboard.press('ControlOrMeta+a');
  await second.page.keyboard.type('harbour');
  await expect(tiles).toHaveCount(12);

  await tiles.first().click();
  await second.page.keyboard.press('ControlOrMeta+a');
  await expect(library).toContainText('12 of 12 selected');
  await dragAway(second.page, tiles.first());
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [deed, ...files] = (await asked())[0] ?? [];
  expect(deed).toBe('drag');
  expect(new Set(files).size).toBe(12);
  const made = new Set(home.sidecars().map(({ file }) => join(home.library, file)));
  expect(files.every((file) => made.has(String(file)))).toBe(true);
  const bytes = home.sidecars().map(({ file, hash }) => ({ file: join(home.library, file), hash }));

  await second.page.keyboard.press('ControlOrMeta+a');
  await second.page.keyboard.press('Delete');
  await expect(tiles).toHaveCount(0);
  await expect(second.page.getByText('12 pictures moved to trash')).toBeVisible();
  expect(bytes.filter(({ file }) => existsSync(file))).toEqual([]);
  await second.page.keyboard.press('ControlOrMeta+z');
  await expect(tiles).toHaveCount(12);
  const { createHash } = await import('node:crypto');
  const after = bytes.map(({ file }) => createHash('sha256').update(readFileSync(file)).digest('hex'));
  expect(after).toEqual(bytes.map(({ hash }) => hash));
});
