import { describe, expect, test } from 'vitest';
import { finalRequest } from '../../../shared/final-request.ts';
import { geminiRequest, gptRequest, inputRef } from '../../support/requests.ts';

const draft = inputRef('f', { width: 1024, height: 1024 });

describe('the final picture of a draft', () => {
  test.each(['openai/gpt-image-2', 'openai/gpt-image-1-mini'])(
    'is made by %s at high quality, once, from the draft',
    (model) => {
      const asked = gptRequest({ model, quality: 'low', n: 4, references: [inputRef('a')], prompt: 'A jug' });
      expect(finalRequest(asked, draft)).toEqual({
        ...asked,
        quality: 'high',
        n: 1,
        references: [draft, inputRef('a')],
      });
    },
  );

  test('is made by the best of the family where quality is the model', () => {
    const asked = geminiRequest({ model: 'google/gemini-3.1-flash-image', size: '1536x1024' });
    const best = { ...asked, model: 'google/gemini-3-pro-image', references: [draft] };
    expect(finalRequest(asked, draft)).toEqual(best);
  });

  test('keeps a mask only where it still lies on its picture', () => {
    const mask = inputRef('d', { width: 1024, height: 1024 });
    expect(finalRequest(gptRequest({ mask }), draft)).toMatchObject({ mask });
    expect(finalRequest(gptRequest({ mask: { ...mask, width: 1000 } }), draft)).toMatchObject({ mask: null });
  });

  test('never asks for more references than the model takes, the draft first and once', () => {
    const references = Array.from('0123456789abcdef', (letter) => inputRef(letter));
    const made = finalRequest(gptRequest({ references }), inputRef('5'));
    expect(made.references.map(({ name }) => name[0]).join('')).toBe('5012346789abcdef');
    const more = finalRequest(gptRequest({ references }), inputRef('z'));
    expect(more.references.map(({ name }) => name[0]).join('')).toBe('z0123456789abcde');
  });
});
