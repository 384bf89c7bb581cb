import { beforeEach, describe, expect, test } from 'vitest';
import { fixLabel, issueText, requestOf, stopsOf } from '../../../../../renderer/features/compose/draft-issues.ts';
import {
  fieldChanged,
  modelChosen,
  promptTyped,
  sentAnyway,
  useDraftStore,
} from '../../../../../renderer/features/compose/draft-store.ts';
import { freshStart } from './compose-world.tsx';

beforeEach(() => freshStart());

const stops = () => stopsOf(useDraftStore.getState(), []);

describe('what stops a draft', () => {
  test('is the same object after a key in the prompt, so that no other field is drawn again', () => {
    promptTyped('A');
    fieldChanged('size', '1820x1024');
    const [before] = stops();
    promptTyped('A jug');
    expect(stops()[0]).toBe(before);
  });

  test('says the reason and the repair in words', () => {
    promptTyped('A jug');
    fieldChanged('background', 'transparent');
    fieldChanged('size', '1000x1000');
    expect(stops().map((issue) => [issueText(issue), fixLabel(issue)])).toEqual([
      ['Sides must be multiples of 16.', 'Use 1008 × 1008'],
      ['This model has no transparent background.', 'Use Auto'],
    ]);
  });

  test('is nothing once its risk is taken, but an error can’t be', () => {
    promptTyped('A jug');
    fieldChanged('size', '1000x1000');
    sentAnyway('size');
    expect(requestOf(useDraftStore.getState(), []).ok).toBe(true);
    fieldChanged('background', 'transparent');
    sentAnyway('background');
    expect(requestOf(useDraftStore.getState(), []).ok).toBe(false);
  });

  test('is judged by the chosen model, a person’s own included', () => {
    promptTyped('A jug');
    fieldChanged('background', 'transparent');
    modelChosen('octen/new');
    expect(stops().map(({ code }) => code)).toEqual(['model-unknown']);
    expect(stopsOf(useDraftStore.getState(), [{ id: 'octen/new', family: 'gemini' }])).toEqual([]);
  });
});
