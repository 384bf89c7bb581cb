import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { DemoServer } from '../../electron/main/demo/demo-server.ts';

/** What a person does in the window, in their words. */

export const promptField = (page: Page): Locator => page.getByRole('textbox', { name: 'Prompt' });
export const requestPanel = (page: Page): Locator => page.getByRole('region', { name: 'Request' });
export const generate = (page: Page): Locator => page.getByRole('button', { name: /^Generate/ });
export const stage = (page: Page): Locator => page.getByRole('region', { name: 'Stage' });
export const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
export const cards = (page: Page): Locator =>
  page.getByRole('region', { name: 'Jobs of this session' }).locator('[data-job]');
export const references = (page: Page): Locator =>
  page.getByRole('grid', { name: 'References', exact: true }).getByRole('row');

/** Writes the prompt and presses Generate by key. */
export async function send(page: Page, prompt: string): Promise<void> {
  await promptField(page).fill(prompt);
  await promptField(page).press('ControlOrMeta+Enter');
}

/** Makes a picture and waits until it is the one on stage. */
export async function make(page: Page, prompt: string): Promise<void> {
  await send(page, prompt);
  await expect(stage(page).getByRole('img', { name: `Picture made from: ${prompt}` })).toBeVisible({ timeout: 20_000 });
}

/** Chooses in one of the drawn lists: size, background … */
export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${field}$`) }).click();
  await page.getByRole('option', { name: option }).click();
  await listClosed(page);
}

/** While a list is open, keys are the list's own. */
const listClosed = (page: Page) => expect(page.getByRole('listbox')).toHaveCount(0);

export async function chooseModel(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: /Model$/ }).click();
  await page.getByRole('option', { name: new RegExp(`^${label}`) }).click();
  await listClosed(page);
}

/** One of a few in sight: quality, previews, format. */
export async function segment(page: Page, group: string, name: string): Promise<void> {
  const word = page.getByText(name, { exact: true });
  await page.getByRole('radiogroup', { name: group }).locator('label').filter({ has: word }).click();
}

/** What the service was asked, once all of it has arrived. */
export async function bodyOf(service: DemoServer, index: number): Promise<Record<string, unknown>> {
  await expect.poll(() => service.requests[index]?.body).toBeDefined();
  return service.requests[index]?.body as Record<string, unknown>;
}

/** Runs a command by words of its name, once it is the one that Enter would run. */
export async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  const wanted = new RegExp(name.replaceAll(' ', '.*'), 'i');
  await expect(palette.getByRole('option', { selected: true })).toHaveAccessibleName(wanted);
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
}

/** Pictures of one colour each, as files in a folder; they differ in their bytes. */
export async function drawFiles(folder: string, names: readonly string[], size = { width: 640, height: 480 }) {
  const files = names.map((name) => join(folder, name));
  for (const [index, file] of files.entries()) {
    mkdirSync(dirname(file), { recursive: true });
    const background = { r: (40 + index * 37) % 256, g: (90 + index * 61) % 256, b: 120 };
    writeFileSync(
      file,
      await sharp({ create: { ...size, channels: 3, background } })
        .png()
        .toBuffer(),
    );
  }
  return files;
}

/** Drops files and folders as the desktop does, with their real paths. */
export async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to drop on');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await session.detach();
}

/** What the app asked of the desktop: the name of the deed, then what it was asked with. */
type Asked = readonly (readonly unknown[])[];

/** Stands between the app and the desktop: dialogs answer as told, everything asked is written down and not done. */
export async function watchDesktop(
  app: ElectronApplication,
  answers: { readonly open?: readonly string[]; readonly save?: string } = {},
): Promise<() => Promise<Asked>> {
  await app.evaluate(
    ({ BrowserWindow, dialog, shell }, { open, save }) => {
      const asked: unknown[][] = [];
      Object.assign(globalThis, { askedOfDesktop: asked });
      dialog.showOpenDialog = async () => ({ canceled: open.length === 0, filePaths: open });
      dialog.showSaveDialog = async () => ({ canceled: save === '', filePath: save });
      shell.showItemInFolder = (file) => void asked.push(['reveal', file]);
      for (const { webContents } of BrowserWindow.getAllWindows())
        webContents.startDrag = (item) => void asked.push(['drag', ...(item.files ?? [item.file])]);
    },
    { open: [...(answers.open ?? [])], save: answers.save ?? '' },
  );
  return () => app.evaluate(() => (globalThis as unknown as { askedOfDesktop: Asked }).askedOfDesktop);
}

/** Begins to drag and lets go outside of every target: main takes over at the beginning. */
export async function dragAway(page: Page, from: Locator): Promise<void> {
  await from.hover(); // it is where it stays
  const box = await from.boundingBox();
  if (!box) throw new Error('There is nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12, { steps: 4 });
  await page.mouse.up();
}
