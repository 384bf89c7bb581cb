import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, WITH_KEY } from './app-fixture.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('the demo makes a first picture without a key, and a restart still shows it and what was being written', async ({
  home,
  open,
}) => {
  const first = await open();
  await first.page.getByRole('button', { name: 'Use demo' }).click();
  await first.page.getByRole('button', { name: 'Continue' }).click();
  await first.page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse on a basalt cliff');
  await first.page.getByRole('button', { name: /^Generate/ }).click();
  await expect(first.page.getByRole('img', { name: /lighthouse/i }).first()).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => existsSync(join(home.library, '.octen/sidecars')) && home.sidecars().length).toBe(1);
  const [sidecar] = home.sidecars();
  expect(sidecar).toMatchObject({ demo: true, kind: 'generated' });
  expect(sidecar?.file).toContain('demo');
  await expect(first.page.getByText('Demo service').first()).toBeVisible();
  await first.page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse, and what was written next');
  const draft = join(home.data, 'drafts/request.json');
  await expect.poll(() => existsSync(draft) && readFileSync(draft, 'utf8')).toContain('what was written next');
  await first.close();
  const second = await open();
  await expect(second.page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(/what was written next$/);
  await expect(second.page.getByRole('img', { name: /lighthouse/i }).first()).toBeVisible();
});

test('the first steps check a key for nothing, refuse a wrong one and say where the right one is kept', async ({
  home,
  open,
  service,
}) => {
  home.settings({ baseUrl: service.url });
  const { page } = await open();
  const check = async (key: string) => {
    if (key !== '') await page.getByLabel('Octen key').fill(key);
    await page.getByRole('button', { name: 'Check and continue' }).click();
  };
  await check('wrong-key-000000000');
  await expect(page.getByText('Octen does not accept this key.')).toBeVisible();
  await check('right-key-000000000');
  await expect(page.getByRole('heading', { name: 'Choose a folder for your pictures' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(
    page.getByText('This computer offers no keychain: the key is kept for this session only.'),
  ).toBeVisible();
  await check('');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeFocused();
  expect(service.requests.map(({ status }) => status)).toEqual([401, 400, 400]);

  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toContainText('Memory, for this session');
  await settings.getByRole('button', { name: 'Forget this key' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await expect(settings).toContainText('Paste the key of your Octen account.');
});

test('prompt, two previews, and the final picture on disk bit for bit, with all it takes to ask again', async ({
  home,
  open,
  service,
}) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  const { page } = await open({ env: WITH_KEY });
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A quiet harbour at dusk');
  const previews: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/preview/')) previews.push(request.url());
  });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => home.sidecars().length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => new Set(previews).size).toBe(2);
  const [sidecar] = home.sidecars();
  expect(service.requests).toHaveLength(1);
  expect(service.requests[0]?.body).toMatchObject({
    stream: true,
    partial_images: 2,
    prompt: 'A quiet harbour at dusk',
  });
  expect(sha256(home.read(sidecar?.file ?? ''))).toBe(sidecar?.hash);
  // The same request rebuilt from the sidecar is the one the service received.
  const { encodeRequest } = await import('../../electron/main/api/encode-request.ts');
  const request = sidecar?.recipe?.request;
  if (!request) throw new Error('no recipe');
  const plan = await encodeRequest(request, () => Promise.reject(new Error('no inputs expected')));
  expect(JSON.parse(plan.segments.map(String).join(''))).toEqual(service.requests[0]?.body);
});

test('stopping a job that was sent says what that means for the money', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  service.faults.set({ 'slow-first-byte': 60_000 });
  const { page } = await open({ env: WITH_KEY });
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Never arrives');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => service.requests.length).toBe(1);
  await page
    .getByRole('button', { name: /cancel|stop/i })
    .first()
    .click();
  await expect(page.getByRole('alertdialog')).toContainText(/charged/);
  await page.getByRole('alertdialog').getByRole('button', { name: /stop/i }).click();
  await expect(page.getByText('Stopped by you').first()).toBeVisible();
  await expect(page.getByText(/May have been charged/).first()).toBeVisible();
  expect(service.requests).toHaveLength(1);
});

test('a 429 waits and recovers by itself', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  service.faults.set({ '429-seconds': { value: 2, times: 1 } });
  const { page } = await open({ env: WITH_KEY });
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Slowed down once');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/slowed down/i).first()).toBeVisible();
  await expect.poll(() => home.sidecars().length, { timeout: 20_000 }).toBe(1);
  expect(service.requests).toHaveLength(2);
});

test('a moderation refusal has its own words and keeps the prompt', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  service.faults.set({ 'moderation-input': true });
  const { page } = await open({ env: WITH_KEY });
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Something refused');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('The service refused this prompt').first()).toBeVisible();
  await expect(page.getByText('Not charged.').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Something refused');
});

test('a wrong key is said, and replacing it lets the waiting job go', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  const { page } = await open();
  await page.getByRole('textbox', { name: 'Prompt' }).fill('With a wrong key');
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Octen key').fill('wrong-key-000000000');
  await dialog.getByRole('button', { name: 'Save and check' }).click();
  await expect(dialog.getByText(/does not accept this key/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Prompt' }).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Octen does not accept this key').first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Replace/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await dialog.getByLabel('New key').fill('right-key-000000000');
  await dialog.getByRole('button', { name: 'Save and check' }).click();
  await expect.poll(() => home.sidecars().length, { timeout: 20_000 }).toBe(1);
  expect(await page.content()).not.toContain('right-key-000000000');
});

test('a second start focuses the first window', async ({ home, open }) => {
  home.settings({ welcomed: true });
  const { app } = await open();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { spawnSync } = await import('node:child_process');
  const { createRequire } = await import('node:module');
  const binary = createRequire(import.meta.url)('electron') as unknown as string;
  const root = join(import.meta.dirname, '../..');
  const again = spawnSync(binary, ['--no-sandbox', root, `--user-data-dir=${home.data}`], { timeout: 20_000 });
  expect(again.status).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  expect(readFileSync(join(home.data, 'settings.json'), 'utf8')).toContain('welcomed');
});
