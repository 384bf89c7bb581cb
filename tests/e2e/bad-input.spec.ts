import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app-fixture.ts';
import {
  choose,
  chooseModel,
  dropFiles,
  generate,
  promptField,
  references,
  requestPanel,
  send,
  stage,
  watchDesktop,
} from './in-the-window.ts';

/** Files below a folder, hidden ones too. */
const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []))
    : [];

test('what can’t be sent is named beside its field, and nothing is sent', async ({ openStudio, service }) => {
  const { page } = await openStudio({ previews: 0 });
  const send = () => page.keyboard.press('ControlOrMeta+Enter');
  await expect(generate(page)).toBeDisabled();
  await expect(generate(page)).toHaveAccessibleDescription('Write what the picture should show.');
  await promptField(page).press('ControlOrMeta+Enter');

  await promptField(page).fill('A picture that is never sent');
  await choose(page, 'Size', 'Custom…');
  await page.getByRole('textbox', { name: 'Width' }).fill('9');
  await page.getByRole('textbox', { name: 'Height' }).fill('9');
  await expect(page.getByRole('group', { name: 'Size' })).toContainText(/Sides must be multiples of 16|Too few pixels/);
  await send();
  await choose(page, 'Size', 'Auto');

  await chooseModel(page, 'GPT Image 1 Mini');
  await page.getByRole('button', { name: /^More parameters/ }).click();
  await choose(page, 'Background', 'Transparent');
  await chooseModel(page, 'GPT Image 2');
  await expect(page.getByText('This model has no transparent background.').first()).toBeVisible();
  await expect(generate(page)).toBeDisabled();
  await send();
  expect(service.requests).toHaveLength(0);
});

test('a text file and an empty picture are refused by name, and leave nothing behind', async ({
  home,
  openStudio,
  service,
}) => {
  const { page } = await openStudio();
  const [text, empty] = [join(home.folder, 'notes.png'), join(home.folder, 'empty.png')];
  writeFileSync(text, 'These are words and not a picture.');
  writeFileSync(empty, '');
  await dropFiles(page, requestPanel(page), [text, empty]);
  await expect(page.getByText('notes.png can’t be used')).toBeVisible();
  await expect(page.getByText('The file is not a picture, whatever its name says.')).toBeVisible();
  await expect(page.getByText('empty.png can’t be used')).toBeVisible();
  await expect(page.getByText('The file is empty.')).toBeVisible();
  await expect(references(page)).toHaveCount(0);
  expect(filesIn(join(home.library, '.octen/inputs'))).toEqual([]);
  expect(service.requests).toHaveLength(0);
});

test('a library folder that can’t be written is said with its path, and nothing is sent', async ({
  home,
  openStudio,
  service,
}) => {
  const file = join(home.folder, 'a-file');
  writeFileSync(file, 'not a folder');
  const { app, page } = await openStudio({ libraryFolder: join(file, 'library'), previews: 0 });
  await send(page, 'Nowhere to put it');
  await expect(page.getByRole('alert').filter({ hasText: join(file, 'library') })).toBeVisible();
  await expect(stage(page)).toContainText('Not charged.');
  expect(service.requests).toHaveLength(0);

  const another = join(home.folder, 'another');
  mkdirSync(another);
  await watchDesktop(app, { open: [another] });
  await page.getByRole('button', { name: 'Find folder' }).click();
  await expect.poll(() => filesIn(another).filter((name) => name.endsWith('.png')).length, { timeout: 20_000 }).toBe(1);
  expect(service.requests).toHaveLength(1);
});
