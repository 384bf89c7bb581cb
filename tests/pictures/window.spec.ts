import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { WITH_KEY } from '../e2e/app-fixture.ts';
import { someDraft } from './prompts.ts';
import { draw, expect, goTo, test } from './studio.ts';

test('bars: the queue is paused', async ({ before, studio }) => {
  await before(async (past) => {
    await past.make(someDraft(0));
    past.back.queue.pause();
    past.batch('Spring catalogue', [1, 2, 3].map(someDraft));
  });
  await draw(await studio(), 'bar-paused');
});

test('bars: jobs to resume after a crash', async ({ home, open, service }) => {
  home.settings({ baseUrl: service.url, welcomed: true });
  service.faults.set({ 'slow-first-byte': 60_000 });
  const { app, page } = await open({ env: WITH_KEY });
  for (const index of [0, 1, 2, 3, 4]) {
    await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(index).prompt);
    await page.keyboard.press('ControlOrMeta+Enter');
  }
  await expect.poll(() => service.requests.length).toBe(2);
  await expect.poll(() => existsSync(join(home.data, 'drafts/request.json'))).toBe(true);
  const hasEnded = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await hasEnded;
  service.faults.clear();
  const again = await open({ env: WITH_KEY });
  await expect(again.page.getByText(/closed while jobs were running/)).toBeVisible();
  await draw(again.page, 'bar-resume');
  await goTo(again.page, 'Queue');
  await draw(again.page, 'queue-resume');
});

test('bars: no line', async ({ home, before, open, service }) => {
  await before((past) => past.make(someDraft(0)));
  home.settings({ baseUrl: service.url, welcomed: true });
  const { app, page } = await open({ env: WITH_KEY });
  await app.evaluate(({ net }) => {
    net.isOnline = () => false;
  });
  await expect(page.getByText(/Offline since/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(1).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await draw(page, 'bar-offline');
});

test('bars: the demo service', async ({ before, studio }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio({ demo: true });
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(0).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page
    .getByRole('img', { name: /lighthouse/i })
    .first()
    .waitFor({ timeout: 30_000 });
  await page.waitForTimeout(3000);
  await draw(page, 'bar-demo');
});

test('bars: the folder is gone', async ({ home, before, studio, service }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio();
  service.faults.set({ slow: 2500 });
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(1).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => service.requests.length).toBeGreaterThan(1);
  renameSync(home.library, `${home.library}-away`);
  await expect(page.getByText(/library folder is not there/i).first()).toBeVisible({ timeout: 30_000 });
  await draw(page, 'bar-folder-gone');
  renameSync(`${home.library}-away`, home.library);
});

test('drop zones', async ({ before, studio }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio();
  const drag = () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'jug.png', { type: 'image/png' }));
      for (const type of ['dragenter', 'dragover'])
        document
          .querySelector('main')
          ?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    });
  const leave = () =>
    page.evaluate(() =>
      document.querySelector('main')?.dispatchEvent(new DragEvent('dragleave', { bubbles: true, relatedTarget: null })),
    );
  await draw(page, 'drop-create', drag, leave);
  await goTo(page, 'Library');
  await draw(page, 'drop-library', drag, leave);
});

test('a notice', async ({ before, studio }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio();
  await page.getByRole('region', { name: 'Stage' }).getByRole('img').first().waitFor();
  await draw(
    page,
    'notice',
    async () => {
      await page.getByRole('radio', { name: 'View' }).first().focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
    async () => {
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('region', { name: 'Stage' }).getByRole('img').first().waitFor();
    },
  );
});
