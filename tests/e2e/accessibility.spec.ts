import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './app-fixture.ts';
import { DIALOG, problems, still } from './axe-problems.ts';
import { importMask, maskReady, writePicture } from './in-mask-mode.ts';
import {
  command,
  choose,
  chooseModel,
  drawFiles,
  make,
  promptField,
  references,
  requestPanel,
  segment,
  send,
  stage,
  watchDesktop,
} from './in-the-window.ts';

test('axe finds nothing in the first steps', async ({ home, open }) => {
  home.settings({});
  const { page } = await open();
  await still(page);
  const found: string[] = [];
  await expect(page.getByRole('button', { name: 'Use demo' })).toBeVisible();
  found.push(...(await problems(page, 'key')));
  await page.getByRole('button', { name: 'Use demo' }).click();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  found.push(...(await problems(page, 'folder')));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(promptField(page)).toBeVisible();
  found.push(...(await problems(page, 'first picture')));
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('button', { name: 'Use my key' })).toBeVisible();
  found.push(...(await problems(page, 'create, demo')));
  expect(found).toEqual([]);
});

type Look = (what: string, part?: string) => Promise<void>;

async function lookAtReferences(page: Page, look: Look): Promise<void> {
  await references(page).first().click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await look('reference menu');
  await page.getByRole('menuitem', { name: 'Pin to shelf' }).click();
  await page.getByRole('button', { name: 'Shelf, 1 pinned' }).click();
  await expect(page.getByRole('grid', { name: 'Shelf of references' }).getByRole('row')).toHaveCount(1);
  await look('shelf', DIALOG);
  await page.keyboard.press('Escape');
  await references(page).first().focus();
  await page.keyboard.press('Enter');
  const crop = page.getByRole('dialog', { name: 'Crop and rotate one.png' });
  await expect(crop).toBeVisible();
  await look('crop', DIALOG);
  await page.keyboard.press('Escape');
  await expect(crop).toHaveCount(0);
}

