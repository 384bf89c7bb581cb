import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ElectronApplication, Page } from '@playwright/test';
import { MOST_PINNED } from '../../shared/pinned.ts';
import { expect, test } from './app-fixture.ts';
import { command, dropFiles, drawFiles, make, references, requestPanel, send } from './in-the-window.ts';
import { expectPanel, expectPicture, press, QUICK, PAID } from './trouble-panel.ts';

/** What goes wrong inside the app, or was taken away behind its back. */

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

/** Takes a table away, as a fault nobody thought of would; the answer brings it back. */
function mislay(file: string, table: string): () => void {
  const rename = (from: string, to: string) => {
    const database = new DatabaseSync(file);
    database.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
    database.close();
  };
  rename(table, 'mislaid');
  return () => rename('mislaid', table);
}

/** Whether the system gives the app ports to listen on. */
const portsAre = (app: ElectronApplication, isGiven: boolean) =>
  app.evaluate((_, given) => {
    const { prototype } = process.getBuiltinModule('node:net').Server;
    const world = globalThis as typeof globalThis & { listens?: Server['listen'] };
    world.listens ??= prototype.listen;
    const refuse = function (this: Server) {
      setImmediate(() => this.emit('error', Object.assign(new Error('listen EACCES'), { code: 'EACCES' })));
      return this;
    };
    prototype.listen = given ? world.listens : refuse;
  }, isGiven);

test('what breaks in the app itself is said with the number its log has, loses nothing and is over when its cause is', async ({
  home,
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await openStudio(QUICK);
  await make(page, 'Before it went wrong');

  await test.step('while a picture is saved', async () => {
    const [index = ''] = readdirSync(join(home.data, 'cache')).filter((name) => /^index-\w+\.db$/.test(name));
    const repair = mislay(join(home.data, 'cache', index), 'assets');
    await send(page, 'Caught in a fault');
    await expectPanel(page, {
      title: 'Something went wrong in the app',
      what: /^This is a fault of the app, not yours\. Its log knows it as [0-9a-f]+\.$/,
      money: PAID,
      next: 'Try again. If it comes back, this number helps whoever looks into it.',
    });
    repair();
    await press(page, 'Try now');
    await expectPicture(page, 'Caught in a fault');
    expect(service.requests).toHaveLength(2);
  });

  await test.step('while a job is added', async () => {
    const repair = mislay(join(home.data, 'journal.db'), 'add_tokens');
    await send(page, 'Never added');
    await expect(notices(page)).toContainText('Something went wrong in the app');
    const [, reference] = /Its log knows it as ([0-9a-f]{8})\./.exec((await notices(page).textContent()) ?? '') ?? [];
    expect(readFileSync(join(home.data, 'logs/main.log'), 'utf8')).toContain(`${reference} queue.add`);
    repair();
    await send(page, 'Never added');
    await expectPicture(page, 'Never added');
    expect(service.requests).toHaveLength(3);
  });

  await test.step('while the demo service starts without a port to listen on', async () => {
    await command(page, 'try the demo service');
    await expect(page.getByText('Pictures are drawn on this computer and cost nothing.')).toBeVisible();
    await portsAre(app, false);
    await send(page, 'Without a port');
    await expectPanel(page, {
      title: 'The demo service could not start',
      what: 'The system did not let it open a port on this computer.',
      money: 'The demo service costs nothing.',
      next: 'Try again in a moment.',
    });
    await portsAre(app, true);
    await press(page, 'Try again');
    await expectPicture(page, 'Without a port');
    expect(service.requests).toHaveLength(3);
  });
});

test('what was removed behind the back of the app, or has no room, is said by name', async ({
  home,
  openStudio,
  service,
}) => {
  const input = { kind: 'png', width: 8, height: 8, bytes: 8, name: 'pinned.png' } as const;
  const pinned = Array.from({ length: MOST_PINNED }, (_, at) => ({
    input: { ...input, hash: at.toString(16).padStart(64, '0') },
    asset: null,
  }));
  mkdirSync(join(home.data, 'drafts'));
  writeFileSync(join(home.data, 'drafts/shelf.json'), JSON.stringify({ schema: 1, pinned }));
  const { page } = await openStudio(QUICK);
  const files = await drawFiles(home.folder, ['jug.png']);

  await test.step('a reference', async () => {
    await dropFiles(page, requestPanel(page), files);
    await expect(references(page)).toHaveCount(1);
    rmSync(join(home.library, '.octen/inputs'), { recursive: true });
    await send(page, 'The same jug in snow');
    await expectPanel(page, {
      title: 'Not there any more',
      what: 'The reference was removed meanwhile.',
      money: 'Not charged.',
      next: 'Add it once more, then send again.',
    });
    expect(service.requests).toHaveLength(0);
    await press(page, 'Edit prompt');
    await references(page).first().getByRole('button', { name: 'Remove jug.png' }).click();
    await dropFiles(page, requestPanel(page), files);
    await expect(references(page)).toHaveCount(1);
    await send(page, 'The same jug in snow');
    await expectPicture(page, 'The same jug in snow');
    expect(service.requests).toHaveLength(1);
  });

  await test.step('a shelf without room', async () => {
    await command(page, 'pin to shelf');
    await expect(notices(page)).toContainText('The shelf is full');
    await expect(notices(page)).toContainText('It holds 48 pictures. Unpin some, then pin again.');
  });

  await test.step('a picture', async () => {
    for (const { file } of home.sidecars()) rmSync(join(home.library, file));
    await command(page, 'show in folder');
    await expect(notices(page)).toContainText('Not there any more');
    await expect(notices(page)).toContainText('The picture was removed meanwhile.');
  });
});
