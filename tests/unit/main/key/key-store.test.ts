import { describe, expect, test } from 'vitest';
import { createMemoryVault, type Vault } from '../../../../electron/main/key/keychain.ts';
import { createKeyStore, type KeyStore } from '../../../../electron/main/key/key-store.ts';
import { AppFailure, type AppError } from '../../../../shared/app-error.ts';
import type { KeyStatus } from '../../../../shared/key-status.ts';
import type { KeyHint } from '../../../../shared/settings.ts';

const HERE = 'https://api.octen.ai';
const ELSEWHERE = 'https://other.test';
const KEY = 'octen-key-0123456789';
const SAVED_AT = '2026-03-10T12:00:00.000Z';

/** What outlives a process, and the address as it is set now. */
type Machine = { origin: string; hints: readonly KeyHint[]; readonly vault: Vault };

const machine = (vault: Vault = createMemoryVault()): Machine => ({ origin: HERE, hints: [], vault });

const start = (on: Machine, fromEnvironment: string | null = null): KeyStore =>
  createKeyStore({
    vault: on.vault,
    hints: { read: () => on.hints, write: (hints) => void (on.hints = hints) },
    fromEnvironment,
    origin: () => on.origin,
    now: () => new Date(SAVED_AT),
  });

const refusing = (kind: 'keychain-locked' | 'keychain-unavailable'): Vault => {
  const refuse = () => Promise.reject(new AppFailure({ kind }));
  return { read: refuse, write: refuse, remove: refuse };
};

const errorOf = (work: Promise<unknown>): Promise<AppError | null> =>
  work.then(
    () => null,
    (cause: unknown) => (cause instanceof AppFailure ? cause.error : Promise.reject(cause)),
  );

test('a key that was taken out of the keychain is missing, and is said to be', async () => {
  const on = machine();
  await start(on).save(KEY);
  await on.vault.remove(HERE);
  const key = start(on);
  const said: KeyStatus[] = [];
  key.onChange((status) => said.push(status));
  expect(await errorOf(key.read())).toEqual({ kind: 'key-missing' });
  expect(said).toEqual([{ state: 'missing' }]);
  expect(on.hints).toEqual([]);
});

const stored: KeyStatus = { state: 'stored', lastFour: '6789', savedAt: SAVED_AT };

describe('a key that was saved', () => {
  test('is found by the next start, which shows its end before the keychain is touched', async () => {
    const on = machine();
    expect(start(on).status()).toEqual({ state: 'missing' });
    expect(await start(on).save(KEY)).toEqual(stored);
    const next = start(on);
    expect(next.status()).toEqual(stored);
    expect(next.secrets()).toEqual([]);
    expect(await next.read()).toBe(KEY);
    expect(next.secrets()).toEqual([KEY]);
  });

  test('stays known, and in the keychain, when another one is saved for or forgotten at another address', async () => {
    const on = machine();
    await start(on).save(KEY);
    on.origin = ELSEWHERE;
    const there = start(on);
    expect(await there.save('other-key-0000004321')).toEqual({ ...stored, lastFour: '4321' });
    on.origin = HERE;
    expect(start(on).status()).toEqual(stored);
    on.origin = ELSEWHERE;
    expect(await there.forget()).toEqual({ state: 'missing' });
    on.origin = HERE;
    expect(await start(on).read()).toBe(KEY);
  });

  test('is never given to another address, and is there again when the address is', async () => {
    const on = machine();
    const key = start(on);
    await key.save(KEY);
    on.origin = ELSEWHERE;
    expect(key.status()).toEqual({ state: 'missing' });
    expect(await errorOf(key.read())).toEqual({ kind: 'key-missing' });
    on.origin = HERE;
    expect(await key.read()).toBe(KEY);
  });

  test('shows nothing of itself when it is too short to spare four characters', async () => {
    expect(await start(machine()).save('short')).toMatchObject({ lastFour: '' });
  });

  test('is told to who listens, until they stop', async () => {
    const key = start(machine());
    const heard: KeyStatus[] = [];
    const stop = key.onChange((status) => heard.push(status));
    await key.save(KEY);
    stop();
    await key.forget();
    expect(heard).toEqual([stored]);
  });
});

