import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from './app-fixture.ts';
import {
  bodyOf,
  cards,
  choose,
  chooseModel,
  command,
  drawFiles,
  generate,
  promptField,
  references,
  send,
  stage,
  watchDesktop,
} from './in-the-window.ts';
import {
  almostSendAgain,
  counter,
  expectPanel,
  expectPicture,
  FREE,
  MAYBE,
  PATIENCE,
  press,
  QUICK,
  sendAgainKnowingly,
} from './trouble-panel.ts';

test('what the service refuses says why, that it cost nothing, and leads to the repair', async ({
  home,
  openStudio,
  service,
}) => {
  test.setTimeout(180_000);
  const { app, page } = await openStudio(QUICK);
  const posts = counter(service);
  const once = { times: 1 } as const;

  await test.step('moderation before drawing', async () => {
    service.faults.set({ 'moderation-input': once });
    await send(page, 'A forbidden scene');
    await expectPanel(page, {
      title: 'The service refused this prompt',
      what: 'Blocked before drawing. Category: violence.',
      money: FREE,
      next: /^Change the words and send again/,
    });
    await press(page, 'Edit prompt');
    await expect(promptField(page)).toBeFocused();
    await expect(promptField(page)).toHaveValue('A forbidden scene');
    expect(posts()).toBe(1);
  });

  await test.step('moderation after drawing', async () => {
    service.faults.set({ 'moderation-output': once });
    await send(page, 'A scene drawn and withheld');
    await expectPanel(page, {
      title: 'The service refused this prompt',
      what: 'Blocked after drawing. Category: violence.',
      money: MAYBE,
      next: /^Change the words and send again/,
    });
    expect(posts()).toBe(1);
  });

  await test.step('a size that was sent anyway', async () => {
    await choose(page, 'Size', 'Custom…');
    await page.getByRole('textbox', { name: 'Width' }).fill('1500');
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await send(page, 'A size nobody takes');
    await expectPanel(page, {
      title: 'The service refused the request',
      what: /^size: .*1500x1024/,
      money: FREE,
      next: /^Change what is named above/,
    });
    await choose(page, 'Size', 'Auto');
    expect(posts()).toBe(1);
  });

  await test.step('a model that is gone', async () => {
    service.faults.set({ '404-model': once });
    await send(page, 'Asked of a model that is gone');
    await expectPanel(page, {
      title: 'This model is not available',
      what: 'The service does not know openai/gpt-image-2 any more.',
      money: FREE,
      next: /^Choose another model/,
    });
    await press(page, 'Choose model');
    await expect(page.getByRole('option', { name: /^GPT Image 1 Mini/ })).toBeVisible();
    await page.keyboard.press('Escape');
    expect(posts()).toBe(1);
  });

  await test.step('references that are too much, made smaller', async () => {
    const files = await drawFiles(home.folder, ['wide.png', 'small.png'], { width: 3000, height: 2000 });
    await watchDesktop(app, { open: files.slice(0, 1) });
    await page.keyboard.press('ControlOrMeta+o');
    await expect(references(page)).toHaveCount(1);
    service.faults.set({ '413': once });
    await send(page, 'The same harbour at night');
    await expectPanel(page, {
      title: 'The request is too large',
      what: 'The service does not take a request of this size.',
      money: FREE,
      next: /^Shrink the references to 2048 px/,
    });
    await page.keyboard.press('Escape');
    await references(page).first().getByRole('button', { name: 'Remove wide.png' }).click();
    await promptField(page).fill('Another idea');
    await press(page, 'Shrink references to 2048 px');
    await expect(page.getByText('One reference is 2048 px long now')).toBeVisible();
    await expect(references(page)).toHaveText([/2048×1365/]);
    await expect(promptField(page)).toHaveValue('The same harbour at night');
    expect(posts()).toBe(1);
    await promptField(page).press('ControlOrMeta+Enter');
    await expectPicture(page, 'The same harbour at night');
    expect(posts()).toBe(1);
    const { image } = await bodyOf(service, service.requests.length - 1);
    const sent = Buffer.from(String(image).replace(/^data:[^,]*,/, ''), 'base64');
    expect(await sharp(sent).metadata()).toMatchObject({ width: 2048, height: 1365 });
    await references(page).first().getByRole('button', { name: 'Remove wide.png' }).click();
  });

  await test.step('too many requests: waits and goes on by itself', async () => {
    service.faults.set({ '429-seconds': { times: 1, value: 2 } });
    await send(page, 'A little later');
    await expect(stage(page)).toContainText(/Waiting: slowed down by the service, until \d\d:\d\d/);
    await expectPicture(page, 'A little later');
    expect(posts()).toBe(2);
  });

  await test.step('too many requests, however often it waits', async () => {
    service.faults.set({ '429-seconds': { times: 4, value: 0 } });
    await send(page, 'Turned away each time');
    await expectPanel(page, {
      title: 'Too many requests',
      what: 'The service takes no more requests for the moment.',
      money: FREE,
      next: /^Wait until \d\d:\d\d, then try again\. Fewer jobs at a time help\.$/,
    });
    expect(posts()).toBe(4);
    await press(page, 'Try again');
    await expectPicture(page, 'Turned away each time');
    expect(posts()).toBe(1);
  });

  await test.step('a quota that is used up', async () => {
    service.faults.set({ '429-quota': once });
    await send(page, 'Over quota');
    await expectPanel(page, {
      title: 'The quota is used up',
      what: 'The service says the account may not send more for now.',
      money: FREE,
      next: /^Look at the account/,
    });
    await press(page, 'Try again');
    await expectPicture(page, 'Over quota');
    expect(posts()).toBe(2);
  });

  await test.step('a balance that is used up holds the others back', async () => {
    service.faults.set({ '403-balance': once });
    await command(page, 'pause the queue');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await send(page, 'No balance');
    await send(page, 'Behind it');
    await page.getByRole('status').getByRole('button', { name: 'Resume' }).click();
    const bar = page.getByRole('status').filter({ hasText: 'The balance is used up. 1 job waits.' });
    await expect(bar).toBeVisible(PATIENCE);
    const words = {
      title: 'The balance is used up',
      money: FREE,
      next: /^Top up the account/,
    };
    await expectPanel(page, { ...words, what: /^Octen refused the job before this one/ });
    await expect(stage(page).getByRole('button', { name: 'Try now' })).toBeVisible();
    await cards(page).filter({ hasText: 'Failed' }).first().getByRole('button').first().click();
    await expectPanel(page, { ...words, what: /^Octen refused the request/ });
    expect(posts()).toBe(1);
    await bar.getByRole('button', { name: 'Try again' }).click();
    await expect(bar).toHaveCount(0);
    await expect.poll(() => home.sidecars().map(({ recipe }) => recipe?.request.prompt)).toContain('Behind it');
    await press(page, 'Try again');
    await expectPicture(page, 'No balance');
    expect(posts()).toBe(2);
  });

  await test.step('a key that is refused', async () => {
    service.faults.set({ '401': once });
    await send(page, 'With a bad key');
    await expectPanel(page, {
      title: 'Octen does not accept this key',
      what: 'The service refused the key.',
      money: FREE,
      next: /^Replace the key/,
    });
    await expect(
      page.getByRole('alert').filter({ hasText: 'Octen does not accept this key, ending 6789.' }),
    ).toBeVisible();
    await press(page, 'Replace key');
    await expect(page.getByRole('dialog')).toContainText('Octen key');
    expect(posts()).toBe(1);
  });
});

