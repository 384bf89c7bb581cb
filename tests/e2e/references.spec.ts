import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './app-fixture.ts';
import {
  bodyOf,
  cards,
  command,
  dragAway,
  drawFiles,
  dropFiles,
  make,
  promptField,
  references,
  requestPanel,
  watchDesktop,
} from './in-the-window.ts';

/** What can be done with references before they are sent. */

test('pictures dragged out of strip and library come back as references that know where they are from', async ({
  home,
  openStudio,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  const asked = await watchDesktop(app);
  await make(page, 'A harbour');
  await make(page, 'A lighthouse');
  const [harbour, lighthouse] = home.sidecars();
  /** What main let the system drag last. */
  const dragged = async (count: number) => {
    await expect.poll(async () => (await asked()).at(-1)?.length).toBe(count + 1);
    return ((await asked()).at(-1) ?? []).slice(1).map(String);
  };

  await dragAway(page, cards(page).nth(0));
  const strip = await dragged(1);
  expect(strip).toEqual([join(home.library, lighthouse?.file ?? '')]);
  await dropFiles(page, requestPanel(page), strip);
  await expect(references(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Library', exact: true }).click();
  const tiles = page.locator('[data-tile]');
  await expect(tiles).toHaveCount(2);
  await tiles.nth(0).click();
  await tiles.nth(1).click({ modifiers: ['Shift'] });
  await dragAway(page, tiles.nth(1));
  await dropFiles(page, page.locator('[data-library-grid]'), await dragged(2)); // in the half that adds
  await expect(references(page)).toHaveCount(2);
  await expect(page.getByText('Already a reference')).toBeVisible();

  await make(page, 'Both together');
  const both = home.sidecars().at(-1);
  expect(both?.recipe?.parents.toSorted()).toEqual([harbour?.id, lighthouse?.id].toSorted());
  expect(both?.recipe?.request.references.map(({ hash }) => hash).toSorted()).toEqual(
    [harbour?.hash, lighthouse?.hash].toSorted(),
  );
});

const tile = (page: Page, name: string) => references(page).filter({ has: page.locator(`[title^="${name},"]`) });
const names = (page: Page) =>
  references(page)
    .locator('[data-reference]')
    .evaluateAll((tiles) => tiles.map((one) => one.getAttribute('title')?.split(',')[0]));

test('files let go on a reference take its place, and so do chosen ones; the notice brings it back', async ({
  home,
  openStudio,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  const files = await drawFiles(home.folder, ['a.png', 'b.png', 'c.png', 'd.png', 'e.png']);
  await dropFiles(page, promptField(page), files.slice(0, 3));
  await expect(references(page)).toHaveCount(3);
  await dropFiles(page, tile(page, 'b.png'), files.slice(3, 4));
  await expect.poll(() => names(page)).toEqual(['a.png', 'd.png', 'c.png']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => names(page)).toEqual(['a.png', 'b.png', 'c.png']);

  await watchDesktop(app, { open: files.slice(3) });
  await tile(page, 'a.png').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Replace reference…' }).click();
  await expect.poll(() => names(page)).toEqual(['d.png', 'e.png', 'b.png', 'c.png']);
  await tile(page, 'b.png').hover();
  await page.getByRole('button', { name: 'More for b.png' }).click();
  await page.getByRole('menuitem', { name: 'Make it the edited one' }).click();
  await expect.poll(() => names(page)).toEqual(['b.png', 'd.png', 'e.png', 'c.png']);
});

test('a reference is cut, turned and mirrored by keys and numbers, sent so, and edited again from where it began', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  await make(page, 'A harbour');
  const asked = await watchDesktop(app);
  await dragAway(page, cards(page).nth(0));
  await expect.poll(async () => (await asked()).length).toBe(1);
  await dropFiles(page, promptField(page), (await asked())[0]?.slice(1).map(String) ?? []);
  await references(page).first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Crop and rotate/ });
  const box = dialog.getByRole('application');
  await expect(box).toHaveAccessibleName('Crop box, 1,536 × 1,024 from 0, 0');
  const type = async (field: string, value: string) => {
    await dialog.getByRole('textbox', { name: field, exact: true }).fill(value);
    await page.keyboard.press('Tab');
  };
  await type('X', '100');
  await type('Y', '60');
  await type('Width', '400');
  await type('Height', '300');
  await expect(box).toHaveAccessibleName('Crop box, 400 × 300 from 100, 60');
  await box.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(box).toHaveAccessibleName('Crop box, 399 × 300 from 101, 70');
  await dialog.getByRole('button', { name: 'Rotate right' }).click();
  await expect(box).toHaveAccessibleName('Crop box, 300 × 399 from 654, 101');
  await dialog.getByRole('button', { name: 'Flip horizontally' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(references(page).first()).toContainText('300×399');

  await make(page, 'The cut one');
  const [harbour, cut] = home.sidecars();
  expect(cut?.recipe?.parents).toEqual([harbour?.id]);
  const kept = join(home.library, '.octen/inputs', `${cut?.recipe?.request.references[0]?.hash}.png`);
  const part = { left: 101, top: 70, width: 399, height: 300 };
  const expected = await sharp(home.read(harbour?.file ?? ''))
    .extract(part)
    .rotate(90)
    .png()
    .toBuffer();
  const pixels = (image: string | Buffer) => sharp(image).removeAlpha().raw().toBuffer();
  expect(await pixels(kept)).toEqual(await pixels(await sharp(expected).flop().toBuffer()));
  expect(JSON.stringify((await bodyOf(service, 1))['image'])).toContain(readFileSync(kept).toString('base64'));

  await references(page)
    .first()
    .dblclick({ position: { x: 34, y: 30 } });
  await expect(box).toHaveAccessibleName(/^Crop box, 300 × 399 from /);
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(references(page).first()).toContainText('1536×1024');
});

test('pinned pictures are at hand for every request: by click, by key, several at once, and after a restart', async ({
  home,
  openStudio,
}) => {
  const first = await openStudio({ previews: 0 });
  let { page } = first;
  await make(page, 'A harbour');
  await command(page, 'pin to shelf');
  await expect(page.getByText('Pinned to the shelf')).toBeVisible();
  const files = await drawFiles(home.folder, ['a.png', 'b.png', 'c.png']);
  await dropFiles(page, promptField(page), files.slice(0, 2));
  for (const name of ['a.png', 'b.png']) {
    await tile(page, name).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Pin to shelf' }).click();
  }
  await expect(page.getByRole('button', { name: 'Shelf, 3 pinned' })).toBeVisible();
  await page.keyboard.press('Escape');
  await first.close();

  ({ page } = await openStudio({ previews: 0 }));
  await expect(references(page)).toHaveCount(2);
  await command(page, 'clear the request');
  await expect(references(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Shelf, 3 pinned' }).click();
  const shelf = page.getByRole('grid', { name: 'Shelf of references' });
  await expect(shelf.getByRole('row')).toHaveCount(3);
  await shelf.getByRole('row', { name: /^a\.png/ }).click();
  await expect(references(page)).toHaveCount(1);
  await shelf.getByRole('row', { name: /^b\.png/ }).press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(references(page)).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(references(page)).toHaveCount(3);
  await shelf.getByRole('row', { name: /^b\.png/ }).click();
  await expect(references(page)).toHaveCount(2);
  await shelf.getByRole('row', { name: /^b\.png/ }).press('Delete');
  await expect(shelf.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(shelf).toHaveCount(0);

  await make(page, 'From the shelf');
  const [harbour, made] = home.sidecars();
  expect(made?.recipe?.parents).toEqual([harbour?.id]);
});

test('a mask stays with the picture it was drawn for: the cut one has none, and the whole one has it again', async ({
  home,
  openStudio,
}) => {
  const { page } = await openStudio({ previews: 0 });
  await dropFiles(page, promptField(page), await drawFiles(home.folder, ['a.png']));
  await promptField(page).fill('Another sky');
  await page.getByRole('radiogroup', { name: 'Mode' }).locator('label').filter({ hasText: 'Mask' }).click();
  await page.getByRole('button', { name: 'Fill all' }).click();
  const masked = page.getByRole('button', { name: /^Generate with mask/ });
  await expect(masked).toBeEnabled();
  const crop = async (deed: (dialog: Locator) => Promise<void>) => {
    await references(page).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Crop and rotate a.png' });
    await deed(dialog);
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(dialog).toHaveCount(0);
  };
  await crop(async (dialog) => {
    await expect(dialog).toContainText('The mask fits the picture as it is now.');
    await dialog.getByRole('button', { name: 'Rotate left' }).click();
  });
  await expect(references(page).first()).toContainText('480×640');
  await expect(masked).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Generate/ })).toBeEnabled();
  await crop((dialog) => dialog.getByRole('button', { name: 'Reset' }).click());
  await expect(references(page).first()).toContainText('640×480');
  await expect(masked).toBeEnabled();
});