describe('without a keychain', () => {
  test('a key is kept for this session only, and no hint of it is written', async () => {
    const on = machine(refusing('keychain-unavailable'));
    const key = start(on);
    expect(await key.save(KEY)).toEqual({ state: 'session-only', lastFour: '6789' });
    expect(await key.read()).toBe(KEY);
    expect(on.hints).toEqual([]);
    expect(start(on).status()).toEqual({ state: 'missing' });
  });

  test('a keychain that gives back something else than it was given counts as none', async () => {
    const on = machine({ ...createMemoryVault(), read: async () => 'another key entirely' });
    expect(await start(on).save(KEY)).toEqual({ state: 'session-only', lastFour: '6789' });
    expect(on.hints).toEqual([]);
  });
});

describe('a locked keychain', () => {
  test('is said, with the end of the key it holds, until it opens', async () => {
    const memory = createMemoryVault();
    let isLocked = false;
    const locked = refusing('keychain-locked');
    const on = machine({ ...memory, read: (account) => (isLocked ? locked : memory).read(account) });
    await start(on).save(KEY);
    isLocked = true;
    const key = start(on);
    expect(await errorOf(key.read())).toEqual({ kind: 'keychain-locked' });
    expect(key.status()).toEqual({ state: 'unavailable', locked: true, lastFour: '6789' });
    isLocked = false;
    expect(await key.read()).toBe(KEY);
    expect(key.status()).toEqual(stored);
  });

  test('takes no key: nothing is held that a person would believe saved', async () => {
    const key = start(machine(refusing('keychain-locked')));
    expect(await errorOf(key.save(KEY))).toEqual({ kind: 'keychain-locked' });
    expect(key.status()).toEqual({ state: 'missing' });
  });
});

test('a key from the environment wins over the saved one, wherever requests go', async () => {
  const on = machine();
  await start(on).save(KEY);
  const key = start(on, 'from-environment-abcd');
  expect(key.status()).toEqual({ state: 'environment', lastFour: 'abcd' });
  on.origin = ELSEWHERE;
  expect(await key.read()).toBe('from-environment-abcd');
});

describe('a key the service refused', () => {
  test('says so until the service accepts it after all', async () => {
    const key = start(machine());
    await key.save(KEY);
    key.markRejected(HERE);
    expect(key.status()).toEqual({ state: 'rejected', lastFour: '6789' });
    key.markAccepted(HERE);
    expect(key.status()).toEqual(stored);
  });

  test('says so until another is saved', async () => {
    const key = start(machine());
    await key.save('octen-key-of-before');
    key.markRejected(HERE);
    expect(await key.save(KEY)).toEqual(stored);
  });

  test('says so only for the address that refused it', async () => {
    const on = machine();
    const key = start(on, 'from-environment-abcd');
    key.markRejected(HERE);
    on.origin = ELSEWHERE;
    expect(key.status()).toEqual({ state: 'environment', lastFour: 'abcd' });
    key.markAccepted(ELSEWHERE);
    on.origin = HERE;
    expect(key.status()).toEqual({ state: 'rejected', lastFour: 'abcd' });
  });

  test('by the address that was set before, leaves the one set now alone', async () => {
    const on = machine();
    const key = start(on);
    await key.save(KEY);
    key.markRejected(ELSEWHERE);
    expect(key.status()).toEqual(stored);
  });
});

test('forgetting takes the key out of the keychain, the hint and this process', async () => {
  const on = machine();
  const key = start(on);
  await key.save(KEY);
  key.markRejected(HERE);
  expect(await key.forget()).toEqual({ state: 'missing' });
  expect(on.hints).toEqual([]);
  expect(await on.vault.read(HERE)).toBeNull();
  expect(key.secrets()).toEqual([]);
});
