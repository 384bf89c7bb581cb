import { AppFailure } from '../../../shared/app-error.ts';
import type { KeyStatus } from '../../../shared/key-status.ts';
import type { KeyHint } from '../../../shared/settings.ts';
import type { Vault } from './keychain.ts';

export type KeyPorts = {
  readonly vault: Vault;
  /** The hints in settings, one for each origin: enough to show, useless to a thief. */
  readonly hints: { read(): readonly KeyHint[]; write(hints: KeyHint[]): void };
  /** OCTEN_API_KEY: wins over the keychain and goes to whatever address is configured. */
  readonly fromEnvironment: string | null;
  /** Origin of the configured base URL: a key is bound to the origin it was saved for. */
  origin(): string;
  now(): Date;
};

export type KeyStore = {
  status(): KeyStatus;
  /** The key for the configured origin; the keychain is first touched here. @throws AppFailure key-missing, keychain-* */
  read(): Promise<string>;
  /** Written, read back and compared. Without a keychain it is kept for this session only. */
  save(key: string): Promise<KeyStatus>;
  forget(): Promise<KeyStatus>;
  /** 401 from `origin`: says so until another key is saved for it or it accepts this one. Offline never touches it. */
  markRejected(origin: string): void;
  markAccepted(origin: string): void;
  /** Every key value this process holds, for redaction only. */
  readonly secrets: () => readonly string[];
  onChange(listener: (status: KeyStatus) => void): () => void;
};

type Held = { readonly key: string; readonly stored: boolean };

export function createKeyStore(ports: KeyPorts): KeyStore {
  /** By origin. */
  const held = new Map<string, Held>();
  /** Origins that refused the key they were given: another address may well accept its own. */
  const refusedBy = new Set<string>();
  let trouble: 'keychain-locked' | 'keychain-unavailable' | null = null;
  const listeners = new Set<(status: KeyStatus) => void>();

  const status = (): KeyStatus => {
    const known = held.get(ports.origin());
    const key = ports.fromEnvironment ?? known?.key ?? null;
    const hint = hintFor(ports);
    if (refusedBy.has(ports.origin()))
      return { state: 'rejected', lastFour: key ? lastFourOf(key) : (hint?.lastFour ?? '') };
    if (ports.fromEnvironment) return { state: 'environment', lastFour: lastFourOf(ports.fromEnvironment) };
    if (known && !known.stored) return { state: 'session-only', lastFour: lastFourOf(known.key) };
    if (trouble && !known)
      return { state: 'unavailable', locked: trouble === 'keychain-locked', lastFour: hint?.lastFour ?? null };
    if (hint) return { state: 'stored', lastFour: hint.lastFour, savedAt: hint.savedAt };
    return { state: 'missing' };
  };
  const changed = (): KeyStatus => {
    const now = status();
    for (const listener of listeners) listener(now);
    return now;
  };

  return {
    status,
    async read() {
      if (ports.fromEnvironment) return ports.fromEnvironment;
      const origin = ports.origin();
      const known = held.get(origin);
      if (known) return known.key;
      if (!hintFor(ports)) throw new AppFailure({ kind: 'key-missing' });
      const key = await ports.vault.read(origin).catch((cause: unknown) => {
        trouble = troubleOf(cause);
        changed();
        throw cause;
      });
      trouble = null;
      if (key === null) {
        // Somebody took it out of the keychain: what was remembered of it is true no more.
        writeHint(ports, origin, null);
        changed();
        throw new AppFailure({ kind: 'key-missing' });
      }
      held.set(origin, { key, stored: true });
      return key;
    },
    async save(key) {
      const origin = ports.origin();
      const stored = await writeAndCompare(ports.vault, origin, key);
      held.set(origin, { key, stored });
      refusedBy.delete(origin);
      trouble = null;
      const hint = stored ? { origin, lastFour: lastFourOf(key), savedAt: ports.now().toISOString() } : null;
      writeHint(ports, origin, hint);
      return changed();
    },
    async forget() {
      const origin = ports.origin();
      if (hintFor(ports)) await ports.vault.remove(origin);
      held.delete(origin);
      refusedBy.delete(origin);
      trouble = null;
      writeHint(ports, origin, null);
      return changed();
    },
    markRejected(origin) {
      refusedBy.add(origin);
      changed();
    },
    markAccepted(origin) {
      if (refusedBy.delete(origin)) changed();
    },
    secrets: () => [
      ...[...held.values()].map(({ key }) => key),
      ...(ports.fromEnvironment ? [ports.fromEnvironment] : []),
    ],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The hint counts only for the origin it was saved for: another address starts without a key. */
const hintFor = (ports: KeyPorts): KeyHint | null =>
  ports.hints.read().find(({ origin }) => origin === ports.origin()) ?? null;

/** Hints of other origins stay. */
function writeHint(ports: KeyPorts, origin: string, hint: KeyHint | null): void {
  const others = ports.hints.read().filter((one) => one.origin !== origin);
  ports.hints.write(hint ? [...others, hint] : others);
}

/** True when the keychain holds the key now; false when this machine has none. A locked one throws. */
async function writeAndCompare(vault: Vault, origin: string, key: string): Promise<boolean> {
  try {
    await vault.write(origin, key);
    return (await vault.read(origin)) === key;
  } catch (cause) {
    if (cause instanceof AppFailure && cause.error.kind === 'keychain-unavailable') return false;
    throw cause;
  }
}

const troubleOf = (cause: unknown) =>
  cause instanceof AppFailure && cause.error.kind === 'keychain-locked' ? 'keychain-locked' : 'keychain-unavailable';

/** The last four characters; nothing of a key too short to spare four. */
const lastFourOf = (key: string): string => (key.length >= 12 ? key.slice(-4) : '');
