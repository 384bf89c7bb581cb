import { beforeEach, describe, expect, test } from 'vitest';
import { fieldChanged, promptTyped, useDraftStore } from '../../../../../renderer/features/compose/draft-store.ts';
import { referencesAdded } from '../../../../../renderer/features/compose/references.ts';
import { costWords, estimateDraft } from '../../../../../renderer/features/compose/estimate-draft.ts';
import { type PriceList, UPSTREAM_PRICES } from '../../../../../shared/price.ts';
import { freshStart, good } from './compose-world.tsx';

beforeEach(() => freshStart());

function words(list: PriceList = UPSTREAM_PRICES, isFree = false) {
  const state = useDraftStore.getState();
  const cost = estimateDraft(state, list, []);
  return cost && costWords(cost, state.draft.references.length, isFree);
}

describe('the estimate', () => {
  test('says text, references, output, previews and pictures, each with its price, by which list', () => {
    promptTyped('x'.repeat(176));
    referencesAdded([good('a', { width: 1536, height: 1024 }), good('b', { width: 1024, height: 1024 })]);
    fieldChanged('size', '1536x1024');
    fieldChanged('n', 4);
    // 44 + 32 text tokens; 48 × 32 and 32 × 32 patches; 1,372 for the size at medium and 100 a preview.
    expect(words()).toEqual({
      lines: [
        { label: 'Text 76 · references 2,560', price: '$0.021' },
        { label: 'Output 1,372 + 200 for previews × 4', price: '$0.189' },
      ],
      list: '· list of 21 Nov',
      source: 'upstream list price, 2026-11-21',
      total: '~$0.210',
    });
  });

  test('is there before the prompt is', () => {
    fieldChanged('partialImages', 0);
    expect(words()?.lines.map(({ label }) => label)).toEqual(['Text 0', 'Output 1,756 tokens']);
  });

  test('says that a price is unknown, never that it is nothing', () => {
    promptTyped('A jug');
    expect(words({ ...UPSTREAM_PRICES, models: {} })).toMatchObject({
      total: 'price unknown',
      lines: [{ price: '' }, { price: '' }],
    });
  });

  test('is free with the demo service, tokens counted all the same', () => {
    promptTyped('A jug');
    fieldChanged('partialImages', 0);
    expect(words(UPSTREAM_PRICES, true)).toMatchObject({
      lines: [{ label: 'Text 2', price: '' }, { label: 'Output 1,756 tokens' }],
      list: '· Demo service',
      total: 'free',
    });
  });

  test('is withheld while something has to be changed first', () => {
    promptTyped('A jug');
    fieldChanged('background', 'transparent');
    expect(words()).toBeNull();
  });
});
