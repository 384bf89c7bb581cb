import { expect, it } from 'vitest';
import { TIME_LIMITS } from '../../../../electron/main/api/transport-port.ts';

it('a call waits as long as api.md §6.2 says and not a moment less: a paid answer may be silent for minutes', () => {
  expect(TIME_LIMITS).toEqual({
    connectMs: 10 * 1000,
    uploadStallMs: 60 * 1000,
    silenceMs: 30 * 60 * 1000,
  });
});