test('axe finds nothing in Create, empty, full and in trouble', async ({ home, openStudio, service }) => {
  test.setTimeout(180_000);
  const { app, page } = await openStudio({ previews: 0 });
  await still(page);
  const found: string[] = [];
  const look = async (what: string, part?: string) => void found.push(...(await problems(page, what, part)));
  await look('create, empty');
  await page.getByRole('button', { name: 'Shelf', exact: true }).click();
  await expect(page.getByText(/^Pin a reference/)).toBeVisible();
  await look('shelf, empty');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+m');
  await expect(page.getByRole('option')).toHaveCount(4);
  await look('model picker');
  await page.keyboard.press('Escape');

  await watchDesktop(app, { open: await drawFiles(home.folder, ['one.png', 'two.png']) });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(references(page)).toHaveCount(2);
  await lookAtReferences(page, look);
  await page.getByRole('button', { name: /^More parameters/ }).click();
  await choose(page, 'Size', 'Custom…');
  await page.getByRole('textbox', { name: 'Width' }).fill('1500');
  await look('create, a size that is not legal');
  await page.getByRole('button', { name: /^Use 1504 × 1024/ }).click();
  await page.getByRole('button', { name: 'Increase Pictures' }).click();
  await segment(page, 'Quality', 'Low');
  await send(page, 'Two boats');
  await expect(stage(page).getByRole('list', { name: 'Results' }).getByRole('button')).toHaveCount(2, {
    timeout: 20_000,
  });
  await look('create, a grid of results');
  await chooseModel(page, 'Gemini 3.1 Flash');
  await page.getByRole('button', { name: /^Not used by this model/ }).click();
  await make(page, 'Words and a picture');
  await look('create, one picture with words');
  await page.getByRole('button', { name: 'Prompt history' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await look('prompt history');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await look('picture menu');
  await page.keyboard.press('Escape');

  service.faults.set({ 'moderation-input': { times: 1 } });
  await send(page, 'Refused');
  await expect(page.getByText('The service refused this prompt').first()).toBeVisible();
  await look('create, refused');
  service.faults.set({ 'no-answer': { times: 1 } });
  await send(page, 'Uncertain');
  await expect(page.getByText('No full answer came back').first()).toBeVisible();
  await look('create, uncertain');
  await stage(page).getByRole('button', { name: 'Send again, pays again' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Send it again?' })).toBeVisible();
  await look('send again question', DIALOG);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  service.faults.set({ 'slow-first-byte': 60_000 });
  await send(page, 'Stopped');
  await expect(stage(page).getByRole('button', { name: 'Cancel' })).toBeVisible();
  await look('create, a job on its way');
  await stage(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('stop question', DIALOG);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop waiting' }).click();
  await expect(page.getByText('Stopped by you').first()).toBeVisible();

  await command(page, 'Pause queue');
  await send(page, 'Waits for better times');
  await expect(page.getByText('The queue is paused. 1 job is waiting.')).toBeVisible();
  await app.evaluate(({ net, powerMonitor }) => {
    net.isOnline = () => false;
    (powerMonitor as NodeJS.EventEmitter).emit('resume');
  });
  await expect(page.getByText(/^Offline since/)).toBeVisible();
  await look('create, paused and offline');

  await chooseModel(page, 'GPT Image 2');
  await segment(page, 'Mode', 'Mask');
  await expect(page.getByRole('toolbar', { name: 'Mask' }).first()).toBeVisible();
  await look('mask');
  await maskReady(page);
  const clear = { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
  await importMask(page, writePicture(join(home.folder, 'mask.png'), await sharp({ create: clear }).png().toBuffer()));
  await expect(page.getByRole('alertdialog', { name: 'Stretch the mask?' })).toBeVisible();
  await look('stretch question', DIALOG);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(requestPanel(page)).toBeVisible();
  expect(found).toEqual([]);
});

test('axe finds nothing in settings, palette, shortcuts, queue, batch and library', async ({ openStudio, service }) => {
  test.setTimeout(120_000);
  const { page } = await openStudio({ previews: 0 });
  await still(page);
  const found: string[] = [];
  const look = async (what: string, part?: string) => void found.push(...(await problems(page, what, part)));
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByText('Nothing is waiting')).toBeVisible();
  await look('queue, empty');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByText('No pictures yet')).toBeVisible();
  await look('library, empty');

  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  for (const name of ['Key', 'Folder and service', 'Making', 'Prices', 'Look', 'Shortcuts', 'About']) {
    await settings.getByRole('tab', { name }).click();
    await expect(settings.getByRole('tabpanel', { name })).toBeVisible();
    if (name === 'Shortcuts') {
      await settings.getByRole('button', { name: /^Generate: / }).press('Enter');
      await page.keyboard.press('ControlOrMeta+q'); // refused, and told why
    }
    await look(`settings, ${name}`, name === 'Key' ? undefined : DIALOG);
  }
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await look('palette', DIALOG);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('shortcuts', DIALOG);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await command(page, 'API key');
  await expect(page.getByRole('dialog', { name: 'Octen key' })).toBeVisible();
  await look('key dialog', DIALOG);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+1');
  await segment(page, 'Quality', 'Low');
  service.faults.set({ 'no-answer': { times: 1 }, '413': { times: 1 } });
  await page.keyboard.press('ControlOrMeta+Shift+n');
  const batch = page.getByRole('dialog', { name: 'New batch' });
  await batch.getByRole('textbox', { name: 'Prompts, one a line' }).fill('One\nTwo\nThree\nFour');
  await expect(batch.getByRole('status').first()).toContainText('4 jobs');
  await look('new batch', DIALOG);
  await batch.getByRole('button', { name: /^Add 4 jobs/ }).click();
  const queue = page.getByRole('region', { name: 'Queue' });
  await expect(queue).toContainText('2 done', { timeout: 20_000 });
  await expect(queue).toContainText('1 uncertain');
  await look('queue, full');
  await page.keyboard.press('ControlOrMeta+3');
  const tiles = page.getByRole('grid', { name: 'Pictures' }).getByRole('gridcell');
  await expect(tiles).toHaveCount(2);
  await tiles.first().click();
  await expect(page.getByText('1 of 2 selected')).toBeVisible();
  await look('library, one chosen');
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('quick look', DIALOG);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Moved to trash')).toBeVisible();
  await look('library, a notice');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(tiles).toHaveCount(2);
  await tiles.first().click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await look('library, context menu');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByText('Nothing matches “nothing like it”')).toBeVisible();
  await look('library, nothing found');
  expect(found).toEqual([]);
});
