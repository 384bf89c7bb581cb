// Run inside a keyring session: keeps, reads, forgets, and prints what the key store says at each step.
import { createKeyStore } from '../../electron/main/key/key-store.ts';
import { createKeychain } from '../../electron/main/key/keychain.ts';
import { AppFailure } from '../../shared/app-error.ts';
import type { KeyHint } from '../../shared/settings.ts';

const KEY = 'octen-test-ключ-0123456789abcd';
let hints: readonly KeyHint[] = [];
const open = () =>
  createKeyStore({
    vault: createKeychain('Octen Studio test'),
    hints: { read: () => hints, write: (next) => void (hints = next) },
    fromEnvironment: null,
    origin: () => 'https://api.octen.ai',
    now: () => new Date(0),
  });
const said: Record<string, unknown> = {};
const attempt = async (name: string, work: () => Promise<unknown>) => {
  try {
    said[name] = await work();
  } catch (cause) {
    said[name] = cause instanceof AppFailure ? cause.error.kind : String(cause);
  }
};

await attempt('saved', async () => (await open().save(KEY)).state);
said['hint'] = hints[0] ?? null;
await attempt('readByAnotherStart', async () => (await open().read()) === KEY);
await attempt('forgotten', async () => (await open().forget()).state);
await attempt('readAfterwards', () => open().read());
console.log(JSON.stringify(said));
