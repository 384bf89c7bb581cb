import { describe, expect, test } from 'vitest';
import {
  type AskedField,
  askedApplied,
  type Outcome,
} from '../../../../../renderer/features/inspector/asked-applied.ts';
import { geminiRequest, gptRequest } from '../../../../support/requests.ts';
import { answerOf, assetView } from '../../../../support/window-views.ts';

const applied = answerOf().applied;
const outcome = (over: Partial<Outcome> = {}): Outcome => ({ applied, asset: assetView(), ...over });
const marked = (...rows: ReturnType<typeof askedApplied>): readonly AskedField[] =>
  rows.filter((row) => row.differs).map((row) => row.field);

describe('asked and applied', () => {
  test('marks a given value that was not followed', () => {
    const rows = askedApplied(gptRequest({ size: '1824x1216', quality: 'high' }), outcome());
    expect(marked(...rows)).toEqual(['size', 'quality']);
  });

  test('does not mark what was left to the model', () => {
    const rows = askedApplied(gptRequest(), outcome());
    expect(marked(...rows)).toEqual([]);
    expect(rows.find((row) => row.field === 'quality')).toMatchObject({ asked: 'auto', applied: 'medium' });
  });

  test('always shows the decoded pixels, and marks them when they are not what the service says', () => {
    const small = outcome({ asset: assetView({ width: 1024, height: 1024 }) });
    const rows = askedApplied(gptRequest(), small);
    expect(rows.at(-1)).toEqual({
      field: 'pixels',
      asked: null,
      applied: { width: 1024, height: 1024 },
      differs: true,
    });
  });

  test('marks the pixels when the service does not tell its size and another one was asked', () => {
    const silent = outcome({ applied: { ...applied, size: null } });
    expect(marked(...askedApplied(gptRequest({ size: '1024x1024' }), silent))).toEqual(['pixels']);
    expect(askedApplied(gptRequest({ size: '1024x1024' }), silent)[0]?.applied).toBe('not-told');
  });

  test('marks another format than asked, by the bytes that came', () => {
    const rows = askedApplied(gptRequest({ outputFormat: 'webp' }), outcome());
    expect(marked(...rows)).toEqual(['outputFormat']);
  });

  test('does not hold a composite to the size of the answer', () => {
    const composite = outcome({ asset: assetView({ kind: 'composite', width: 4000, height: 3000 }) });
    expect(marked(...askedApplied(gptRequest(), composite))).toEqual([]);
  });

  test('compares ratios where the model knows only ratios, and leaves out what it ignores', () => {
    const request = geminiRequest({ model: 'google/gemini-3-pro-image', size: '1600x1024' });
    const silent = { size: null, quality: null, background: null, outputFormat: null };
    const made = (width: number, height: number) =>
      askedApplied(request, { applied: silent, asset: assetView({ width, height }) });
    expect(made(1264, 848).map((row) => row.field)).toEqual(['size', 'ratio', 'outputFormat', 'pixels']);
    expect(made(1264, 848)[1]).toEqual({ field: 'ratio', asked: '3:2', applied: '3:2', differs: false });
    expect(marked(...made(1264, 848))).toEqual([]);
    expect(marked(...made(1024, 1024))).toEqual(['ratio']);
  });

  test('says only what was asked while there is no answer', () => {
    const rows = askedApplied(gptRequest({ size: '1024x1024' }), null);
    expect(rows.map((row) => row.applied)).toEqual([null, null, null, null]);
    expect(marked(...rows)).toEqual([]);
  });
});
