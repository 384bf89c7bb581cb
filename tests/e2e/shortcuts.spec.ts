import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, type Page } from '@playwright/test';
import { expect, type Home, test } from './app-fixture.ts';

/** A menu item's keys, and whether it can be chosen. */
const item = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    return [found?.accelerator ?? null, found?.enabled];
  }, id);

const isFocused = (page: Page, name: RegExp) =>
  page.evaluate(({ source }) => new RegExp(source).test(document.activeElement?.getAttribute('aria-label') ?? ''), {
    source: name.source,
  });

const keptIn = (home: Home): unknown =>
  (JSON.parse(readFileSync(join(home.data, 'settings.json'), 'utf8')) as { shortcuts: unknown }).shortcuts;

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 12 && !(await isFocused(page, name)); step += 1) await page.keyboard.press('Tab');
  expect(await isFocused(page, name), `${name} is reached with Tab`).toBe(true);
}

test('shortcuts are changed by keyboard alone, hold everywhere at once and after a restart, and are reset', async ({
  home,
  open,
  openStudio,
}) => {
  const { app, page, close } = await openStudio({ shortcuts: { vary: 'Mod+Shft+V', 'of-tomorrow': 'Mod+U' } });
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const settings = page.getByRole('dialog', { name: 'Settings' });

  // What can't be used changes nothing, and is told.
  expect(await item(app, 'vary')).toEqual(['V', false]);
  expect(readFileSync(join(home.data, 'logs/main.log'), 'utf8')).toContain('["vary: Mod+Shft+V","of-tomorrow: Mod+U"]');

  // The system's menus offer what can be done.
  await expect.poll(() => item(app, 'go-queue')).toEqual(['CmdOrCtrl+2', true]);
  expect(await item(app, 'again')).toEqual(['CmdOrCtrl+R', false]);
  expect(await item(app, 'mask-brush')).toEqual(['B', false]);

  // From the sheet to the keys of “Commands”.
  await page.keyboard.press('ControlOrMeta+2');
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect.poll(() => item(app, 'go-queue')).toEqual(['CmdOrCtrl+2', false]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Change shortcuts…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(settings).toBeVisible();
  await tabTo(page, /^Search commands/);
  await page.keyboard.type('comm');
  await tabTo(page, /^Commands: .*K/);
  await page.keyboard.press('Enter');

  // Another command has them.
  await expect(settings.getByLabel('New keys for Commands')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(settings.getByText(/is used by Find in library\. Use it here instead\?/)).toBeVisible();
  await expect(settings.getByRole('button', { name: 'Use it here' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(settings.getByRole('button', { name: /^Commands: .*F\. Change/ })).toBeFocused();
  await expect(settings.getByRole('status')).toContainText('Find in library has no shortcut now.');
  await expect.poll(() => item(app, 'palette')).toEqual(['CmdOrCtrl+F', false]);
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect.poll(() => item(app, 'find')).toEqual([null, true]);
  await expect(page.getByRole('button', { name: /^Commands/ })).toContainText('F');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(palette).toHaveCount(1);
  await close();
  expect(keptIn(home)).toEqual({ vary: 'Mod+Shft+V', 'of-tomorrow': 'Mod+U', palette: 'Mod+F', find: null });

  const again = await open();
  await expect.poll(() => item(again.app, 'palette')).toEqual(['CmdOrCtrl+F', true]);
  await again.page.keyboard.press('ControlOrMeta+f');
  await expect(again.page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await again.page.keyboard.type('settings');
  await again.page.keyboard.press('Enter');
  await again.page.getByRole('tab', { name: 'Key' }).press('End');
  await again.page.keyboard.press('ArrowUp');
  await tabTo(again.page, /^Search commands/);
  await again.page.keyboard.press('Tab');
  await expect(again.page.getByRole('button', { name: 'Reset all' })).toBeFocused();
  await again.page.keyboard.press('Enter');
  await expect(again.page.getByRole('alertdialog', { name: 'Reset all shortcuts?' })).toContainText('2 commands');
  await again.page.keyboard.press('Enter');
  await expect.poll(() => item(again.app, 'palette')).toEqual(['CmdOrCtrl+K', false]);
  expect(keptIn(home)).toEqual({});
  await expect(again.page.getByRole('searchbox', { name: 'Search commands and keys' })).toBeFocused();
});
