import { describe, expect, test } from 'vitest';
import { findModel, MODELS } from '../../../shared/models.ts';
import { atMostMicros } from '../../../shared/price-bound.ts';
import { costMicros, estimate, UPSTREAM_PRICES } from '../../../shared/price.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { sizeProblem } from '../../../shared/size.ts';
import { requestOf } from '../../support/back-end-in-test.ts';

const GPT = 'openai/gpt-image-2';
const MINI = 'openai/gpt-image-1-mini';
const PRO = 'google/gemini-3-pro-image';
const FLASH = 'google/gemini-3.1-flash-image';

type Fields = Parameters<typeof requestOf>[0];
const most = (fields: Fields): number => atMostMicros(requestOf(fields), UPSTREAM_PRICES) ?? Number.NaN;
const guess = (request: GenerationRequest): number => estimate(request, UPSTREAM_PRICES).totalMicros ?? Number.NaN;

/** What an answer with this many image tokens costs. */
const answerOf = (model: string, outputTokens: number): number => {
  const tokens = { inputTokens: 0, outputTokens, totalTokens: 0, inputTextTokens: 0, inputImageTokens: 0 };
  const usage = { ...tokens, outputTextTokens: 0, outputImageTokens: outputTokens };
  return costMicros(usage, model, UPSTREAM_PRICES) ?? Number.NaN;
};

const reference = { hash: 'a'.repeat(64), kind: 'png' as const, width: 600, height: 400, bytes: 1000, name: 'r.png' };

describe('what a request may cost at most', () => {
  test.each(MODELS.flatMap(({ id }) => ['auto', '1024x1024'].map((size) => [id, size] as const)))(
    'is above its estimate (%s, %s)',
    (model, size) => {
      const requests = [{}, { n: 4 }, { references: [reference] }, { quality: 'auto' as const }];
      for (const fields of requests.map((one) => requestOf({ model, size, ...one }))) {
        expect(atMostMicros(fields, UPSTREAM_PRICES)).toBeGreaterThan(guess(fields));
      }
    },
  );

  test('counts a size left to the model as the dearest of all legal ones', () => {
    const model = findModel(GPT);
    const edges = Array.from({ length: 240 }, (_, index) => 16 * (index + 1));
    const sizes = edges.flatMap((width) => edges.map((height) => `${width}x${height}`));
    const legal = sizes.filter((size) => model && sizeProblem(model, size) === null);
    const bound = most({ model: GPT, size: 'auto', quality: 'high' });
    const dearest = Math.max(...legal.map((size) => guess({ ...requestOf({ model: GPT, quality: 'high' }), size })));
    expect(legal.length).toBeGreaterThan(10_000);
    expect(bound).toBeGreaterThanOrEqual(dearest);
    expect(bound).toBe(most({ model: GPT, size: '2880x2880', quality: 'high' }));
  });

  test('counts a quality left to the model as the highest', () => {
    expect(most({ quality: 'auto' })).toBe(most({ quality: 'high' }));
  });

  test('takes the largest row of mini’s table, and its published price where that is higher (api.md §2.10)', () => {
    expect(most({ model: MINI, size: 'auto', quality: 'high' })).toBeGreaterThan(answerOf(MINI, 6240));
    expect(most({ model: MINI, size: '1024x1024', quality: 'low' })).toBeGreaterThan(5000);
    expect(most({ model: MINI, size: '1024x1024', quality: 'high' })).toBeGreaterThan(36_000);
    expect(most({ model: MINI, size: '1024x1024', quality: 'high' })).toBeLessThan(answerOf(MINI, 6208));
  });

  test.each([
    [PRO, 2000],
    [FLASH, 2520],
  ])('of %s covers a 4K picture and as much again (api.md §3)', (model, tokensOf4K) => {
    expect(most({ model, size: 'auto' })).toBeGreaterThanOrEqual(answerOf(model, 2 * tokensOf4K));
    expect(most({ model, size: '1024x1024' })).toBe(most({ model, size: 'auto' }));
  });

  test('counts every byte of a prompt as a token, because some scripts need as many', () => {
    const [latin, other] = ['a', '語'].map((one) => most({ prompt: one.repeat(1000) }));
    expect((other ?? 0) - (latin ?? 0)).toBe(2000 * 5);
  });

  test('bills each picture as a call of its own, its input too', () => {
    const four = most({ n: 4, references: [reference] });
    expect(Math.abs(four - 4 * most({ n: 1, references: [reference] }))).toBeLessThanOrEqual(2);
  });

  test('is unknown, never zero, for a model the list does not price', () => {
    expect(atMostMicros(requestOf({}), { ...UPSTREAM_PRICES, models: {} })).toBeNull();
  });
});
