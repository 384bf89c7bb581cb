import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app-fixture.ts';
import {
  bodyOf,
  cards,
  choose,
  chooseModel,
  dragAway,
  inspector,
  make,
  promptField,
  references,
  segment,
  send,
  stage,
  watchDesktop,
} from './in-the-window.ts';

/** What comes of it: the parts of Create after Generate, by their names in the product’s description. */

test('C7 a job’s card tells its state, time, previews and why it waits, and can be cancelled', async ({
  openStudio,
  service,
}) => {
  const { page } = await openStudio({ previews: 2, concurrency: 1 });
  service.faults.set({ '429-seconds': { value: 2, times: 1 }, slow: { value: 2000, times: 2 } });
  await send(page, 'The first job');
  const card = (prompt: string) =>
    cards(page).filter({ has: page.getByRole('button', { name: new RegExp(`: ${prompt}`) }) });
  await expect(promptField(page)).toHaveValue('The first job');
  await expect(card('The first job')).toContainText('Waiting');
  await expect(stage(page)).toContainText('slowed down by the service');
  await send(page, 'The second job');
  await expect(card('The second job')).toContainText(/Queued|Waiting/);
  await cards(page)
    .getByRole('button', { name: /: The second job/ })
    .hover();
  await card('The second job').getByRole('button', { name: 'Cancel' }).click();
  await expect(card('The second job')).toContainText('Cancelled');
  await expect(stage(page)).toContainText('It was never sent. Not charged.');

  await cards(page)
    .getByRole('button', { name: /: The first job/ })
    .click();
  await expect(card('The first job')).toContainText(/Sending|Receiving/, { timeout: 10_000 });
  await expect(card('The first job')).toContainText(/\d:\d\d/);
  await expect(stage(page).getByRole('img', { name: 'Preview of: The first job' })).toBeVisible({ timeout: 10_000 });
  await expect(card('The first job')).toContainText('1 of 2');
  await expect(stage(page).getByRole('img', { name: 'Picture made from: The first job' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(card('The first job')).toContainText('$');
  expect(service.requests).toHaveLength(2);
});

test('C8 results can be walked, enlarged, made again, varied, used, copied, saved, shown and dragged out', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  const target = join(home.folder, 'copy.png');
  const asked = await watchDesktop(app, { save: target });
  await segment(page, 'Quality', 'Low');
  await choose(page, 'Size', /^1024 × 1024/);
  for (let more = 0; more < 2; more += 1) await page.getByRole('button', { name: 'Increase Pictures' }).click();
  await send(page, 'Three boats');
  const results = stage(page).getByRole('list', { name: 'Results' });
  await expect(results.getByRole('button')).toHaveCount(3, { timeout: 20_000 });
  await results.getByRole('button', { name: 'Result 1 of 3' }).click();
  const toolbar = page.getByRole('toolbar', { name: 'View' });
  await expect(toolbar).toContainText('1 of 3');
  await page.keyboard.press('ArrowRight');
  await expect(toolbar).toContainText('2 of 3');
  await page.keyboard.press('ArrowLeft');
  await expect(toolbar).toContainText('1 of 3');
  const picture = stage(page).getByRole('img', { name: /Picture made from/ });
  await page.keyboard.press('Shift+0');
  await expect(toolbar).toContainText('100 %');
  await expect.poll(async () => Math.round((await picture.boundingBox())?.width ?? 0)).toBe(1024);
  await page.keyboard.press('ControlOrMeta+0');
  await expect(toolbar).not.toContainText('100 %');

  const [first] = home.sidecars();
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.has('image/png'))).toBe(true);
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await expect(page.getByText('Copy saved')).toBeVisible();
  const pictures = home.sidecars().map(({ file }) => home.read(file));
  expect(pictures.some((bytes) => bytes.equals(readFileSync(target)))).toBe(true);
  await inspector(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Show in folder' }).click();
  await expect.poll(asked).toContainEqual(['reveal', expect.stringContaining(home.library)]);
  await dragAway(page, picture);
  await expect.poll(async () => (await asked()).find(([deed]) => deed === 'drag')).toBeTruthy();
  const [, dragged] = (await asked()).find(([deed]) => deed === 'drag') ?? [];
  expect(pictures.some((bytes) => bytes.equals(readFileSync(String(dragged))))).toBe(true);
  expect(first?.recipe?.request.prompt).toBe('Three boats');

  await page.keyboard.press('Shift+R');
  await expect(references(page)).toHaveCount(1);
  await inspector(page).getByRole('button', { name: 'Again' }).click();
  await expect.poll(() => service.requests.length).toBe(2);
  expect(await bodyOf(service, 1)).toEqual(await bodyOf(service, 0));
  await expect(results.getByRole('button')).toHaveCount(3, { timeout: 20_000 });
  await promptField(page).fill('Something else');
  await inspector(page).getByRole('button', { name: 'Vary' }).click();
  await expect(promptField(page)).toHaveValue('Three boats');
  await expect(promptField(page)).toBeFocused();
  expect(service.requests).toHaveLength(2);
});

test('C9 asked stands beside applied, and what was not followed is marked', async ({ openStudio, service }) => {
  const { page } = await openStudio({ previews: 0 });
  service.faults.set({ 'odd-size': { times: 1 } });
  await choose(page, 'Size', /^1024 × 1024/);
  await segment(page, 'Quality', 'Low');
  await make(page, 'Not as asked');
  const row = (name: string) => inspector(page).getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('Pixels')).toContainText('1254 × 1254');
  await expect(row('Size')).toContainText('not as asked');
  await expect(row('Quality')).not.toContainText('not as asked');
  await make(page, 'As asked');
  await expect(row('Pixels')).toContainText('1024 × 1024');
  await expect(inspector(page)).not.toContainText('not as asked');
});

