import { describe, it } from 'vitest';
import { compareReadings, compareSpoiled, fuzzSeed } from '../support/answer-fuzz.ts';

const ANSWERS = 2_000;
const SPOILED = 500;
const timeout = 120_000;

describe(`answers of all kinds, cut anywhere (OCTEN_SEED=${fuzzSeed})`, () => {
  it(`read the same as by JSON.parse of the whole body, ${ANSWERS} times`, { timeout }, () => compareReadings(ANSWERS));

  it(`spoiled end quietly, and the same however they are cut, ${SPOILED} times`, { timeout }, () =>
    compareSpoiled(SPOILED),
  );
});
