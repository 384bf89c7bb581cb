import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runWithKeyring } from '../support/keyring-session.ts';
import { openTerminalStage, TEST_KEY } from '../support/terminal.ts';

/** Eight commands one after the other. */
const TIMEOUT_MS = 90_000;
const SCRIPT = join(import.meta.dirname, '../support/terminal-key-script.ts');

describe.skipIf(process.platform !== 'linux')('the key, with a keychain', { timeout: TIMEOUT_MS }, () => {
  test('is read from standard input or a hidden prompt, bound to its address, used, and forgotten', () => {
    const { printed, stderr } = runWithKeyring('unlocked', SCRIPT, TIMEOUT_MS);
    expect(printed, stderr).not.toBe('');
    expect(JSON.parse(printed)).toEqual({
      empty: { code: 2, printed: 'No key was given.\n' },
      set: { code: 0, printed: 'The key ending wxyz is kept in the keychain for SERVICE.\n' },
      status: { code: 0, printed: 'The key ending wxyz is kept in the keychain for SERVICE.\n' },
      statusElsewhere: { code: 4, printed: 'No key is stored for api.octen.ai.\n' },
      used: { code: 0, printed: expect.stringMatching(/^\/.+\.png\n$/) },
      asked: {
        code: 0,
        printed: expect.stringMatching(
          /API key: \r?\n+The key ending wxyz is kept in the keychain for SERVICE\.\r?\n$/,
        ),
      },
      forget: { code: 0, printed: 'The key is forgotten.\n' },
      statusAfterwards: { code: 4, printed: 'No key is stored for SERVICE.\n' },
      received: [200],
      files: [],
    });
  });

  test('is refused honestly where nothing can keep it', () => {
    const { printed } = runWithKeyring('none', SCRIPT, TIMEOUT_MS);
    expect(JSON.parse(printed)).toMatchObject({
      set: { code: 4, printed: expect.stringContaining('This computer has no keychain') },
      statusAfterwards: { code: 4 },
      received: [],
    });
  });
});

describe('OCTEN_API_KEY', () => {
  test('is what the status tells, by its last four characters and its address', async () => {
    const stage = await openTerminalStage();
    try {
      const [people, program] = await Promise.all([
        stage.run(['key', 'status']),
        stage.run(['key', 'status', '--json']),
      ]);
      const host = new URL(stage.service.url).host;
      expect(people).toMatchObject({
        code: 0,
        stdout: `The key ending wxyz comes from OCTEN_API_KEY and is sent to ${host}.\n`,
      });
      expect(program.objects).toEqual([{ state: 'environment', lastFour: 'wxyz' }]);
    } finally {
      await stage.close();
    }
  });

  test('is never taken as an argument', async () => {
    const stage = await openTerminalStage();
    try {
      const ran = await stage.run(['key', 'set', TEST_KEY]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('too many arguments');
    } finally {
      await stage.close();
    }
  });
});
