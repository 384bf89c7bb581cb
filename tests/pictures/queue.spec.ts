import { PROMPTS, someDraft } from './prompts.ts';
import { draw, drawLarge, drawForReadme, expect, goTo, test } from './studio.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => someDraft(index));

test('queue, empty', async ({ studio }) => {
  const page = await studio();
  await goTo(page, 'Queue');
  await draw(page, 'queue-empty');
});

test('queue, groups in every state', async ({ before, studio, service }) => {
  await before(async (past) => {
    past.batch('Spring catalogue', lines(4));
    await past.back.queue.whenIdle();
    service.faults.set({ 'moderation-input': { value: true, times: 1 } });
    await past.make(someDraft(9));
    service.faults.set({ 'no-answer': { value: true, times: 1 } });
    await past.make(someDraft(4));
    past.back.queue.pause();
    past.batch('Spring catalogue', lines(30));
    past.batch('Harbour, four moods', lines(4));
  });
  const page = await studio();
  await goTo(page, 'Queue');
  await draw(page, 'queue-paused');
  service.faults.set({ slow: 20_000 });
  await page
    .getByRole('button', { name: /^Resume/ })
    .first()
    .click();
  await expect(page.getByText(/Sending|Receiving/).first()).toBeVisible();
  await draw(page, 'queue');
  await drawLarge(page, 'queue');
  await drawForReadme(page, 'queue');
  await page.emulateMedia({ contrast: 'more' });
  await draw(page, 'queue-more-contrast');
  await page.emulateMedia({ contrast: null });
  service.faults.clear();
});

test('queue, two hundred jobs', async ({ before, studio }) => {
  await before(async (past) => {
    past.back.queue.pause();
    past.batch('Winter catalogue', lines(200));
  });
  const page = await studio();
  await goTo(page, 'Queue');
  await expect(page.getByText('200 waiting')).toBeVisible();
  await draw(page, 'queue-200-jobs');
});

test('new batch', async ({ studio }) => {
  const page = await studio();
  await goTo(page, 'Queue');
  const open = async () => {
    await page.getByRole('button', { name: 'New batch' }).first().click();
    await page.getByRole('dialog', { name: 'New batch' }).waitFor();
  };
  await draw(page, 'batch-empty', open);
  await draw(page, 'batch', async () => {
    await open();
    await page
      .getByRole('dialog')
      .getByLabel('Prompts, one a line')
      .fill([...PROMPTS, ...PROMPTS].join('\n'));
  });
});