test('what may have been paid is never sent twice by itself, and is kept as far as it came', async ({
  home,
  openStudio,
  service,
}) => {
  test.setTimeout(180_000);
  const { app, page } = await openStudio(QUICK);
  const asked = await watchDesktop(app);
  const posts = counter(service);
  const once = { times: 1 } as const;

  await test.step('the service broke off: looked at, sent again after a question', async () => {
    service.faults.set({ '500': once });
    await send(page, 'Broken off');
    await expectPanel(page, {
      title: 'The service broke off',
      what: 'The service answered with status 500 after the request was sent.',
      money: MAYBE,
      next: /^Nothing is sent again by itself/,
    });
    await press(page, 'Look again');
    await expect(page.getByText('Nothing more has arrived')).toBeVisible();
    await almostSendAgain(page);
    expect(posts()).toBe(1);
    await sendAgainKnowingly(page);
    await expectPicture(page, 'Broken off');
    expect(posts()).toBe(1);
  });

  await test.step('refused for nothing after a try that may have been charged: both are said', async () => {
    service.faults.set({ '500': once });
    await send(page, 'Broken off, then refused');
    await expectPanel(page, { title: 'The service broke off', what: /./, money: MAYBE, next: /./ });
    service.faults.set({ 'moderation-input': once });
    await sendAgainKnowingly(page);
    await expectPanel(page, {
      title: 'The service refused this prompt',
      what: 'Blocked before drawing. Category: violence.',
      money: /^Nothing for this try\. An earlier one may have been charged, \$\d\.\d+ at most\.$/,
      next: /^Change the words and send again/,
    });
    await press(page, 'Look again');
    await expect(page.getByText('Nothing more has arrived').last()).toBeVisible();
    await press(page, 'Forget');
    expect(posts()).toBe(2);
  });

  await test.step('no answer at all: forgotten', async () => {
    service.faults.set({ 'no-answer': once });
    await send(page, 'Into silence');
    await expectPanel(page, {
      title: 'No full answer came back',
      what: 'The request was on its way. The line broke before the picture.',
      money: MAYBE,
      next: /^Nothing is sent again by itself/,
    });
    await expect(stage(page).getByRole('button', { name: 'Show raw answer' })).toHaveCount(0);
    const before = await cards(page).count();
    await press(page, 'Forget');
    await expect(cards(page)).toHaveCount(before - 1);
    await expect(stage(page)).toContainText('Write a prompt, or drop a picture');
    expect(posts()).toBe(1);
  });

  await test.step('a stream that is cut keeps its last preview', async () => {
    service.faults.set({ cut: once });
    await send(page, 'Cut short');
    const kept = stage(page).getByRole('alert', { name: 'No full answer came back' });
    await expect(kept).toContainText('The stream stopped early', PATIENCE);
    await expect(kept).toContainText(/The last preview is kept as a draft, \d+ × \d+\./);
    await expect(kept).toContainText(/May have been charged, \$\d\.\d+ at most\./);
    await expect(kept.getByRole('img')).toBeVisible();
    expect(home.sidecars().filter(({ draft }) => draft)).toHaveLength(1);
    expect(posts()).toBe(1);
  });

  await test.step('an answer that can’t be read', async () => {
    service.faults.set({ 'bad-base64': once });
    await send(page, 'Unreadable');
    await expectPanel(page, {
      title: 'The answer can’t be read',
      what: /^An answer came, but not one this app understands/,
      money: MAYBE,
      next: /^Every byte of it is kept/,
    });
    await press(page, 'Show raw answer');
    await expect.poll(asked).toEqual([['reveal', expect.stringMatching(/answer-[0-9a-f]{24}\.sse$/)]]);
    const [[, file] = []] = await asked();
    expect(readFileSync(String(file), 'utf8')).toContain('event: image_generation.completed');
    expect(posts()).toBe(1);
  });

  await test.step('an answer without a picture or words', async () => {
    service.faults.set({ 'empty-data': once });
    await send(page, 'Nothing at all');
    await expectPanel(page, {
      title: 'An empty answer',
      what: 'The service answered without a picture or words.',
      money: MAYBE,
      next: /^The answer is kept as it came/,
    });
    await press(page, 'Forget');
    expect(posts()).toBe(1);
  });

  await test.step('the queue leads to what is uncertain, with the same three ways on', async () => {
    await page.keyboard.press('ControlOrMeta+2');
    const queue = page.getByRole('region', { name: 'Queue' });
    const row = (text: string) => queue.getByRole('row').filter({ hasText: text });
    await queue.getByRole('button', { name: '2 uncertain' }).click();
    await expect(row('Unreadable')).toHaveAttribute('aria-selected', 'true');
    for (const name of ['Look again', 'Send again, pays again', 'Forget'])
      await expect(queue.getByRole('button', { name })).toHaveCount(2);
    await row('Unreadable').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show raw answer' }).click();
    await expect.poll(async () => (await asked()).length).toBe(2);
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+1');
    expect(posts()).toBe(0);
  });

  await test.step('words without a picture are paid for, and are there to be read', async () => {
    service.faults.set({ 'empty-data': once });
    await chooseModel(page, 'Gemini 3.1 Flash');
    await send(page, 'Only words');
    await expectPanel(page, {
      title: 'An answer without a picture',
      what: 'The model answered with words only.',
      money: /^Charged/,
      next: /^Read its text/,
    });
    await expect(stage(page)).toContainText('Here is a picture of what you described: Only words.');
    await chooseModel(page, 'GPT Image 2');
    expect(posts()).toBe(1);
  });

  await expect(generate(page)).toBeEnabled();
});
