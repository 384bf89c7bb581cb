import { someDraft } from './prompts.ts';
import { draw, expect, test } from './studio.ts';

test('palette and shortcuts', async ({ before, studio }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio();
  const open = async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  };
  await draw(page, 'palette', open);
  await draw(page, 'palette-words', async () => {
    await open();
    await page.keyboard.type('ref');
  });
  await draw(page, 'shortcuts', async () => {
    await page.getByRole('radio', { name: 'View' }).first().focus();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  });
});

test('settings, every page', async ({ before, studio }) => {
  await before((past) => past.make(someDraft(0)));
  const page = await studio();
  for (const name of ['Key', 'Folder and service', 'Making', 'Prices', 'Look', 'Shortcuts', 'About']) {
    await draw(page, `settings-${name.toLowerCase().replaceAll(' ', '-')}`, async () => {
      await page.getByRole('button', { name: 'Settings' }).first().click();
      await page.getByRole('dialog').getByRole('tab', { name }).click();
    });
  }
});

test('shortcuts being changed', async ({ studio }) => {
  const page = await studio({ shortcuts: { 'clear-request': 'Mod+Shift+L', 'toggle-inspector': null } });
  const dialog = page.getByRole('dialog');
  const press = async (...keys: readonly string[]) => {
    await page.keyboard.press('ControlOrMeta+,');
    await dialog.getByRole('tab', { name: 'Shortcuts' }).click();
    await dialog.getByRole('button', { name: /^New batch: / }).click();
    for (const key of keys) await page.keyboard.press(key);
  };
  const leave = async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await draw(page, 'shortcut-press', () => press(), leave);
  await draw(page, 'shortcut-refused', () => press('b'), leave);
  await draw(page, 'shortcut-taken', () => press('ControlOrMeta+k'), leave);
});

test('key, from none to rejected', async ({ studio }) => {
  const page = await studio({}, {});
  const dialog = page.getByRole('dialog');
  const open = async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(0).prompt);
    await page.keyboard.press('ControlOrMeta+Enter');
    await dialog.waitFor();
  };
  await draw(page, 'key-missing', open);
  await draw(page, 'key-rejected', async () => {
    const again = page.getByRole('button', { name: 'Replace key' }).first();
    if (await again.isVisible()) await again.click();
    else {
      await open();
      await dialog.getByLabel(/key/i).first().fill('wrong-key-7f3a');
      await dialog.getByRole('button', { name: 'Save and check' }).click();
    }
    await expect(dialog.getByText(/does not accept this key/).first()).toBeVisible();
  });
});

test('key, accepted for this session', async ({ studio }) => {
  const page = await studio({}, {});
  const dialog = page.getByRole('dialog');
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(0).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await dialog.getByLabel(/key/i).first().fill('right-key-00004c1d');
  await dialog.getByRole('button', { name: 'Save and check' }).click();
  await page.waitForTimeout(800);
  await draw(page, 'key-accepted', async () => {
    if (!(await dialog.isVisible())) {
      await page.getByRole('button', { name: 'Settings' }).first().click();
      await dialog.getByRole('tab', { name: 'Key' }).click();
      await dialog.getByRole('button', { name: 'Check' }).click();
      await expect(dialog.getByText(/^Accepted/)).toBeVisible();
    }
  });
  await draw(
    page,
    'key-forget',
    async () => {
      await page.getByRole('button', { name: 'Settings' }).first().click();
      await dialog.getByRole('tab', { name: 'Key' }).click();
      await dialog.getByRole('button', { name: 'Forget this key' }).click();
    },
    async () => {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(200);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(200);
    },
  );
});

test('first steps', async ({ studio }) => {
  const page = await studio({ welcomed: false }, {});
  await draw(page, 'welcome-key');
  await page.getByRole('button', { name: 'Use demo' }).click();
  await draw(page, 'welcome-folder');
  await page.getByRole('button', { name: 'Continue' }).click();
  await draw(page, 'welcome-first');
});

test('the question before a paid call is stopped, and notices', async ({ studio, service }) => {
  const page = await studio();
  service.faults.set({ 'slow-first-byte': 60_000 });
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(0).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => service.requests.length).toBe(1);
  await draw(page, 'stop-question', () =>
    page
      .getByRole('button', { name: /cancel|stop/i })
      .first()
      .click(),
  );
  service.faults.clear();
});

test('the question before a call is paid a second time', async ({ studio, service }) => {
  const page = await studio({ previews: 0 });
  service.faults.set({ 'no-answer': true });
  await page.getByRole('textbox', { name: 'Prompt' }).fill(someDraft(0).prompt);
  await page.keyboard.press('ControlOrMeta+Enter');
  const again = page.getByRole('button', { name: 'Send again, pays again' }).first();
  await again.waitFor({ timeout: 30_000 });
  await draw(page, 'send-again-question', async () => {
    await again.click();
    await page.getByRole('alertdialog', { name: 'Send it again?' }).waitFor();
  });
  service.faults.clear();
});
