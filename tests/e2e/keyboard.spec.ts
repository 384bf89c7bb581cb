import { type Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import {
  bodyOf,
  command,
  drawFiles,
  inspector,
  make,
  promptField,
  references,
  stage,
  watchDesktop,
} from './in-the-window.ts';

/** What has focus, as a person hears it, and whether it can be seen there. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return null;
    const inside = [one, ...one.querySelectorAll<HTMLElement>('*')];
    const around = [one.parentElement, one.parentElement?.parentElement].filter((two) => two != null);
    const after = getComputedStyle(one, '::after');
    const hasFrame =
      after.content !== 'none' && after.borderTopStyle !== 'none' && parseFloat(after.borderTopWidth) > 0;
    const isRinged = [...inside, ...around].some((two) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(two);
      return hasFrame || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    return { name: one.getAttribute('aria-label') ?? one.textContent?.slice(0, 60) ?? '', tag: one.tagName, isRinged };
  });

/** Tab until the wanted thing has focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    if (name.test((await focused(page))?.name ?? '')) return;
  }
  throw new Error(`${name} can't be reached with Tab`);
}

test('everything from the first picture to the settings is done by keyboard alone, and focus is never lost', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio({ previews: 0 });
  await watchDesktop(app, { open: await drawFiles(home.folder, ['one.png', 'two.png']) });

  await page.keyboard.press('ControlOrMeta+l');
  await expect(promptField(page)).toBeFocused();
  await page.keyboard.type('A first picture');
  await page.keyboard.press('ControlOrMeta+Enter');
  const picture = (prompt: string) => stage(page).getByRole('img', { name: `Picture made from: ${prompt}` });
  await expect(picture('A first picture')).toBeVisible({ timeout: 20_000 });
  await expect(promptField(page)).toBeFocused();

  // Another model.
  await page.keyboard.press('ControlOrMeta+m');
  await expect(page.getByRole('option', { name: /^GPT Image 2/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const picker = page.getByRole('button', { name: /Model$/ });
  await expect(picker).toContainText('GPT Image 1 Mini');
  await expect(promptField(page)).toBeFocused();

  // Two references, the second before the first.
  await page.keyboard.press('ControlOrMeta+o');
  await expect(references(page)).toHaveCount(2);
  const first = () => references(page).first().getAttribute('aria-label');
  const before = await first();
  await tabTo(page, /one\.png/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(first).not.toBe(before);
  expect(await focused(page)).toMatchObject({ name: expect.stringContaining('two.png'), isRinged: true });
  // The prompt is the same, so only its address tells the next picture from the one on stage.
  const address = () => picture('A first picture').getAttribute('src');
  const firstAddress = (await address()) ?? '';
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => service.requests.length).toBe(2);
  expect(await bodyOf(service, 1)).toMatchObject({ model: 'openai/gpt-image-1-mini' });
  await expect(picture('A first picture')).not.toHaveAttribute('src', firstAddress, { timeout: 20_000 });
  expect(home.sidecars().at(-1)?.recipe?.request.model).toBe('openai/gpt-image-1-mini');

  // Again, then vary.
  const secondAddress = (await address()) ?? '';
  await page.keyboard.press('ControlOrMeta+r');
  await expect.poll(() => service.requests.length).toBe(3);
  expect(await bodyOf(service, 2)).toEqual(await bodyOf(service, 1));
  await expect(picture('A first picture')).not.toHaveAttribute('src', secondAddress, { timeout: 20_000 });
  await tabTo(page, /^(View|Previous picture|Zoom)/);
  await page.keyboard.press('v');
  await expect(promptField(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('A varied picture');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(picture('A varied picture')).toBeVisible({ timeout: 20_000 });

  // The palette runs a command and gives focus back.
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(promptField(page)).toBeFocused();
  await command(page, 'theme light');
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches)).toBe(true);
  await expect(promptField(page)).toBeFocused();

  // Settings, closed again.
  await page.keyboard.press('ControlOrMeta+,');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(promptField(page)).toBeFocused();
});

test('in the smallest window keys go on in the place they lead to, and Escape takes away what lies over the stage', async ({
  openStudio,
}) => {
  const { page } = await openStudio({ previews: 0 });
  await page.setViewportSize({ width: 960, height: 640 });
  await make(page, 'A small harbour');
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('grid', { name: 'Jobs' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('grid', { name: 'Pictures' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Pictures' })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(stage(page).getByRole('img', { name: 'Picture made from: A small harbour' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+i');
  await expect(inspector(page)).toBeVisible();
  await inspector(page).getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused(); // until then, Escape is not the menu's
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(inspector(page)).toBeVisible();
  await promptField(page).focus();
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);
});

test('Escape closes a menu that has the focus already and is not in sight yet', async ({ openStudio }) => {
  const { page } = await openStudio({ previews: 0 });
  // A window that grows smaller may have made room for a keyboard on screen: a menu waits two frames before it is shown.
  await page.setViewportSize({ width: 960, height: 640 });
  await page.evaluate(() => {
    const escape = () => {
      const key = { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    };
    addEventListener('focusin', ({ target }) => target instanceof Element && target.role === 'menuitem' && escape());
  });
  const more = page.getByRole('button', { name: 'Draft first, and other ways to send' });
  await promptField(page).fill('A boat');
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(more).toBeFocused();
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('Tab goes through the whole window and is seen wherever it stops', async ({ openStudio }) => {
  const { page } = await openStudio();
  await page.keyboard.press('ControlOrMeta+l');
  const stops: { readonly name: string; readonly isRinged: boolean }[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop) stops.push(stop);
  }
  expect(stops.filter(({ isRinged }) => !isRinged)).toEqual([]);
  const names = new Set(stops.map(({ name }) => name));
  for (const name of ['Queue', 'Library', 'Settings', 'Add references']) expect([...names]).toContainEqual(name);
});
