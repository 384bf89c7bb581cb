import { expect, test } from 'vitest';
import { type GenerationRequest, usualMs } from '../../../shared/request.ts';
import { geminiRequest, gptRequest } from '../../support/requests.ts';

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
