import { expect, test } from 'vitest';
import { GenerationRequest, isSameMask, recipeText, usualMs } from '../../../shared/request.ts';
import { geminiRequest, gptRequest, inputRef } from '../../support/requests.ts';

/** api.md §6.2. */
test.each<[string, GenerationRequest, number]>([
  ['low', gptRequest({ quality: 'low' }), 180],
  ['medium', gptRequest({ quality: 'medium' }), 300],
  ['high', gptRequest({ quality: 'high' }), 600],
  ['the model’s own choice', gptRequest({ quality: 'auto' }), 600],
  ['low in 4K', gptRequest({ quality: 'low', size: '2160x3840' }), 600],
  ['Gemini', geminiRequest(), 600],
])('%s is slower than usual after its own time', (_what, request, seconds) => {
  expect(usualMs(request)).toBe(seconds * 1000);
});

const mask = inputRef('d');

test('what a mask keeps for drawing on makes no other recipe: the service never hears of it', () => {
  const soft = gptRequest({ mask: { ...mask, feather: 8, repainted: 100 } });
  expect(recipeText(soft, 0)).toBe(recipeText(gptRequest({ mask }), 0));
});

test('a request of an earlier version has a mask without feather, and is read as it is', () => {
  const before = gptRequest({ mask });
  expect(GenerationRequest.parse(structuredClone(before))).toEqual(before);
  expect(isSameMask(mask, { ...mask, feather: 0 })).toBe(true);
  expect(isSameMask(mask, { ...mask, feather: 1 })).toBe(false);
});
