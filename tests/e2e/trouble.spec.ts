import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import { hasKeyring, openKeyring } from '../support/open-keyring.ts';
import { listen, startRawService } from '../support/raw-service.ts';
import { expect, test } from './app-fixture.ts';
import { cards, command, send, stage } from './in-the-window.ts';
import { expectPanel, expectPicture, FREE, MAYBE, PATIENCE, press, serviceAt } from './trouble-panel.ts';

const KEY = 'octen-test-key-0123456789';

/** A port of this machine where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

test('a locked keychain holds the job, and lets it go once it is unlocked and a person tries again', async ({
  home,
  open,
  service,
}) => {
  test.skip(!hasKeyring(), 'gnome-keyring, dbus and secret-tool are not all here');
  test.setTimeout(120_000);
  const keyring = await openKeyring();
  try {
    home.settings({ baseUrl: service.url, welcomed: true });
    const first = await open({ env: keyring.env });
    await test.step('the key is kept in it', async () => {
      await command(first.page, 'API key');
      const dialog = first.page.getByRole('dialog', { name: 'Octen key' });
      await dialog.getByLabel('Octen key', { exact: true }).fill(KEY);
      await dialog.getByRole('button', { name: 'Save and check' }).click();
      await expect(dialog).toContainText('Accepted, checked');
      await expect(dialog).toContainText('Secret Service of this desktop');
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

test('an address that does not exist or where nobody answers costs nothing, and the job goes once it is right', async ({
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const { page } = await openStudio({ requestsPerMinute: 300 });

  await test.step('no such name', async () => {
    await serviceAt(page, 'https://octen.invalid');
    await send(page, 'To a name nobody has');
    await expectPanel(page, {
      title: 'The service could not be reached',
      what: 'There is no such address on the network. The request never left.',
      money: FREE,
      next: /^Check the address in settings/,
    });
    await serviceAt(page, service.url);
    await press(page, 'Try again');
    await expectPicture(page, 'To a name nobody has');
  });

  await test.step('nobody at the port', async () => {
    await serviceAt(page, `http://127.0.0.1:${await closedPort()}`);
    await send(page, 'To a closed door');
    await expectPanel(page, {
      title: 'The service could not be reached',
      what: 'Nobody answers at this address. The request never left.',
      money: FREE,
      next: /^Check the address in settings/,
    });
    await serviceAt(page, service.url);
    await press(page, 'Try again');
    await expectPicture(page, 'To a closed door');
  });
  expect(service.requests).toHaveLength(2);
});

/** The stage says that it takes long, and a person stops waiting. */
async function stopWaiting(page: Page): Promise<void> {
  await page.clock.fastForward('11:00');
  await expect(stage(page)).toContainText('Slower than usual');
  await press(page, 'Stop waiting');
  const question = page.getByRole('alertdialog', { name: 'It was already sent' });
  await expect(question).toContainText('It may be charged all the same');
  await question.getByRole('button', { name: 'Stop waiting' }).click();
}

const STOPPED = {
  title: 'Stopped by you',
  what: 'The request had been sent when you stopped waiting.',
  money: MAYBE,
  next: /^Nothing is sent again by itself/,
};

test('a service that never answers, or stops in the middle, is waited for until a person has enough', async ({
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const headers = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n';
  let answer = '';
  const silent = await startRawService((socket, { whole }) => {
    if (whole && answer !== '') socket.write(answer);
  });
  try {
    const { page } = await openStudio({ requestsPerMinute: 300, baseUrl: `http://127.0.0.1:${silent.port}` });
    await page.clock.install();
    const again = page.getByRole('alertdialog', { name: 'Send it again?' });

    await test.step('not even headers', async () => {
      await send(page, 'No word at all');
      await expect.poll(() => silent.posts()).toBe(1);
      await expect(stage(page)).toContainText('Sending');
      await stopWaiting(page);
      await expectPanel(page, STOPPED);
    });

    await test.step('half an answer', async () => {
      answer = `${headers}{"id":"img-1","created":1,"data":[{"b64_json":"iVBORw0KGgo`;
      await send(page, 'Half a word');
      await expect(cards(page).first()).toContainText('Receiving', PATIENCE);
      await stopWaiting(page);
      await expectPanel(page, STOPPED);
      await press(page, 'Look again');
      await expect(page.getByText('Nothing more has arrived')).toBeVisible();
    });

    await test.step('sent again knowingly, once the service is well', async () => {
      await serviceAt(page, service.url);
      await press(page, 'Send again, pays again');
      await again.getByRole('button', { name: 'Send again, pays again' }).click();
      await expectPicture(page, 'Half a word');
      expect([silent.posts(), service.requests.length]).toEqual([2, 1]);
    });
  } finally {
    await silent.close();
  }
});
