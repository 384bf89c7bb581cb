import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { compareReadings, compareSpoiled, fuzzSeed, receiveMany } from '../support/answer-fuzz.ts';

const ANSWERS = 20_000;
const SPOILED = 5_000;
const timeout = 1_800_000;

describe(`answers of all kinds, cut anywhere (OCTEN_SEED=${fuzzSeed})`, () => {
  it(`read the same as by JSON.parse of the whole body, ${ANSWERS} times`, { timeout }, () => compareReadings(ANSWERS));

  it(`spoiled end quietly, and the same however they are cut, ${SPOILED} times`, { timeout }, () =>
    compareSpoiled(SPOILED),
  );

  it('leave no memory behind', { timeout }, async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: unknown = runInNewContext('gc');
    const residentAfter = async (rounds: number): Promise<number> => {
      await receiveMany(rounds);
      if (typeof collectGarbage === 'function') collectGarbage();
      return process.memoryUsage.rss();
    };
    await residentAfter(1000);
    const early = await residentAfter(500);
    await residentAfter(2000);
    const late = await residentAfter(500);
    expect(late - early).toBeLessThan(16 * 1024 * 1024);
  });
});
