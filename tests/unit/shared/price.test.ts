import { describe, expect, test } from 'vitest';
import { costMicros, estimate, pricePerPicture, UPSTREAM_PRICES } from '../../../shared/price.ts';
import { findModel } from '../../../shared/models.ts';
import type { Usage } from '../../../shared/usage.ts';
import { requestOf } from '../../support/back-end-in-test.ts';

const reference = (width: number, height: number) => ({
  hash: 'a'.repeat(64),
  kind: 'png' as const,
  width,
  height,
  bytes: 1000,
  name: 'r.png',
});
const guess = (fields: Parameters<typeof requestOf>[0]) => estimate(requestOf(fields), UPSTREAM_PRICES);
const usage = (fields: Partial<Usage>): Usage => ({
  inputTokens: 0,
  outputTokens: 0,
  totalTokens: 0,
  inputTextTokens: null,
  inputImageTokens: null,
  outputTextTokens: null,
  outputImageTokens: null,
  ...fields,
});

describe('output tokens (api.md §2.8)', () => {
  test.each([
    ['1024x1024', 'low', 196],
    ['1024x1024', 'medium', 1756],
    ['1024x1024', 'high', 7024],
    ['1536x1024', 'low', 158],
    ['1024x1536', 'high', 5488],
    ['2048x1152', 'medium', 1413],
    ['2048x2048', 'high', 14_272],
    ['2560x1440', 'medium', 1843],
    ['3840x2160', 'high', 13_342],
  ])('gpt-image-2 %s %s → %d', (size, quality, tokens) =>
    expect(guess({ size, quality }).outputTokensEach).toBe(tokens),
  );

  test.each([
    ['1024x1024', 'low', 272],
    ['1024x1536', 'medium', 1584],
    ['1536x1024', 'high', 6208],
  ])('gpt-image-1-mini %s %s → %d', (size, quality, tokens) =>
    expect(guess({ model: 'openai/gpt-image-1-mini', size, quality }).outputTokensEach).toBe(tokens),
  );
});

describe('an estimate', () => {
  test('adds 100 tokens for every preview of every picture', () => {
    const plain = guess({ quality: 'low' });
    const previewed = guess({ quality: 'low', stream: true, partialImages: 2 });
    expect(previewed.outputTokensEach - plain.outputTokensEach).toBe(200);
    expect(previewed.previewTokensEach).toBe(200);
  });

  test('counts references by patches, scaled into 1,536 of them (api.md §2.9)', () => {
    const tokens = (width: number, height: number) => guess({ references: [reference(width, height)] }).referenceTokens;
    expect(tokens(1024, 1024)).toBe(1024);
    expect(tokens(1536, 1024)).toBe(1536);
    expect(tokens(2048, 2048)).toBeLessThanOrEqual(1536);
    expect(guess({ model: 'openai/gpt-image-1-mini', references: [reference(1024, 1024)] }).referenceTokens).toBe(194);
  });

  test('multiplies the output, not the input, by the number of pictures', () => {
    const one = guess({ quality: 'medium', size: '1536x1024' });
    const four = guess({ quality: 'medium', size: '1536x1024', n: 4 });
    expect(one.outputMicros).toBe(41_160);
    expect(four.outputMicros).toBe(4 * 41_160);
    expect(four.inputMicros).toBe(one.inputMicros);
  });

  test('is unknown, never zero, for a model the list does not price', () => {
    expect(estimate(requestOf({}), { ...UPSTREAM_PRICES, models: {} }).totalMicros).toBeNull();
  });
});

describe('the cost of an answer', () => {
  test('charges each kind of token at its own rate and rounds once', () => {
    const paid = usage({
      inputTokens: 71,
      outputTokens: 5488,
      inputTextTokens: 71,
      inputImageTokens: 0,
      outputImageTokens: 5488,
      outputTextTokens: 0,
    });
    expect(costMicros(paid, 'openai/gpt-image-2', UPSTREAM_PRICES)).toBe(164_995);
  });

  test('takes all output as picture and all input as words when the details are missing', () => {
    expect(costMicros(usage({ inputTokens: 10, outputTokens: 100 }), 'openai/gpt-image-2', UPSTREAM_PRICES)).toBe(3050);
  });

  test.each([
    ['pictures that came in beside counted words', { inputTokens: 1000, inputTextTokens: 100 }, 100 * 5 + 900 * 8],
    ['words that came in beside counted pictures', { inputTokens: 1000, inputImageTokens: 900 }, 100 * 5 + 900 * 8],
    ['a picture beside counted words', { outputTokens: 1300, outputTextTokens: 100 }, 1200 * 30],
  ])('charges %s although nothing counts them', (_, tokens, micros) => {
    expect(costMicros(usage(tokens), 'openai/gpt-image-2', UPSTREAM_PRICES)).toBe(micros);
  });

  test.each([
    ['no count of words', { outputTokens: 1300, outputImageTokens: 1120 }],
    ['both counts', { outputTokens: 1300, outputImageTokens: 1120, outputTextTokens: 30 }],
  ])('charges thoughts as words, with %s', (_, tokens) => {
    expect(costMicros(usage(tokens), 'google/gemini-3-pro-image', UPSTREAM_PRICES)).toBe(1120 * 120 + 180 * 12);
  });

  test('rounds half up', () => {
    expect(costMicros(usage({ inputTextTokens: 1 }), 'google/gemini-3.1-flash-image', UPSTREAM_PRICES)).toBe(1);
  });

  test('Gemini pictures have one price each', () => {
    const pro = findModel('nano-banana-pro');
    expect(pro && pricePerPicture(pro, 'auto', 'auto', UPSTREAM_PRICES)).toBe(134_400);
  });
});
