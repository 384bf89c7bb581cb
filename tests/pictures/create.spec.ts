import type { Page } from '@playwright/test';
import { LONG_PROMPT, someDraft } from './prompts.ts';
import { draw, drawLarge, drawForReadme, expect, test } from './studio.ts';

const promptField = (page: Page) => page.getByRole('textbox', { name: 'Prompt' });
const newest = (page: Page) => page.getByRole('region', { name: 'Jobs of this session' }).locator('[data-job]').first();

async function generate(page: Page, prompt: string): Promise<void> {
  await promptField(page).fill(prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await newest(page).click();
}

test('create, empty', async ({ studio }) => {
  await draw(await studio(), 'create-empty');
});

test('create, with a finished picture', async ({ before, studio, service }) => {
  await before(async (past) => {
    for (let index = 1; index < 9; index += 1) await past.make(someDraft(index));
    const last = { ...someDraft(0), quality: 'medium' };
    service.faults.set({ slow: 6000 });
    await past.make(last);
    service.faults.clear();
    await past.draft(last);
  });
  const page = await studio();
  await draw(page, 'create-picture');
  await drawLarge(page, 'create-picture');
  await drawForReadme(page, 'create');
  await page.emulateMedia({ contrast: 'more' });
  await draw(page, 'create-more-contrast');
  await page.emulateMedia({ contrast: null });
  await page.setViewportSize({ width: 960, height: 640 });
  await page.getByRole('button', { name: 'Inspector' }).first().click();
  await draw(page, 'create-inspector');
});

test('create, running with previews', async ({ before, studio, service }) => {
  await before(async (past) => {
    for (let index = 1; index < 5; index += 1) await past.make(someDraft(index));
  });
  const page = await studio();
  service.faults.set({ slow: 9000 });
  await generate(page, 'Mountain lake before sunrise, mist between the firs');
  await promptField(page).fill('Next in line');
  await page.keyboard.press('ControlOrMeta+Enter');
  await promptField(page).fill('And one more that waits');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('[src*="preview/"]').first().waitFor({ timeout: 30_000 });
  await newest(page).click();
  await draw(page, 'create-running');
  service.faults.clear();
});

test('create, four results', async ({ before, studio }) => {
  await before(async (past) => past.make(someDraft(2), { ...someDraft(0), n: 4 }));
  const page = await studio();
  await draw(page, 'create-grid');
  await drawLarge(page, 'create-grid');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('region', { name: 'Stage' }).getByRole('button', { name: /2/ }).first().click();
  await draw(page, 'create-one-of-four');
});

test('create, an answer that may have been paid', async ({ studio, service }) => {
  const page = await studio({ previews: 0 });
  service.faults.set({ 'no-answer': true });
  await generate(page, someDraft(0).prompt);
  await expect(page.getByText('No full answer came back').first()).toBeVisible({ timeout: 30_000 });
  await draw(page, 'create-uncertain');
});

test('create, refused by moderation', async ({ studio, service }) => {
  const page = await studio();
  service.faults.set({ 'moderation-input': true });
  await generate(page, someDraft(9).prompt);
  await expect(page.getByText('The service refused this prompt').first()).toBeVisible();
  await draw(page, 'create-refused');
});

test('create, the key is rejected', async ({ studio }) => {
  const page = await studio({}, { OCTEN_API_KEY: 'wrong-key-7f3a' });
  await generate(page, someDraft(0).prompt);
  await expect(page.getByText('Octen does not accept this key').first()).toBeVisible();
  await draw(page, 'create-key-rejected');
});

test('create, a draft was kept', async ({ studio, service }) => {
  const page = await studio();
  service.faults.set({ cut: true });
  await generate(page, someDraft(0).prompt);
  await expect(page.getByText('The stream stopped early').first()).toBeVisible({ timeout: 30_000 });
  await draw(page, 'create-draft-kept');
});

test('create, Gemini with text and parts', async ({ before, studio }) => {
  const request = {
    model: 'google/gemini-3-pro-image',
    prompt: someDraft(11).prompt,
    size: '1536x1024',
    responseModalities: 'text,image',
    quality: 'high',
  };
  await before(async (past) => {
    await past.make(request);
    await past.draft(request);
  });
  const page = await studio();
  await draw(page, 'create-gemini');
});

test('create, a very long prompt', async ({ before, studio }) => {
  await before(async (past) => {
    await past.make({ prompt: LONG_PROMPT });
    await past.draft({ prompt: LONG_PROMPT });
  });
  await draw(await studio(), 'create-long-prompt');
});

test('create, two hundred jobs', async ({ before, studio }) => {
  await before(async (past) => {
    past.back.queue.pause();
    past.batch(
      'Spring catalogue',
      Array.from({ length: 200 }, (_, index) => someDraft(index)),
    );
  });
  await draw(await studio(), 'create-200-jobs');
});
