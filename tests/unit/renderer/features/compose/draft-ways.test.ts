import { describe, expect, test } from 'vitest';
import { cheapWay } from '../../../../../renderer/features/compose/draft-ways.ts';
import { type Draft, emptyDraft } from '../../../../../shared/draft.ts';

const PRO = 'google/gemini-3-pro-image';
const FLASH = 'google/gemini-3.1-flash-image';
const MINI = 'openai/gpt-image-1-mini';
const OWN = [
  { id: 'openai/next', family: 'gpt' },
  { id: 'google/next', family: 'gemini' },
] as const;

const draftOf = (fields: Partial<Draft>): Draft => ({ ...emptyDraft(), prompt: 'A jug', n: 3, ...fields });
const way = (fields: Partial<Draft>) => cheapWay(draftOf(fields), OWN);

describe('what is tried for less', () => {
  test.each(['openai/gpt-image-2', MINI, 'openai/next'])(
    'goes at low quality to %s, and is the same otherwise',
    (model) => {
      for (const quality of ['auto', 'medium', 'high'])
        expect(way({ model, quality })).toEqual({ kind: 'quality', draft: draftOf({ model, quality: 'low' }) });
    },
  );

  test.each([PRO, 'nano-banana-pro', 'google/next'])(
    'goes to the flash model instead of %s, which knows no quality',
    (model) => {
      expect(way({ model })).toMatchObject({ kind: 'model', model: { id: FLASH }, draft: draftOf({ model: FLASH }) });
    },
  );

  test.each<Partial<Draft>>([
    { model: 'openai/gpt-image-2', quality: 'low' },
    { model: MINI, quality: 'low' },
    { model: FLASH },
    { model: 'nano-banana-2' },
    { model: 'x/y' },
  ])('has no way from %o', (fields) => {
    expect(way(fields)).toBeNull();
  });
});
