import { afterEach, expect, test } from 'vitest';
import { DEMO_KEY } from '../../../electron/main/demo/demo-server.ts';
import { createKeyStore } from '../../../electron/main/key/key-store.ts';
import { createMemoryVault } from '../../../electron/main/key/keychain.ts';
import { createService, type Service } from '../../../electron/main/service.ts';
import { createSettings } from '../../../electron/main/settings/settings-store.ts';

const REAL_KEY = 'octen-key-0123456789';
const BASE_URL = 'https://octen.test/v1';

let service: Service;
afterEach(() => service.stop());

function serviceWith(key: string | null): Service {
  let kept: unknown = { baseUrl: BASE_URL };
  const settings = createSettings({ read: () => kept, write: (value) => void (kept = value) });
  const store = createKeyStore({
    vault: createMemoryVault(),
    hints: { read: () => [], write: () => undefined },
    fromEnvironment: key,
    origin: () => new URL(settings.read().baseUrl).origin,
    now: () => new Date(0),
  });
  return createService({ settings, key: store, demoPaceMs: 0 });
}

test('the demo service gets its own key on this machine, never the real one', async () => {
  service = serviceWith(REAL_KEY);
  const target = await service.target(true);
  expect(target.key).toBe(DEMO_KEY);
  expect(new URL(target.baseUrl).hostname).toBe('127.0.0.1');
  expect(DEMO_KEY).not.toBe(REAL_KEY);
});

test('the real service gets the real key, never the demo’s, also while demo is switched on', async () => {
  service = serviceWith(REAL_KEY);
  service.use(true);
  expect(await service.target(false)).toEqual({ baseUrl: BASE_URL, key: REAL_KEY });
});

test('without a key the real service is refused, and the demo goes on', async () => {
  service = serviceWith(null);
  await expect(service.target(false)).rejects.toMatchObject({ error: { kind: 'key-missing' } });
  expect((await service.target(true)).key).toBe(DEMO_KEY);
});

test('the demo service is started once, however many ask for it', async () => {
  service = serviceWith(null);
  const [one, two] = await Promise.all([service.target(true), service.target(true)]);
  expect(one.baseUrl).toBe(two.baseUrl);
});

test('who listens hears of demo and line, but not of what stays the same', () => {
  service = serviceWith(null);
  const heard: unknown[] = [];
  service.onChange((status) => heard.push(status));
  service.setOnline(true);
  service.use(true);
  service.setOnline(false);
  expect(heard).toEqual([
    { demo: true, online: true, host: 'octen.test' },
    { demo: true, online: false, host: 'octen.test' },
  ]);
});
