import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { canMount, mountSmallDisk } from '../support/small-disk.ts';
import { expect, test } from './app-fixture.ts';
import { cards, send, stage } from './in-the-window.ts';
import { counter, expectPanel, expectPicture, FREE, MAYBE, PATIENCE, press, QUICK, PAID } from './trouble-panel.ts';

/** What the disk does while jobs are sent and answers come. */

/** In place of a folder: whoever follows it comes to no end, which the system calls an error of its own (ELOOP). */
const tangle = (folder: string): void => symlinkSync(folder, folder);

/** Sends, and has the disk change while the answer is on its way. */
async function sendUntilPreview(page: Page, prompt: string): Promise<void> {
  await send(page, prompt);
  await expect(stage(page).getByRole('img', { name: `Preview of: ${prompt}` })).toBeVisible(PATIENCE);
}

const bar = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

test('a library folder that goes, or a disk that gives errors, holds what is here and what is to be sent', async ({
  home,
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const { page } = await openStudio(QUICK);
  const posts = counter(service);
  const slowly = { slow: { times: 1, value: 1500 } };

  await test.step('the folder goes while the answer comes', async () => {
    service.faults.set(slowly);
    await sendUntilPreview(page, 'Unplugged');
    renameSync(home.library, `${home.library}-unplugged`);
    await expectPanel(page, {
      title: 'The library folder is not there',
      what: 'The folder can’t be found. A drive may be unplugged.',
      money: PAID,
      next: 'Bring it back or choose another. Answers are kept safe until then.',
    });
    await expect(bar(page, home.library)).toContainText('Answers are kept safe until it is back.');
    renameSync(`${home.library}-unplugged`, home.library);
    await press(page, 'Try now');
    await expectPicture(page, 'Unplugged');
    expect(posts()).toBe(1);
  });

  const words = {
    title: 'The disk gave an error',
    what: 'A file in the library folder can’t be read or written (ELOOP).',
    next: 'Check the disk, then try again. Nothing that arrived is lost.',
  };

  await test.step('the disk gives an error while the answer is saved', async () => {
    service.faults.set(slowly);
    await sendUntilPreview(page, 'Onto a bad disk');
    const year = join(home.library, String(new Date().getFullYear()));
    renameSync(year, `${year}-before`);
    tangle(year);
    await expectPanel(page, { ...words, money: PAID });
    await expect(cards(page).first()).toContainText('disk error');
    rmSync(year);
    renameSync(`${year}-before`, year);
    await press(page, 'Try now');
    await expectPicture(page, 'Onto a bad disk');
    expect(posts()).toBe(1);
  });

  await test.step('the disk gives an error before anything is sent', async () => {
    const saving = join(home.library, '.octen/saving');
    rmSync(saving, { recursive: true });
    tangle(saving);
    await send(page, 'Not even begun');
    await expectPanel(page, { ...words, money: FREE });
    await expect(stage(page)).not.toContainText('disk space');
    rmSync(saving);
    mkdirSync(saving);
    expect(posts()).toBe(0);
    await press(page, 'Try now');
    await expectPicture(page, 'Not even begun');
    expect(posts()).toBe(1);
  });
});

test('a library folder that can’t be written is named as that, before sending and after', async ({
  home,
  openStudio,
  service,
}) => {
  test.skip(!canMount(), 'this process may mount no disk of its own');
  test.setTimeout(120_000);
  const disk = mountSmallDisk(home.library);
  try {
    const { page } = await openStudio(QUICK);
    const words = {
      title: 'The folder can’t be written',
      what: 'The system does not let this app write to the library folder.',
      next: 'Allow it or choose another folder. Answers are kept safe until then.',
    };
    const denied = bar(page, `The library folder can’t be written: ${home.library}.`);

    await test.step('before sending', async () => {
      disk.protect(true);
      await send(page, 'Not allowed in');
      await expectPanel(page, { ...words, money: FREE });
      await expect(denied).toBeVisible();
      expect(service.requests).toHaveLength(0);
      disk.protect(false);
      await press(page, 'Try now');
      await expectPicture(page, 'Not allowed in');
      await expect(denied).toHaveCount(0);
    });

    await test.step('while the answer comes', async () => {
      service.faults.set({ slow: { times: 1, value: 1500 } });
      await sendUntilPreview(page, 'Locked out');
      disk.protect(true);
      await expectPanel(page, { ...words, money: PAID });
      await expect(denied).toBeVisible();
      await expect(cards(page).first()).toContainText('read-only');
      disk.protect(false);
      await press(page, 'Try now');
      await expectPicture(page, 'Locked out');
    });
    expect(service.requests).toHaveLength(2);
  } finally {
    disk.remove();
  }
});

test('a disk that fills up while the answer comes holds it in the line, until there is room and a person tries now', async ({
  home,
  openStudio,
  service,
}) => {
  test.skip(!canMount(), 'this process may mount no disk of its own');
  const disk = mountSmallDisk(join(home.data, 'spool'));
  try {
    const { page } = await openStudio();
    disk.leave(1024 * 1024);
    service.faults.set({ 'huge-picture': 4 });
    await send(page, 'No room');
    await expectPanel(page, {
      title: 'The disk is full',
      what: 'There is no room left in the app’s data folder.',
      money: MAYBE,
      next: /^Free some space. The rest of the answer waits/,
    });
    await expect(page.getByText('The disk is full. The answer waits; free some space.')).toBeVisible();
    await expect(cards(page).first()).toContainText('disk full');
    await page.keyboard.press('ControlOrMeta+2');
    const row = page.getByRole('region', { name: 'Queue' }).getByRole('row').filter({ hasText: 'No room' });
    await expect(row).toContainText('Receiving, the disk is full');
    disk.leave(64 * 1024 * 1024);
    await row.getByRole('button', { name: 'Try now' }).click();
    await expect(row).toContainText('Done', PATIENCE);
    expect(service.requests).toHaveLength(1);
  } finally {
    disk.remove();
  }
});
