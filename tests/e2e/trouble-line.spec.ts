import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import sharp from 'sharp';
import { TIME_LIMITS } from '../../electron/main/api/transport-port.ts';
import { startProxy } from '../support/proxy.ts';
import { closedPort, listen, startRawService } from '../support/raw-service.ts';
import { startSecureFront } from '../support/secure-front.ts';
import { expiredCertificate, strangerCertificate, testCertificate } from '../support/test-certificate.ts';
import { expect, test, WITH_KEY } from './app-fixture.ts';
import { cards, dropFiles, references, requestPanel, send, stage } from './in-the-window.ts';
import {
  expectPanel,
  expectPicture,
  FREE,
  MAYBE,
  PATIENCE,
  press,
  QUICK,
  sendAgainKnowingly,
  serviceAt,
} from './trouble-panel.ts';

/** What can be wrong between this computer and the service. */

/** What the system says about the way to the service. */
const proxyIs = (app: ElectronApplication, answer: string) =>
  app.evaluate(({ session }, said) => void (session.defaultSession.resolveProxy = async () => said), answer);

/** The app's own timers of this length are over after a moment, all others last as long as ever; null: these too. */
const hurry = (app: ElectronApplication, limitMs: number | null) =>
  app.evaluate((_, limit) => {
    const world = globalThis as typeof globalThis & { unhurried?: typeof setTimeout };
    world.unhurried ??= setTimeout;
    const start = world.unhurried;
    const hurried = (work: () => void, ms?: number) => start(work, ms === limit ? 400 : ms);
    world.setTimeout = Object.assign(hurried, start);
  }, limitMs);

test('a wrong address, a proxy or a certificate in the way is named, costs nothing, and the job goes once it is right', async ({
  home,
  open,
  service,
}) => {
  test.setTimeout(120_000);
  const front = await startSecureFront(Number(new URL(service.url).port), testCertificate);
  const proxy = await startProxy(front.port);
  const trusted = join(home.folder, 'trusted.pem');
  writeFileSync(trusted, testCertificate.certificate + expiredCertificate.certificate);
  try {
    home.settings({ baseUrl: service.url, welcomed: true, ...QUICK });
    const { app, page } = await open({ env: { ...WITH_KEY, NODE_EXTRA_CA_CERTS: trusted } });
    const unreachable = {
      title: 'The service could not be reached',
      money: FREE,
      next: 'Check the address in settings and the network, then try again.',
    };

    await test.step('no such name', async () => {
      await serviceAt(page, 'https://octen.invalid');
      await send(page, 'To a name nobody has');
      await expectPanel(page, {
        ...unreachable,
        what: 'There is no such address on the network. The request never left.',
      });
      await serviceAt(page, service.url);
      await press(page, 'Try again');
      await expectPicture(page, 'To a name nobody has');
    });

    await test.step('nobody at the port', async () => {
      await serviceAt(page, `http://127.0.0.1:${await closedPort()}`);
      await send(page, 'To a closed door');
      await expectPanel(page, { ...unreachable, what: 'Nobody answers at this address. The request never left.' });
      await serviceAt(page, service.url);
      await press(page, 'Try again');
      await expectPicture(page, 'To a closed door');
    });

    const throughProxy = {
      title: 'No way through the proxy',
      money: FREE,
      next: 'Check the system’s proxy settings or ask whoever looks after the network, then try again.',
    };

    await test.step('no proxy where the system says there is one', async () => {
      await proxyIs(app, `PROXY 127.0.0.1:${await closedPort()}`);
      await serviceAt(page, 'https://images.example');
      await send(page, 'Through a proxy that is not there');
      await expectPanel(page, {
        ...throughProxy,
        what: 'Nobody answers where the system says its proxy is. The request never left.',
      });
    });

    await test.step('a proxy that wants a password', async () => {
      proxy.refuse('407 Proxy Authentication Required');
      await proxyIs(app, `PROXY 127.0.0.1:${proxy.port}`);
      await press(page, 'Try again');
      await expectPanel(page, {
        ...throughProxy,
        what: 'The system’s proxy asks for a password, which this app can’t give. The request never left.',
      });
    });

    await test.step('a proxy that lets nobody through', async () => {
      proxy.refuse('403 Forbidden');
      await press(page, 'Try again');
      await expectPanel(page, {
        ...throughProxy,
        what: 'The system’s proxy did not let the request through (403). The request never left.',
      });
    });

    await test.step('a kind of proxy that is not spoken', async () => {
      await proxyIs(app, 'SOCKS5 127.0.0.1:1080');
      await press(page, 'Try again');
      await expectPanel(page, {
        ...throughProxy,
        what: 'The system uses a SOCKS5 proxy; this app knows HTTP and HTTPS proxies only. The request never left.',
      });
      expect(service.requests).toHaveLength(2);
    });

    await test.step('a proxy that lets it through', async () => {
      proxy.refuse(null);
      await proxyIs(app, `PROXY 127.0.0.1:${proxy.port}`);
      await press(page, 'Try again');
      await expectPicture(page, 'Through a proxy that is not there');
      expect(service.requests).toHaveLength(3);
    });

    await test.step('a certificate that nobody here vouches for', async () => {
      front.show(strangerCertificate);
      await serviceAt(page, `https://localhost:${front.port}`);
      await send(page, 'To a stranger');
      await expectPanel(page, {
        ...unreachable,
        what: 'Its certificate is not trusted on this computer. The request never left.',
        next: /^If this network checks secure connections, add its certificate to those this computer trusts/,
      });
    });

    await test.step('a certificate that is too old', async () => {
      front.show(expiredCertificate);
      await press(page, 'Try again');
      await expectPanel(page, {
        ...unreachable,
        what: 'Its certificate has expired. The request never left.',
        next: 'Check the date of this computer and the address in settings, then try again.',
      });
    });

    await test.step('a certificate of somebody else', async () => {
      front.show(testCertificate);
      await serviceAt(page, `https://127.0.0.1:${front.port}`);
      await press(page, 'Try again');
      await expectPanel(page, {
        ...unreachable,
        what: 'Its certificate is for another address. The request never left.',
      });
      expect(service.requests).toHaveLength(3);
    });

    await test.step('a certificate that is trusted', async () => {
      await serviceAt(page, `https://localhost:${front.port}`);
      await press(page, 'Try again');
      await expectPicture(page, 'To a stranger');
      expect(service.requests).toHaveLength(4);
    });
  } finally {
    proxy.close();
    front.close();
  }
});

