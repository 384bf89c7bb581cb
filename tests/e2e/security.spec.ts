import { expect, test } from './app-fixture.ts';

/** What foreign code would see: a bridge that takes any text. */
type World = { readonly bridge: { call(name: string, input: unknown): Promise<unknown> } };

/** The page acts as if it had been taken over; every way out of it ends at the border. */
test('a page that was taken over reaches no file, no other page, no window, no code and no permission', async ({
  open,
  violations,
}) => {
  const { app, page } = await open();
  const here = page.url();
  await app.evaluate(({ shell }) => {
    const world = globalThis as unknown as { sentOutside: string[] };
    world.sentOutside = [];
    shell.openExternal = async (url) => void world.sentOutside.push(url);
  });
  const sentOutside = () => app.evaluate(() => (globalThis as unknown as { sentOutside: string[] }).sentOutside);

  await test.step('files outside the page, by any spelling', async () => {
    const answers = await page.evaluate(async (paths) => {
      const status = async (path: string) => [path, (await fetch(path)).status] as const;
      return Object.fromEntries(await Promise.all(paths.map(status)));
    }, TRICKS);
    expect(answers).toEqual(Object.fromEntries(TRICKS.map((path) => [path, 404])));
    const [own, post] = await page.evaluate(async () => {
      const [get, sent] = [await fetch('index.html'), await fetch('index.html', { method: 'POST', body: 'x' })];
      return [{ status: get.status, nosniff: get.headers.get('x-content-type-options') }, sent.status] as const;
    });
    expect(own).toEqual({ status: 200, nosniff: 'nosniff' });
    expect(post).toBe(405);
  });

  await test.step('code from the page or from elsewhere', async () => {
    const stopped = (kind: string) => page.evaluate(insertAndWait, kind);
    expect(await stopped('inline')).toEqual({ directive: 'script-src-elem', ran: false });
    expect(await stopped('handler')).toEqual({ directive: 'script-src-attr', ran: false });
    expect(await stopped('remote')).toEqual({ directive: 'script-src-elem', ran: false });
    expect(await stopped('eval')).toEqual({ directive: 'script-src', ran: false });
    expect(await stopped('frame')).toEqual({ directive: 'frame-src', ran: false });
    expect(await stopped('fetch')).toEqual({ directive: 'connect-src', ran: false });
  });

  await test.step('what Node and Electron have', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'];
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
    const bridge = () => Object.keys((globalThis as unknown as World).bridge).toSorted();
    expect(await page.evaluate(bridge)).toEqual(['addFiles', 'call', 'onEvent']);
  });

  await test.step('commands that there are not', async () => {
    const refused = { ok: false, error: { kind: 'request-invalid', field: null, reason: 'Unknown command' } };
    for (const name of ['app.runAnything', 'constructor', '__proto__', '']) {
      const answer = page.evaluate((unknown) => (globalThis as unknown as World).bridge.call(unknown, {}), name);
      expect(await answer).toEqual(refused);
    }
  });

  await test.step('permissions', async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const position = () =>
      new Promise<string>((told) => {
        navigator.geolocation.getCurrentPosition(
          () => told('told'),
          ({ code, PERMISSION_DENIED }) => told(code === PERMISSION_DENIED ? 'denied' : `failed ${code}`),
        );
      });
    expect(await page.evaluate(position)).toBe('denied');
  });

  await test.step('other pages and windows', async () => {
    // From a task of the page's own, as a click would be.
    const opened = (url: string) =>
      page.evaluate((to) => new Promise<unknown>((told) => setTimeout(() => told(window.open(to)))), url);
    expect(await opened('https://example.com/opened')).toBeNull();
    expect(await opened('https://octen.ai.example.com/')).toBeNull();
    expect(await opened('file:///etc/passwd')).toBeNull();
    // The only way outside, and the proof that the others would have been noticed.
    expect(await opened('https://docs.octen.ai/')).toBeNull();
    await expect.poll(sentOutside).toEqual(['https://docs.octen.ai/']);
    await page.evaluate(() => location.assign('https://example.com/'));
    expect(page.url()).toBe(here);
    expect(app.windows()).toHaveLength(1);
    await expect(page.locator('#root > *').first()).toBeVisible();
  });
  expect(violations.length).toBeGreaterThanOrEqual(6);
  violations.length = 0;
});

/** `main/index.js` lies beside the page's folder, and its ending is one that is served. */
const TRICKS = [
  '../../etc/passwd',
  '%2e%2e%2fmain%2findex.js',
  '/..%2f..%2fmain%2findex.js',
  '/x/%2e%2e%2f%2e%2e%2fmain/index.js',
  '..%5cmain%5cindex.js',
  'asset/..%2findex.html',
  'asset/%2e%2e%2findex.html',
  'index.html%00.png',
  '%E0%A4%A',
  'thumb/not-an-id',
  `thumb/${'0'.repeat(24)}`,
  `asset/${'0'.repeat(24)}`,
  `preview/${'0'.repeat(24)}/1`,
  `input/${'0'.repeat(64)}`,
];

/** Runs in the page: puts foreign code into it and waits for the policy to stop it. */
async function insertAndWait(kind: string): Promise<{ directive: string; ran: boolean }> {
  const world = globalThis as unknown as { foreignCodeRan?: boolean };
  const code = 'globalThis.foreignCodeRan = true';
  const stopped = new Promise<string>((told) => {
    addEventListener('securitypolicyviolation', (event) => told(event.effectiveDirective), { once: true });
    setTimeout(() => told('nothing was stopped'), 5000);
  });
  const script = document.createElement('script');
  if (kind === 'inline') script.textContent = code;
  if (kind === 'remote') script.src = 'https://example.com/foreign.js';
  if (kind === 'inline' || kind === 'remote') document.head.append(script);
  if (kind === 'handler') {
    const button = document.createElement('button');
    button.setAttribute('onclick', code);
    button.click();
  }
  // Called by the page's own timer: what the debugger evaluates directly is outside the policy.
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is what is tried here
  if (kind === 'eval') setTimeout(code, 0);
  if (kind === 'frame') {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
  }
  if (kind === 'fetch') await fetch('https://example.com/').catch(() => undefined);
  return { directive: await stopped, ran: world.foreignCodeRan === true };
}
