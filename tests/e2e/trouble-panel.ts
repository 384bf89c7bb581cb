import { expect, type Page } from '@playwright/test';
import type { DemoServer } from '../../electron/main/demo/demo-server.ts';
import { stage } from './in-the-window.ts';

/** What the stage says about a job in trouble, and the way out of it. */

export const FREE = 'Not charged.';
export const MAYBE = /^May have been charged, \$\d\.\d+ at most\.$/;
export const PAID = /^Charged, \$\d\.\d+\.$/;
export const PATIENCE = { timeout: 20_000 };

/** Jobs follow each other without a pause. */
export const QUICK = { requestsPerMinute: 300, concurrency: 1 };

type Panel = {
  readonly title: string;
  readonly what: string | RegExp;
  readonly money: string | RegExp;
  readonly next: string | RegExp;
};

/** The panel of the job on stage. */
export async function expectPanel(page: Page, { title, what, money, next }: Panel): Promise<void> {
  const panel = stage(page).getByRole('alert', { name: title });
  await expect(panel).toBeVisible(PATIENCE);
  const row = (label: string) =>
    panel
      .locator('dl > div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('dd');
  await expect(row('What happened')).toHaveText(what);
  await expect(row('Money')).toHaveText(money);
  await expect(row('Next')).toHaveText(next);
}

export const press = (page: Page, name: string | RegExp) => stage(page).getByRole('button', { name }).click();

export const expectPicture = (page: Page, prompt: string) =>
  expect(stage(page).getByRole('img', { name: `Picture made from: ${prompt}` })).toBeVisible(PATIENCE);

/** Sets the address of the service in the settings. */
export async function serviceAt(page: Page, url: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('tab', { name: 'Folder and service' }).click();
  await page.getByRole('textbox', { name: 'Base URL' }).fill(url);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Send it again?' });

/** Sends what may have been charged once more, asked whether that is meant. */
export async function sendAgainKnowingly(page: Page): Promise<void> {
  await press(page, 'Send again, pays again');
  await expect(question(page)).toContainText('may have been charged');
  await question(page).getByRole('button', { name: 'Send again, pays again' }).click();
}

/** Thinks better of it. */
export async function almostSendAgain(page: Page): Promise<void> {
  await press(page, 'Send again, pays again');
  await question(page).getByRole('button', { name: 'Don’t send' }).click();
}

/** How many requests came since it was asked last. */
export function counter(service: DemoServer): () => number {
  let before = service.requests.length;
  return () => {
    const posts = service.requests.length - before;
    before = service.requests.length;
    return posts;
  };
}
