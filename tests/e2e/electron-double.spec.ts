/** The stand-in for Electron keeps Electron's promises about windows, worlds, schemes and messages. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, fixtureApp, test } from './double-fixture.ts';

interface FixtureApi {
  argv: string[];
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  invokeFunction(): Promise<unknown>;
  invokeBlob(): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  sendSync(channel: string, ...args: unknown[]): unknown;
  on(channel: string, listener: (...args: unknown[]) => void): () => void;
  pathOf(file: unknown): string;
  requireFs(): void;
  throwRange(): void;
}

declare const fixture: FixtureApi;

test('the preload lives in a world of its own, behind what it exposes', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const attempt = (run: () => unknown) => {
      try {
        return run();
      } catch (thrown) {
        return [(thrown as Error).name, (thrown as Error).message];
      }
    };
    return {
      globals: ['leaked', 'require', 'process', '__double', '__doubleIn'].filter((name) => name in window),
      isFrozen: Object.isFrozen(fixture) && Object.isFrozen(fixture.argv),
      argv: fixture.argv,
      thrown: attempt(() => fixture.throwRange()),
      fs: attempt(() => fixture.requireFs()),
      isSecure: isSecureContext,
    };
  });
  expect(seen).toEqual({
    globals: [],
    isFrozen: true,
    argv: ['--from-main'],
    thrown: ['Error', 'from the preload'],
    fs: ['Error', 'module not found: fs'],
    isSecure: true,
  });
});

test('a content security policy from the handler is kept', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const violation = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      setTimeout(() => resolve('none within five seconds'), 5000);
    });
    return {
      inline: 'inlineRan' in window,
      own: (await fetch('nowhere')).status,
      foreign: await fetch('http://other.example/').catch((thrown: Error) => thrown.name),
      violation: await violation,
    };
  });
  expect(seen).toEqual({ inline: false, own: 404, foreign: 'TypeError', violation: 'connect-src' });
});

test('main knows the window by its own scheme, size and title', async ({ page, electronApp }) => {
  const window = await electronApp.browserWindow(page);
  const seen = await window.evaluate((own) => [own.webContents.getURL(), own.getContentSize(), own.getTitle()]);
  expect(seen).toEqual(['app://studio/', [700, 500], 'Fixture']);
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
  const userData = await electronApp.evaluate(({ app }) => [app.getPath('userData'), app.getName(), app.getVersion()]);
  expect(userData).toEqual([expect.stringMatching(/user$/), 'Double Fixture', '1.2.3']);
});

test('a handler streams, answers ranges, takes bodies and fails as a network error', async ({ page, log }) => {
  const seen = await page.evaluate(async () => {
    const startMs = performance.now();
    const reader = (await fetch('slow')).body!.getReader();
    await reader.read();
    const firstMs = performance.now() - startMs;
    while (!(await reader.read()).done);
    const endMs = performance.now() - startMs;
    const range = await fetch('picture.png', { headers: { range: 'bytes=1-3' } });
    const body = new Uint8Array(3 << 20);
    return {
      isStreamed: endMs - firstMs > 250,
      range: [range.status, range.headers.get('content-range'), await range.text()],
      upload: await (await fetch('upload', { method: 'POST', body })).json(),
      boom: await fetch('boom').catch((thrown: Error) => thrown.name),
    };
  });
  expect(seen).toEqual({
    isStreamed: true,
    range: [206, expect.stringMatching(/^bytes 1-3\/\d+$/), 'PNG'],
    upload: { byteLength: 3 << 20, url: 'app://studio/upload', method: 'POST', origin: 'app://studio' },
    boom: 'TypeError',
  });
  await page.evaluate(async () => {
    const abort = new AbortController();
    await fetch('slow', { signal: abort.signal });
    abort.abort();
  });
  await expect.poll(log).toContainEqual(['cancelled']);
});

test('values cross to main and back as structured clones', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const cyclic: Record<string, unknown> = { list: [1, undefined, -0] };
    cyclic['self'] = cyclic;
    const given = {
      date: new Date(5),
      map: new Map([[1, new Set(['x'])]]),
      big: 10n,
      floats: new Float32Array([1.5]),
      error: new TypeError('wrong'),
      cyclic,
    };
    const got = (await fixture.invoke('echo', given)) as typeof given;
    const list = got.cyclic['list'] as unknown[];
    return {
      date: got.date.getTime(),
      map: got.map.get(1)?.has('x'),
      big: String(got.big),
      floats: [got.floats instanceof Float32Array, got.floats[0]],
      error: got.error.message,
      list: [list.length, 1 in list, Object.is(list[2], -0)],
      isCyclic: (got.cyclic['self'] as typeof cyclic)['self'] === got.cyclic['self'],
      who: await fixture.invoke('who'),
      sync: fixture.sendSync('sync', [1, { a: 2 }]),
    };
  });
  expect(seen).toEqual({
    date: 5,
    map: true,
    big: '10',
    floats: [true, 1.5],
    error: 'wrong',
    list: [3, true, true],
    isCyclic: true,
    who: ['app://studio/', 1, null],
    sync: { got: [1, { a: 2 }] },
  });
});

test('what cannot be cloned is refused with the words of Electron', async ({ page }) => {
  const messages = await page.evaluate(async () => {
    const message = (call: Promise<unknown>) => call.then(String, (thrown: Error) => thrown.message);
    return [
      await message(fixture.invokeFunction()),
      await message(fixture.invokeBlob()),
      await message(fixture.invoke('uncloneable')),
      await message(fixture.invoke('nobody')),
    ];
  });
  expect(messages).toEqual([
    'An object could not be cloned.',
    'An object could not be cloned.',
    "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  ]);
});

test('30 MB cross whole, and messages keep their order around large ones', async ({ page, log }) => {
  const seen = await page.evaluate(async () => {
    const bytes = new Uint8Array(30 << 20).map((_byte, at) => at * 7);
    const digest = async (data: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.digest('SHA-256', data)).toString();
    const back = (await fixture.invoke('echo', bytes)) as typeof bytes;
    const counted: unknown[] = [];
    const off = fixture.on('counted', (number) => counted.push(number));
    await fixture.invoke('count');
    off();
    fixture.send('sent', 1, new Uint8Array(1 << 20));
    fixture.send('sent', 2);
    return { isSame: (await digest(bytes)) === (await digest(back)), length: back.length, counted };
  });
  expect(seen).toEqual({ isSame: true, length: 30 << 20, counted: [1, 2, 3, 4, 5] });
  await expect.poll(async () => (await log()).map(([, number]) => number)).toEqual([1, 2]);
});

test('two dropped files and a folder tell their true paths', async ({ page, drop, home }) => {
  const [first, second, folder] = ['a.txt', 'b ü.txt', 'folder'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(first, 'a');
  writeFileSync(second, 'b');
  mkdirSync(folder);
  await drop('#drop', [first, second, folder]);
  await expect.poll(() => page.evaluate('window.drops')).toEqual([[first, second, folder]]);
  expect(await page.evaluate(() => fixture.pathOf(new File(['x'], 'made.txt')))).toBe('');
});

test('links and new windows go nowhere unless the app lets them', async ({ electronApp, page, log, calls }) => {
  await page.click('#away', { noWaitAfter: true });
  await expect.poll(log).toContainEqual(['will-navigate', 'https://away.example/']);
  await page.click('#blank');
  await expect.poll(calls).toContainEqual(['shell.openExternal', 'https://away.example/blank']);
  expect(await page.evaluate(() => window.open('https://away.example/opened'))).toBe(null);
  expect(await calls()).toContainEqual(['shell.openExternal', 'https://away.example/opened']);
  await expect.poll(() => electronApp.windows().length).toBe(1);
  await expect(page.locator('h1')).toHaveText('Fixture');
});

test('what the double does not have throws instead of answering nothing', async ({ electronApp, page }) => {
  await page.title();
  const messages = await electronApp.evaluate((electron) => {
    const message = (run: () => unknown) => {
      try {
        return String(run());
      } catch (thrown) {
        return (thrown as Error).message;
      }
    };
    const [window] = electron.BrowserWindow.getAllWindows();
    return [
      message(() => electron.app.getGPUInfo('basic')),
      message(() => window!.setKiosk(true)),
      message(() => window!.webContents.print()),
      message(() => new electron.Tray('/icon.png')),
    ];
  });
  expect(messages).toEqual([
    'electron double: app.getGPUInfo is not implemented',
    'electron double: BrowserWindow.setKiosk is not implemented',
    'electron double: webContents.print is not implemented',
    'electron double: Tray is not implemented',
  ]);
});

test('a second instance hands over its arguments and ends', async ({ page, log, home }) => {
  await page.title();
  const binary = path.join(import.meta.dirname, '../electron-double/electron');
  const args = [fixtureApp, `--user-data-dir=${path.join(home, 'user')}`, '--second'];
  const { status } = spawnSync(binary, args, { timeout: 30_000 });
  expect(status).toBe(0);
  const data = { argv: expect.arrayContaining(['--second']) as string[] };
  await expect.poll(log).toContainEqual(['second-instance', data]);
});

test('a prevented close keeps the window, and a prevented quit the app', async ({ electronApp, page }) => {
  const window = await electronApp.browserWindow(page);
  await window.evaluate((own) => {
    own.once('close', (event: Electron.Event) => event.preventDefault());
    own.close();
  });
  await electronApp.evaluate(({ app }) => {
    app.once('before-quit', (event) => event.preventDefault());
    app.quit();
  });
  await expect(page.locator('h1')).toHaveText('Fixture');
  const closed = electronApp.waitForEvent('close');
  await electronApp.evaluate(({ app }) => app.quit());
  await closed;
});

test('what the page stores is there at the next start', async ({ launch }) => {
  for (const before of [null, 'kept']) {
    const app = await launch();
    const page = await app.firstWindow();
    await page.waitForURL(/studio/);
    expect(await page.evaluate(() => localStorage.getItem('key'))).toBe(before);
    await page.evaluate(() => localStorage.setItem('key', 'kept'));
    const closed = app.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    await closed;
  }
});