test('the three limits on waiting: before connecting and sending is done nothing is charged, half an hour of silence may be', async ({
  home,
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const sockets: Socket[] = [];
  /** Takes connections and reads nothing of them. */
  const deaf = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket.on('error', () => undefined)));
  const port = await listen(deaf);
  const silent = await startRawService(() => undefined);
  try {
    const { app, page } = await openStudio({ ...QUICK, baseUrl: `https://127.0.0.1:${port}` });

    await test.step('no connection', async () => {
      await hurry(app, TIME_LIMITS.connectMs);
      await send(page, 'Knocking');
      await expectPanel(page, {
        title: 'The service did not answer in time',
        what: 'No connection within 10 seconds. The request never left.',
        money: FREE,
        next: 'Check the network, then try again.',
      });
      await hurry(app, null);
      await serviceAt(page, service.url);
      await press(page, 'Try again');
      await expectPicture(page, 'Knocking');
    });

    await test.step('an upload that stands still', async () => {
      const heavy = join(home.folder, 'heavy.png');
      const raw = { width: 2600, height: 2000, channels: 3 } as const;
      // Noise: more than the network takes in at once, even as a PNG.
      const pixels = randomBytes(raw.width * raw.height * raw.channels);
      writeFileSync(heavy, await sharp(pixels, { raw }).png({ compressionLevel: 0 }).toBuffer());
      await dropFiles(page, requestPanel(page), [heavy]);
      await expect(references(page)).toHaveCount(1);
      await serviceAt(page, `http://127.0.0.1:${port}`);
      await hurry(app, TIME_LIMITS.uploadStallMs);
      await send(page, 'Half way up');
      await expectPanel(page, {
        title: 'The upload stood still',
        what: 'The network took nothing for a minute, so the request never arrived whole.',
        money: FREE,
        next: 'Check the network, then try again.',
      });
      await hurry(app, null);
      await serviceAt(page, service.url);
      await press(page, 'Try again');
      await expectPicture(page, 'Half way up');
      await references(page).first().getByRole('button', { name: 'Remove heavy.png' }).click();
    });

    await test.step('half an hour without a word', async () => {
      await serviceAt(page, `http://127.0.0.1:${silent.port}`);
      await hurry(app, TIME_LIMITS.silenceMs);
      await send(page, 'Into the dark');
      await expectPanel(page, {
        title: 'No full answer came back',
        what: 'Thirty minutes went by without a word from the service.',
        money: MAYBE,
        next: /^Nothing is sent again by itself/,
      });
      await hurry(app, null);
      await serviceAt(page, service.url);
      await sendAgainKnowingly(page);
      await expectPicture(page, 'Into the dark');
      await expect(stage(page)).not.toContainText('Not charged');
    });
    expect([silent.posts(), service.requests.length]).toEqual([1, 3]);
  } finally {
    for (const socket of sockets) socket.destroy();
    deaf.close();
    await silent.close();
  }
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
    const { page } = await openStudio({ ...QUICK, baseUrl: `http://127.0.0.1:${silent.port}` });
    await page.clock.install();

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
      await sendAgainKnowingly(page);
      await expectPicture(page, 'Half a word');
      expect([silent.posts(), service.requests.length]).toEqual([2, 1]);
    });
  } finally {
    await silent.close();
  }
});
