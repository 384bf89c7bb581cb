import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { cards, send, stage } from './in-the-window.ts';
import { expectPicture, PATIENCE } from './trouble-panel.ts';

/** What the machine does to the app: sleep, and a line that goes and comes back. */

const machine = (app: ElectronApplication, event: 'suspend' | 'resume') =>
  app.evaluate(({ powerMonitor }, name) => void (powerMonitor as NodeJS.EventEmitter).emit(name), event);

/** What the system says of the line; the app asks it every few seconds, and when the machine wakes. */
const lineSays = (app: ElectronApplication, isOnline: boolean) =>
  app.evaluate(({ net }, answer) => void (net.isOnline = () => answer), isOnline);

test('a job pressed while the machine falls asleep is sent when it wakes', async ({ openStudio, service }) => {
  const { app, page } = await openStudio({ previews: 0, requestsPerMinute: 300 });
  await machine(app, 'suspend');
  await send(page, 'Before it sleeps');
  await expect(cards(page)).toHaveCount(1);
  await expect(stage(page)).toContainText('Queued');
  // The job is in the journal, and everything that could have started it has run: a second one goes the same way.
  await send(page, 'Just before it sleeps');
  await expect(cards(page)).toHaveCount(2);
  expect(service.requests).toEqual([]);
  await machine(app, 'resume');
  await expectPicture(page, 'Just before it sleeps');
  await expect.poll(() => service.requests.length).toBe(2);
});

test('without a line nothing is sent, the window says so, and everything goes on when it is back', async ({
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio({ previews: 0, requestsPerMinute: 300 });
  const bar = page.getByText(/^Offline since/);
  await lineSays(app, false);
  await expect(bar).toBeVisible(PATIENCE);
  await expect(bar).toHaveText(/^Offline since \d\d:\d\d\.$/);
  await send(page, 'Into the quiet');
  await expect(stage(page)).toContainText('Waiting: no connection');
  await expect(cards(page).first()).toContainText('Waiting');
  await expect(bar).toContainText('1 job waits and goes on by itself when the line is back.');
  expect(service.requests).toEqual([]);
  await lineSays(app, true);
  await expectPicture(page, 'Into the quiet');
  await expect(bar).toHaveCount(0);
  expect(service.requests).toHaveLength(1);
});
