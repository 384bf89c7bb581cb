import { hasKeyring, openKeyring } from '../support/open-keyring.ts';
import { expect, test } from './app-fixture.ts';
import { cards, inspector, send } from './in-the-window.ts';
import { expectPanel, expectPicture, FREE, press } from './trouble-panel.ts';

const KEY = 'octen-test-key-0123456789';

test('a key that is gone, or in a locked keychain, holds the job, which goes once there is one', async ({
  home,
  open,
  service,
}) => {
  test.skip(!hasKeyring(), 'gnome-keyring, dbus and secret-tool are not all here');
  test.setTimeout(120_000);
  const keyring = await openKeyring();
  try {
    const keyHints = [{ origin: service.url, lastFour: '7f3a', savedAt: '2026-03-10T12:00:00.000Z' }];
    home.settings({ baseUrl: service.url, welcomed: true, keyHints });
    const first = await open({ env: keyring.env });
    await test.step('a key that is no longer in it is asked for', async () => {
      await send(first.page, 'Without a key');
      await expectPanel(first.page, {
        title: 'No API key yet',
        what: 'A request needs your Octen API key.',
        money: FREE,
        next: 'Add the key, or try the demo service. Your prompt and references are kept.',
      });
      await expect(first.page.getByText('There is no key for this service. 1 job waits for one.')).toBeVisible();
      expect(service.requests).toHaveLength(0);
      await press(first.page, 'Enter key');
      const dialog = first.page.getByRole('dialog', { name: 'Octen key' });
      await dialog.getByLabel('Octen key', { exact: true }).fill(KEY);
      await dialog.getByRole('button', { name: 'Save and check' }).click();
      await expect(dialog).toContainText('Accepted, checked');
      await expect(dialog).toContainText('Secret Service of this desktop');
      await first.page.keyboard.press('Escape');
      await expectPicture(first.page, 'Without a key');
    });
    await first.close();

    keyring.lock();
    const { page } = await open({ env: keyring.env });
    const asked = service.requests.length;
    await test.step('locked, nothing is sent', async () => {
      await send(page, 'Behind a lock');
      await expectPanel(page, {
        title: 'The keychain is locked',
        what: /^The system did not hand out the key/,
        money: FREE,
        next: /^Unlock the keychain/,
      });
      await expect(page.getByText('The keychain did not hand out the key. 1 job waits for it.')).toBeVisible();
      await expect(cards(page).first()).toContainText('for key');
      await press(page, 'Try now');
      await expect(inspector(page)).toContainText('2 times');
      await expectPanel(page, { title: 'The keychain is locked', what: /./, money: FREE, next: /./ });
      expect(service.requests).toHaveLength(asked);
    });

    await keyring.unlock();
    await press(page, 'Try now');
    await expectPicture(page, 'Behind a lock');
    expect(service.requests).toHaveLength(asked + 1);
  } finally {
    await keyring.close();
  }
});

test('without a keychain a key kept there earlier is out of reach, and one for this session lets the job go', async ({
  home,
  open,
  service,
}) => {
  const keyHints = [{ origin: service.url, lastFour: '7f3a', savedAt: '2026-03-10T12:00:00.000Z' }];
  home.settings({ baseUrl: service.url, welcomed: true, keyHints });
  const { page } = await open();
  await send(page, 'With a key of last week');
  await expectPanel(page, {
    title: 'The keychain can’t be reached',
    what: 'This computer offers no keychain now. A key that was kept there is out of reach.',
    money: FREE,
    next: 'Enter the key for this session. It is held in memory only and is gone when the app closes.',
  });
  expect(service.requests).toHaveLength(0);
  await press(page, 'Enter key');
  const dialog = page.getByRole('dialog', { name: 'Octen key' });
  await expect(dialog).toContainText('The system offers no place to keep a secret now.');
  await dialog.getByLabel('New key').fill(KEY);
  await dialog.getByRole('button', { name: 'Save and check' }).click();
  await expect(dialog).toContainText('Memory, for this session');
  await expect(dialog).toContainText('This computer offers no keychain, so the key is held in memory only');
  await page.keyboard.press('Escape');
  await expectPicture(page, 'With a key of last week');
});
