import type { ElectronApplication } from '@playwright/test';
import { expect, test, WITH_KEY } from './app-fixture.ts';
import { cards, send, stage } from './in-the-window.ts';
import { expectPicture } from './trouble-panel.ts';

type Answer = 'finish' | 'now' | 'stay';
type Asked = {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
};

/** What a test leaves in main's world: the question that is open, and the press on one of its buttons. */
type Question = { asked: Asked | null; press(response: number): void };

type Way = (world: typeof Electron.CrossProcessExports) => void;

/** As the system's menu does. */
const byMenu: Way = ({ app }) => void setTimeout(() => app.quit(), 0);
/** As the button of the window does. */
const byWindow: Way = ({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0);

/** Leaves; what is asked is answered once it was read, and handed back. */
async function quit(app: ElectronApplication, answer: Answer, way = byMenu): Promise<Asked | null> {
  await app.evaluate(({ dialog }) => {
    const world = globalThis as unknown as Question;
    world.asked = null;
    dialog.showMessageBox = (...given: unknown[]) =>
      new Promise((answered) => {
        world.asked = given.at(-1) as Asked;
        world.press = (response) => answered({ response, checkboxChecked: false });
      });
  });
  await app.evaluate(way);
  const read = () => app.evaluate(() => (globalThis as unknown as Question).asked);
  await expect.poll(read, { intervals: [50] }).not.toBeNull();
  const asked = await read();
  // The app may go at once, so the press comes after its own acknowledgement.
  await app.evaluate(
    (_world, response) => void setTimeout(() => (globalThis as unknown as Question).press(response), 0),
    ['finish', 'now', 'stay'].indexOf(answer),
  );
  return asked;
}

const gone = (app: ElectronApplication): Promise<unknown> =>
  app.process().exitCode === null ? new Promise((exit) => app.process().once('exit', exit)) : Promise.resolve();

test('quitting with a picture on its way asks: staying keeps the window, quitting now leaves it uncertain, finishing waits for it', async ({
  home,
  open,
  openStudio,
  service,
}) => {
  test.setTimeout(120_000);
  const first = await openStudio();
  await test.step('stay', async () => {
    service.hold();
    await send(first.page, 'Stays');
    await expect(stage(first.page)).toContainText(/Sending|Receiving/);
    expect(await quit(first.app, 'stay')).toMatchObject({
      message: '1 picture is on its way',
      detail: 'What was sent may be charged. If you quit now, it may be charged and lost.',
      buttons: ['Finish and quit', 'Quit now', 'Stay'],
      defaultId: 0,
    });
    service.release();
    await expectPicture(first.page, 'Stays');
  });

  await test.step('quit now', async () => {
    service.hold();
    await send(first.page, 'Left behind');
    await expect.poll(() => service.requests.length).toBe(2);
    const exit = gone(first.app);
    await quit(first.app, 'now');
    await exit;
  });

  const second = await open({ env: WITH_KEY });
  await test.step('what was left behind is uncertain, and stays unsent', async () => {
    const card = cards(second.page).filter({ hasText: 'Uncertain' });
    await card.getByRole('button').first().click();
    await expect(stage(second.page)).toContainText('The app ended while the request was on its way.');
    await expect(stage(second.page).getByRole('button', { name: 'Send again, pays again' })).toBeVisible();
    expect(service.requests).toHaveLength(2);
  });

  await test.step('finish and quit', async () => {
    service.hold();
    await send(second.page, 'Finished first');
    await expect.poll(() => service.requests.length).toBe(3);
    const exit = gone(second.app);
    await quit(second.app, 'finish');
    expect(home.sidecars()).toHaveLength(1);
    service.release();
    await exit;
    expect(home.sidecars().map(({ recipe }) => recipe?.request.prompt)).toEqual(['Stays', 'Finished first']);
    expect(service.requests).toHaveLength(3);
  });
});

test('closing the window with a picture on its way asks as well, and staying keeps the window', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio();
  service.hold();
  await send(page, 'Still wanted');
  await expect(stage(page)).toContainText(/Sending|Receiving/);
  expect(await quit(app, 'stay', byWindow)).toMatchObject({ message: '1 picture is on its way' });
  service.release();
  await expectPicture(page, 'Still wanted');

  service.hold();
  await send(page, 'Finished behind a closed window');
  await expect.poll(() => service.requests.length).toBe(2);
  const exit = gone(app);
  await quit(app, 'finish', byWindow);
  service.release();
  await exit;
  expect(home.sidecars()).toHaveLength(2);
});

test('closing the window with nothing on its way ends the app without a question', async ({ openStudio }) => {
  const { app } = await openStudio();
  const main = app.process();
  const exit = gone(app);
  await app.evaluate(byWindow);
  await exit;
  await expect.poll(() => main.exitCode).toBe(0);
});

test('a Windows session that asks whether it may end waits for what is being finished', async ({
  home,
  openStudio,
  service,
}) => {
  const { app, page } = await openStudio();
  service.hold();
  await send(page, 'Finished all the same');
  await expect.poll(() => service.requests.length).toBe(1);
  const exit = gone(app);
  await quit(app, 'finish');
  const isHidden = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === false);
  await expect.poll(isHidden, { intervals: [50] }).toBe(true);
  const isHeldBack = await app.evaluate(({ BrowserWindow }) => {
    let held = false;
    BrowserWindow.getAllWindows()[0]?.emit('query-session-end', { preventDefault: () => (held = true) });
    return held;
  });
  expect(isHeldBack).toBe(true);
  service.release();
  await exit;
  expect(home.sidecars().map(({ recipe }) => recipe?.request.prompt)).toEqual(['Finished all the same']);
});

/** As Windows and as Linux or macOS tell that they end. */
const ENDINGS: Readonly<Record<string, Way>> = {
  'a Windows session': ({ BrowserWindow }) =>
    void setTimeout(() => BrowserWindow.getAllWindows()[0]?.emit('session-end'), 0),
  'the system': ({ powerMonitor }) =>
    void setTimeout(() => (powerMonitor as NodeJS.EventEmitter).emit('shutdown', { preventDefault() {} }), 0),
};

for (const [what, way] of Object.entries(ENDINGS)) {
  test(`when ${what} ends nobody is asked, and what was on its way is uncertain at the next start`, async ({
    open,
    openStudio,
    service,
  }) => {
    const first = await openStudio();
    service.hold();
    await send(first.page, 'Cut off');
    await expect.poll(() => service.requests.length).toBe(1);
    const exit = gone(first.app);
    await first.app.evaluate(way);
    await exit;
    const { page } = await open({ env: WITH_KEY });
    await expect(cards(page).filter({ hasText: 'Uncertain' })).toHaveCount(1);
    await expect(page.getByText('Resume')).toHaveCount(0);
    expect(service.requests).toHaveLength(1);
  });
}
