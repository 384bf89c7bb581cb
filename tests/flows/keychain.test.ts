import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Keyring, runWithKeyring } from '../support/keyring-session.ts';

const script = join(import.meta.dirname, '../support/keychain-script.ts');
const said = (keyring: Keyring): Record<string, unknown> => {
  const { printed, stderr } = runWithKeyring(keyring, script);
  if (!printed) throw new Error(stderr);
  return JSON.parse(printed) as Record<string, unknown>;
};

describe.skipIf(process.platform !== 'linux')('the system keychain', () => {
  test('keeps a key for the next start and forgets it when asked', () => {
    expect(said('unlocked')).toEqual({
      saved: 'stored',
      hint: { origin: 'https://api.octen.ai', lastFour: 'abcd', savedAt: '1970-01-01T00:00:00.000Z' },
      readByAnotherStart: true,
      forgotten: 'missing',
      readAfterwards: 'key-missing',
    });
  });

  test('keeps the key for this session only where there is no Secret Service', () => {
    expect(said('none')).toMatchObject({ saved: 'session-only', hint: null, readByAnotherStart: 'key-missing' });
  });

  test('says that a locked keychain is locked, and does not pretend to have kept anything', () => {
    expect(said('locked')).toMatchObject({ saved: 'keychain-locked', hint: null });
  });
});
