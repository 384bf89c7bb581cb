import type { Locator, Page } from '@playwright/test';
import { setField } from '../e2e/in-mask-mode.ts';
import { choose, references, segment } from '../e2e/in-the-window.ts';
import { someDraft } from './prompts.ts';
import { draw, expect, test as base } from './studio.ts';

/** With the pictures made for these prompts as references. */
const test = base.extend<{ withReferences(count: number): Promise<Page> }>({
  withReferences: async ({ home, before, studio }, provide) => {
    await provide(async (count) => {
      await before(async (past) => {
        await past.make(...Array.from({ length: count }, (_none, index) => someDraft(index)));
        const inputs = home.sidecars().map(({ file }, index) => {
          return past.back.inputs.addBytes(home.read(file), `${NAMES[index] ?? 'picture'}.png`);
        });
        await past.draft({ prompt: 'As one still life', references: await Promise.all(inputs) });
      });
      const page = await studio();
      await references(page)
        .nth(count - 1)
        .waitFor();
      return page;
    });
  },
});

const NAMES = ['lighthouse', 'stoneware jug', 'paper hills', 'amber bottle', 'stairwell', 'fern study'] as const;

test('references, what can be done with one', async ({ withReferences }) => {
  const page = await withReferences(4);
  await draw(page, 'reference-menu', () => references(page).nth(1).click({ button: 'right' }));
});

test('references, the shelf', async ({ withReferences }) => {
  const page = await withReferences(6);
  const open = () => page.getByRole('button', { name: /^Shelf/ }).click();
  await draw(page, 'shelf-empty', open);
  for (const index of [0, 1, 2, 3, 5]) {
    await references(page).nth(index).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Pin to shelf' }).click();
  }
  for (const index of [5, 2, 0]) {
    await references(page).nth(index).focus();
    await page.keyboard.press('Delete');
  }
  await expect(page.getByText('Pinned to the shelf')).toHaveCount(0, { timeout: 60_000 });
  await draw(page, 'shelf', open);
});

async function crop(page: Page): Promise<Locator> {
  await references(page).first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Crop and rotate/ });
  await dialog.waitFor();
  return dialog;
}

test('references, one is cropped', async ({ withReferences }) => {
  const page = await withReferences(1);
  await crop(page);
  await draw(page, 'crop-whole');
  await setField(page, 'X', '420');
  await setField(page, 'Y', '160');
  await setField(page, 'Width', '640');
  await setField(page, 'Height', '720');
  await draw(page, 'crop');
});

test('references, one with a mask is turned', async ({ withReferences }) => {
  const page = await withReferences(1);
  await segment(page, 'Mode', 'Mask');
  await page.getByRole('button', { name: 'Fill all' }).click();
  const dialog = await crop(page);
  await choose(page, 'Proportions', '1:1');
  await dialog.getByRole('button', { name: 'Rotate right' }).click();
  await draw(page, 'crop-turned');
});
