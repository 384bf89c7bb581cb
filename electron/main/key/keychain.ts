// The dependency called `keytar` is @napi-rs/keyring: keytar itself was archived in 2022. Its keytar-shaped module
// can't be pinned to the Secret Service and falls back to the kernel keyring, which a reboot empties: so AsyncEntry.
import { AsyncEntry } from 'keytar';
import { AppFailure } from '../../../shared/app-error.ts';

/** A place that keeps one secret per account. Throws AppFailure `keychain-unavailable` or `keychain-locked`. */
export type Vault = {
  read(account: string): Promise<string | null>;
  write(account: string, secret: string): Promise<void>;
  remove(account: string): Promise<void>;
};

const SERVICE = 'Octen Studio';

/** The OS keychain: macOS Keychain, Windows Credential Manager, Linux Secret Service. Never touched before a call. */
export function createKeychain(service = SERVICE): Vault {
  // The constructor itself throws without a D-Bus or a service, so the entry is made inside each guarded call.
  const entry = (account: string) => new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  return {
    read: (account) => guarded(async () => (await entry(account).getPassword()) ?? null),
    write: (account, secret) => guarded(() => entry(account).setPassword(secret)),
    remove: (account) =>
      guarded(async () => {
        await entry(account).deleteCredential().catch(absentIsFine);
      }),
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppFailure({ kind: isLocked(cause) ? 'keychain-locked' : 'keychain-unavailable' });
  }
}

/** The library tells its errors apart by message only (toolchain.md §3). */
const isLocked = (cause: unknown): boolean =>
  cause instanceof Error && /unlock prompt was dismissed|locked|user canceled/i.test(cause.message);

const absentIsFine = (cause: unknown): boolean => {
  if (cause instanceof Error && /no matching entry|not found|no result/i.test(cause.message)) return false;
  throw cause;
};

/** Keeps nothing beyond the process: for tests, and where a person switched the keychain off. */
export function createMemoryVault(): Vault {
  const kept = new Map<string, string>();
  return {
    read: async (account) => kept.get(account) ?? null,
    write: async (account, secret) => void kept.set(account, secret),
    remove: async (account) => void kept.delete(account),
  };
}
