import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app-fixture.ts';
import {
  bodyOf,
  choose,
  chooseModel,
  command,
  drawFiles,
  dropFiles,
  generate,
  make,
  promptField,
  references,
  requestPanel,
  segment,
  stage,
  watchDesktop,
} from './in-the-window.ts';

/** What is asked for: the parts of Create before Generate, by their names in the product’s description. */

test('C1 the model picker says what each model can do and what a picture costs at the chosen size', async ({
  openStudio,
  service,
}) => {
  const { page } = await openStudio();
  const picker = page.getByRole('button', { name: /Model$/ });
  const priceOf = async (label: string) => {
    await picker.click();
    const words = await page.getByRole('option', { name: new RegExp(`^${label}`) }).innerText();
    await page.keyboard.press('Escape');
    return Number(/\$(\d+\.\d+)/.exec(words)?.[1]);
  };
  await choose(page, 'Size', /^1024 × 1024/);
  await segment(page, 'Quality', 'High');
  const small = await priceOf('GPT Image 2');
  await choose(page, 'Size', /^3840 × 2160/);
  const large = await priceOf('GPT Image 2');
  expect(small).toBeGreaterThan(0);
  expect(large).toBeGreaterThan(small);
  await segment(page, 'Quality', 'Low');
  expect(await priceOf('GPT Image 2')).toBeLessThan(large);

  await picker.click();
  await expect(page.getByRole('option')).toHaveCount(4);
  await expect(page.getByRole('option', { name: /^GPT Image 2/ })).toContainText('edits, masks, any size');
  await expect(page.getByRole('option', { name: /^Gemini 3 Pro/ })).toContainText('text with pictures');
  await expect(page.getByText('Also accepted: nano-banana-pro, nano-banana-2')).toBeVisible();
  await page.getByRole('option', { name: /^GPT Image 1 Mini/ }).click();
  await expect(picker).toContainText('GPT Image 1 Mini');
  await expect(picker).toContainText(/\$\d+\.\d+ each/);
  await choose(page, 'Size', /^1024 × 1024/);
  await make(page, 'A small harbour');
  expect(await bodyOf(service, 0)).toMatchObject({
    model: 'openai/gpt-image-1-mini',
    size: '1024x1024',
    quality: 'low',
  });
});

