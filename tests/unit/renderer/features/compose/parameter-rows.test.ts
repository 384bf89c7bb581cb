import { describe, expect, test } from 'vitest';
import { modelChoices } from '../../../../../renderer/features/compose/model-choices.ts';
import {
  choiceFor,
  choicesOf,
  type ChoiceRow,
  type ParameterRow,
  rowsOf,
} from '../../../../../renderer/features/compose/parameter-rows.ts';
import { choiceOfSize, joinHalves, sizeChoices } from '../../../../../renderer/features/compose/size-choices.ts';
import { findModel, type Model } from '../../../../../shared/models.ts';
import { UPSTREAM_PRICES } from '../../../../../shared/price.ts';
import { inputRef } from '../../../../support/requests.ts';

function model(id: string): Model {
  const found = findModel(id);
  if (!found) throw new Error(id);
  return found;
}
const gpt2 = model('openai/gpt-image-2');
const pro = model('google/gemini-3-pro-image');
const flash = model('google/gemini-3.1-flash-image');

const fields = (rows: readonly ParameterRow[]) => rows.map(({ field }) => field);

function row(of: Model, field: string): ChoiceRow {
  const { first, more } = rowsOf(of);
  const found = [...first, ...more].find((one) => one.field === field);
  if (found?.control !== 'segmented' && found?.control !== 'select') throw new Error(field);
  return found;
}

describe('the rows of a model', () => {
  test('are the parameters the table says it uses', () => {
    expect(fields(rowsOf(gpt2).first)).toEqual(['size', 'quality', 'n', 'outputFormat', 'partialImages']);
    expect(fields(rowsOf(flash).first)).toEqual(['size', 'responseModalities', 'thinkingLevel', 'outputFormat']);
  });

  test('put what is unproven behind "more", unset until a person sets it', () => {
    expect(fields(rowsOf(pro).more)).toEqual(['thinkingLevel', 'mediaResolution', 'user']);
    const thinking = row(pro, 'thinkingLevel');
    expect(choicesOf(thinking, pro, null).map(({ label }) => label)).toEqual(['Not set', 'Minimal', 'High']);
    expect(choiceFor(thinking, pro, null)).toBe('unset');
    expect(choiceFor(row(flash, 'thinkingLevel'), flash, null)).toBe('minimal');
  });

  test('leave out a value the service would quietly replace, unless it is the one there', () => {
    const format = row(flash, 'outputFormat');
    expect(choicesOf(format, flash, 'png').map(({ id }) => id)).toEqual(['png', 'jpeg']);
    expect(choicesOf(format, flash, 'webp').map(({ id }) => id)).toEqual(['png', 'jpeg', 'webp']);
  });

  test('keep a value in sight that is no choice', () => {
    expect(choicesOf(row(gpt2, 'quality'), gpt2, 'ultra').at(-1)).toEqual({ id: 'ultra', label: 'ultra' });
  });
});

describe('the models', () => {
  const wanted = { size: '1536x1024', quality: 'auto', isFree: false };

  test('say what they can do and what one picture costs at the chosen size', () => {
    expect(modelChoices([], wanted, UPSTREAM_PRICES).map(({ description, detail }) => [description, detail])).toEqual([
      ['edits, masks, any size', '$0.041'],
      ['edits, masks, 3 sizes', '$0.013'],
      ['edits, text with pictures, 10 ratios', '$0.134'],
      ['edits, text with pictures, 14 ratios', '$0.067'],
    ]);
  });

  test('include a person’s own, whose price is unknown', () => {
    const own = modelChoices([{ id: 'octen/new', family: 'gemini' }], wanted, UPSTREAM_PRICES).at(-1);
    expect(own).toMatchObject({ label: 'octen/new', detail: 'price unknown' });
  });
});

describe('the sizes', () => {
  test('offer the first reference’s own size', () => {
    const choices = sizeChoices(gpt2, inputRef('a', { width: 1000, height: 700 }));
    expect(choices.find(({ id }) => id === 'as-reference')?.size).toEqual({ width: 1000, height: 700 });
    expect(sizeChoices(gpt2, undefined).some(({ id }) => id === 'as-reference')).toBe(false);
  });

  test('name a ratio model’s presets by its ratios', () => {
    expect(sizeChoices(pro, undefined).find(({ id }) => id === '1264x848')?.ratio).toBe('3:2');
  });

  test('call a size that is no preset a custom one', () => {
    const choices = sizeChoices(gpt2, undefined);
    expect(choiceOfSize(choices, '1536x1024')).toBe('1536x1024');
    expect(choiceOfSize(choices, '1000x1000')).toBe('custom');
    expect(choiceOfSize(choices, 'auto')).toBe('auto');
  });

  test('take digits only, of any width and height typed so far', () => {
    expect(joinHalves('15a3', '')).toBe('153x');
    expect(joinHalves('0', '1234567')).toBe('x12345');
  });
});