test('C10 text and pictures of an answer stand in their order and are kept with the recipe', async ({
  home,
  openStudio,
}) => {
  const { page } = await openStudio();
  await chooseModel(page, 'Gemini 3.1 Flash');
  await make(page, 'A story with a picture');
  const answer = inspector(page).getByRole('group', { name: 'Answer' });
  await expect(answer).toContainText('parts');
  const [sidecar] = home.sidecars();
  const parts = sidecar?.answer?.parts ?? [];
  expect(parts.some(({ type }) => type === 'text')).toBe(true);
  const shown = await answer
    .locator('p, button:has(img)')
    .evaluateAll((all) => all.map((one) => (one.tagName === 'P' ? one.textContent : 'picture')));
  expect(shown).toEqual(parts.map((part) => (part.type === 'text' ? part.text : 'picture')));
  await expect(answer.locator('p').first()).toHaveCSS('user-select', 'text');
});

test('C11 a draft is made for less and leads to the final picture, made from it', async ({
  home,
  openStudio,
  service,
}) => {
  const { page } = await openStudio({ previews: 0 });
  await choose(page, 'Size', /^1024 × 1024/);
  await segment(page, 'Quality', 'High');
  await promptField(page).fill('Draft first');
  await page.getByRole('button', { name: 'Draft first, and other ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Draft first at low quality' }).click();
  const picture = stage(page).getByRole('img', { name: 'Picture made from: Draft first' });
  await expect(picture).toBeVisible({ timeout: 20_000 });
  const draftAddress = (await picture.getAttribute('src')) ?? '';
  expect(await bodyOf(service, 0)).toMatchObject({ quality: 'low' });
  await expect(page.getByRole('radiogroup', { name: 'Quality' }).getByRole('radio', { name: 'High' })).toBeChecked();
  await inspector(page).getByRole('button', { name: 'Make final' }).click();
  await expect.poll(() => service.requests.length).toBe(2);
  expect(await bodyOf(service, 1)).toMatchObject({ quality: 'high', prompt: 'Draft first' });
  expect((await bodyOf(service, 1))['image']).toMatch(/^data:image/);
  await expect(picture).not.toHaveAttribute('src', draftAddress, { timeout: 20_000 });
  await expect(inspector(page).getByText('Made from')).toBeVisible();
  const [draft, final] = home.sidecars();
  expect(draft?.recipe?.request).toMatchObject({ quality: 'low' });
  expect(final?.recipe).toMatchObject({ request: { quality: 'high' }, parents: [draft?.id] });
  await expect(picture).toHaveAttribute('src', new RegExp(`${final?.id}$`));
});