test('C2 the prompt counts, remembers, waits for an input method and is sent once per press', async ({
  openStudio,
  service,
}) => {
  const { page } = await openStudio({ previews: 0 });
  const prompt = promptField(page);
  await prompt.fill('One boat');
  await expect(requestPanel(page)).toContainText('8 / 32,000');
  await expect(prompt).toHaveAttribute('spellcheck', 'true');

  // An input method holds Enter until its text is chosen, whatever else is pressed.
  await prompt.evaluate((field) => {
    const key = { key: 'Enter', ctrlKey: true, metaKey: true, bubbles: true, cancelable: true };
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { ...key, isComposing: true }));
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  await prompt.press('End');
  await prompt.press('Enter');
  await expect(prompt).toHaveValue('One boat\n');
  await prompt.fill('One boat');
  expect(service.requests).toHaveLength(0);

  // A key held down and a second press are the same draft.
  await page.keyboard.down('ControlOrMeta');
  for (let press = 0; press < 4; press += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.up('ControlOrMeta');
  await expect(stage(page).getByRole('img', { name: /One boat/ })).toBeVisible({ timeout: 20_000 });
  await make(page, 'Two boats');
  expect(service.requests.map((request) => (request.body as { prompt: string }).prompt)).toEqual([
    'One boat',
    'Two boats',
  ]);

  await prompt.fill('');
  await prompt.press('ArrowUp');
  await expect(prompt).toHaveValue('Two boats');
  await prompt.press('ArrowUp');
  await expect(prompt).toHaveValue('One boat');
  await page.getByRole('button', { name: 'Prompt history' }).click();
  await page.getByRole('menuitem', { name: 'Two boats' }).click();
  await expect(prompt).toHaveValue('Two boats');

  await prompt.fill('a'.repeat(32_001));
  await expect(page.getByText('The prompt has 32,001 characters; this model reads 32,000.').first()).toBeVisible();
  await expect(generate(page)).toBeDisabled();
});

test('C3 a model shows the parameters it reads, keeps the others aside, and says why one is rejected', async ({
  openStudio,
  service,
}) => {
  const { page } = await openStudio({ previews: 0 });
  await chooseModel(page, 'GPT Image 1 Mini');
  await segment(page, 'Quality', 'High');
  await page.getByRole('button', { name: /^More parameters/ }).click();
  await choose(page, 'Background', 'Transparent');
  await promptField(page).fill('A paper boat');
  await expect(generate(page)).toBeEnabled();

  await chooseModel(page, 'GPT Image 2');
  await expect(page.getByText('This model has no transparent background.').first()).toBeVisible();
  await expect(generate(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Use Auto' }).click();
  await expect(generate(page)).toBeEnabled();

  await chooseModel(page, 'Gemini 3.1 Flash');
  await expect(page.getByRole('radiogroup', { name: 'Quality' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Not used by this model/ }).click();
  const unused = requestPanel(page);
  await expect(unused).toContainText('Kept for a model that uses them.');
  await expect(unused.getByRole('definition').filter({ hasText: 'High' })).toBeVisible();
  await segment(page, 'Thinking', 'High');
  await make(page, 'A paper boat');
  const sent = await bodyOf(service, 0);
  expect(sent).not.toHaveProperty('quality');
  expect(sent).toMatchObject({ thinking_level: 'high' });

  await chooseModel(page, 'GPT Image 2');
  await expect(page.getByRole('radiogroup', { name: 'Quality' }).getByRole('radio', { name: 'High' })).toBeChecked();
  await segment(page, 'Previews', '2');
  await page.getByRole('button', { name: 'Increase Pictures' }).click();
  await expect(page.getByText('Sent as 2 single-picture streams')).toBeVisible();
});

test('C4 a size is a preset, free with the nearest legal one, the first reference’s, or a ratio', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  await promptField(page).fill('Any size');
  await page.getByRole('button', { name: /Size$/ }).click();
  const preset = page.getByRole('option', { name: /^1536 × 1024/ });
  await expect(preset).toContainText('3:2');
  await expect(preset.locator('svg')).toHaveCount(1);
  await preset.click();

  await choose(page, 'Size', 'Custom…');
  await page.getByRole('textbox', { name: 'Width' }).fill('1500');
  await expect(page.getByText('Sides must be multiples of 16.').first()).toBeVisible();
  await expect(generate(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await expect(generate(page)).toBeEnabled();
  await page.getByRole('textbox', { name: 'Width' }).fill('1501');
  await expect(generate(page)).toBeDisabled();
  await page.getByRole('button', { name: /^Use 1504 × 1024/ }).click();
  await expect(page.getByRole('textbox', { name: 'Width' })).toHaveValue('1504');
  await expect(generate(page)).toBeEnabled();

  const files = await drawFiles(home.folder, ['first.png'], { width: 1280, height: 960 });
  await watchDesktop(app, { open: files });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(references(page)).toHaveCount(1);
  await choose(page, 'Size', /^Same as first reference/);
  await make(page, 'As large as the first');
  expect(await bodyOf(service, 0)).toMatchObject({ size: '1280x960' });

  await chooseModel(page, 'Gemini 3 Pro');
  await expect(page.getByText(/^Will be made at 4:3, 1200\s×\s896/)).toBeVisible();
});

test('C5 references are dropped, pasted and picked, put in order by mouse and keys, within the model’s limit', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  const panel = requestPanel(page);
  const loose = await drawFiles(home.folder, ['a.png', 'b.png']);
  await drawFiles(home.folder, ['unused.png', 'unused2.png', 'album/c.png', 'album/inner/d.png']);
  await dropFiles(page, panel, [...loose, join(home.folder, 'album')]);
  await expect(references(page)).toHaveCount(4);
  const names = () =>
    references(page).evaluateAll((rows) =>
      rows.map((row) => /\b(\S+)\.png/.exec(row.getAttribute('aria-label') ?? row.textContent ?? '')?.[1]),
    );
  await expect(references(page).first()).toContainText('640×480');
  expect(await names()).toEqual(['a', 'b', 'c', 'd']);

  const [picked = ''] = await drawFiles(home.folder, ['picked/e.png'], { width: 320, height: 320 });
  await watchDesktop(app, { open: [picked] });
  await page.getByRole('button', { name: 'Add references' }).click();
  await expect(references(page)).toHaveCount(5);
  await app.evaluate(
    async ({ clipboard, ClipboardItem }, bytes) => {
      const png = new Blob([new Uint8Array(Buffer.from(bytes, 'base64'))], { type: 'image/png' });
      await clipboard.write([new ClipboardItem({ 'image/png': png })]);
    },
    readFileSync((await drawFiles(home.folder, ['pasted.png'], { width: 300, height: 200 }))[0] ?? '').toString(
      'base64',
    ),
  );
  await command(page, 'paste as ref');
  await expect(references(page)).toHaveCount(6);

  await references(page).nth(1).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['b', 'a', 'c']);
  await references(page)
    .nth(2)
    .dragTo(references(page).nth(0), { targetPosition: { x: 4, y: 20 } });
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['c', 'b', 'a']);
  await expect(references(page).first()).toContainText('Edit');
  await references(page).nth(5).focus();
  await page.keyboard.press('Delete');
  await expect(references(page)).toHaveCount(5);

  const many = await drawFiles(
    home.folder,
    Array.from({ length: 15 }, (_, at) => `many/${at}.png`),
    { width: 40, height: 30 },
  );
  await dropFiles(page, panel, many);
  await expect(panel).toContainText('20 references; this model takes 16.');
  await promptField(page).fill('All of them');
  await expect(generate(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Keep the first 16' }).click();
  await expect(references(page)).toHaveCount(16);
  await make(page, 'All of them');
  expect((await bodyOf(service, 0))['image']).toHaveLength(16);
});

test('C6 the estimate counts text, references, previews and pictures, and names its price list', async ({
  home,
  openStudio,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  await promptField(page).fill('A quiet harbour at dusk with three boats');
  await segment(page, 'Quality', 'Low');
  await choose(page, 'Size', /^1024 × 1024/);
  const total = page.locator('dl').filter({ hasText: 'Estimate' });
  const cost = async () => Number(/~\$(\d+\.\d+)/.exec(await total.innerText())?.[1]);
  await expect(total).toContainText(/~\$\d/);
  await expect(total).toContainText(/list of \d/);
  await expect(total.locator('[title]')).toHaveAttribute('title', /, .*\d{4}/);
  const plain = await cost();
  await segment(page, 'Previews', '2');
  await expect(total).toContainText('+ 200 for previews');
  expect(await cost()).toBeGreaterThan(plain);
  await page.getByRole('button', { name: 'Increase Pictures' }).click();
  await expect(total).toContainText('× 2');
  const twice = await cost();
  expect(twice).toBeGreaterThan(plain * 2);
  await watchDesktop(app, { open: await drawFiles(home.folder, ['a.png']) });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(total).toContainText(/(picture|references) [\d,]+/);
  expect(await cost()).toBeGreaterThan(twice);
});
