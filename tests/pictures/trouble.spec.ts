import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { KeyStatus } from '../../shared/key-status.ts';
import { WITH_KEY } from '../e2e/app-fixture.ts';
import { canMount, mountSmallDisk } from '../support/small-disk.ts';
import { someDraft } from './prompts.ts';
import { draw, expect, goTo, test } from './studio.ts';

async function generate(page: Page, index = 0): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(index).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
}

const openKey = async (page: Page) => {
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByRole('dialog').getByRole('tab', { name: 'Key' }).click();
};

test('trouble: no keychain, a key of an earlier day', async ({ studio, service }) => {
  const keyHint = { origin: service.url, lastFour: '7f3a', savedAt: '2026-11-20T09:00:00.000Z' };
  const page = await studio({ keyHint }, {});
  await generate(page);
  await expect(page.getByText(/keychain/i).first()).toBeVisible();
  await draw(page, 'trouble-no-keychain');
});

/** Says what main would say: to lock a real keychain takes a desktop. */
async function tellKey(app: ElectronApplication, status: KeyStatus): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, payload) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('event', { name: 'key.changed', payload }),
    status,
  );
}

test('trouble: the keychain is locked', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  const { app, page } = await open({ env: WITH_KEY });
  await tellKey(app, { state: 'unavailable', locked: true, lastFour: '7f3a' });
  await draw(page, 'trouble-keychain-locked', () => openKey(page));
});

test('trouble: the disk is full', async ({ home, studio, service }) => {
  test.skip(!canMount(), 'this process may mount no disk of its own');
  const disk = mountSmallDisk(join(home.data, 'spool'));
  try {
    const page = await studio();
    disk.leave(1024 * 1024);
    service.faults.set({ 'huge-picture': 4 });
    await generate(page);
    await expect(page.getByText('The disk is full').first()).toBeVisible({ timeout: 20_000 });
    await draw(page, 'trouble-disk-full');
    await goTo(page, 'Queue');
    await draw(page, 'trouble-disk-full-queue');
  } finally {
    disk.remove();
  }
});

test('trouble: the balance is used up', async ({ studio, service }) => {
  const page = await studio({ concurrency: 1 });
  service.faults.set({ '403-balance': true });
  await generate(page);
  await generate(page, 1);
  await expect(page.getByText(/balance/i).first()).toBeVisible({ timeout: 20_000 });
  await draw(page, 'trouble-balance');
});

test('trouble: slowed down by the service', async ({ studio, service }) => {
  const page = await studio();
  service.faults.set({ '429-seconds': 50 });
  await generate(page);
  await expect(page.getByText(/slowed/i).first()).toBeVisible({ timeout: 20_000 });
  await generate(page, 1);
  await draw(page, 'trouble-slowed');
  await goTo(page, 'Queue');
  await draw(page, 'trouble-slowed-queue');
});
