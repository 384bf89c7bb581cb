import type { Model } from '../../../shared/models.ts';
import type { InputRef } from '../../../shared/request.ts';
import { formatSize, parseSize, presetSizes, readableRatio, type Size } from '../../../shared/size.ts';

export const AUTO = 'auto';
export const CUSTOM = 'custom';
export const AS_REFERENCE = 'as-reference';

/** A line of the size list: `size` is null for auto and for a size of one's own. */
export type SizeChoice = { readonly id: string; readonly size: Size | null; readonly ratio: string | null };

/** Ratio names from the table where a model has them; a plain fraction elsewhere. */
function ratioName({ size: rule }: Model, size: Size): string | null {
  if (rule.kind !== 'ratios') return readableRatio(size);
  const named = Object.entries(rule.ratios).find(
    ([, [width, height]]) => width === size.width && height === size.height,
  );
  return named?.[0] ?? null;
}

/** Auto, the model's presets, the first reference's own size, and a size of one's own. */
export function sizeChoices(model: Model, first: InputRef | undefined): readonly SizeChoice[] {
  const presets = presetSizes(model).map((size) => ({ id: formatSize(size), size, ratio: ratioName(model, size) }));
  const own = first && {
    id: AS_REFERENCE,
    size: { width: first.width, height: first.height },
    ratio: null,
  };
  return [
    { id: AUTO, size: null, ratio: null },
    ...presets,
    ...(own ? [own] : []),
    { id: CUSTOM, size: null, ratio: null },
  ];
}

/** Which line stands for a draft's size: its preset, else a size of one's own. */
export function choiceOfSize(choices: readonly SizeChoice[], text: string): string {
  if (text === AUTO) return AUTO;
  const preset = choices.find(({ id }) => id === text);
  return preset?.id ?? CUSTOM;
}

/** The two halves of `1536x1024` as typed, whole or not. */
export function halves(text: string): { readonly width: string; readonly height: string } {
  const [width = '', height = ''] = text === AUTO ? [] : text.split('x');
  return { width, height };
}

/** Digits only; five are more than any model takes. */
export const joinHalves = (width: string, height: string): string => {
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '').slice(0, 5);
  return `${digits(width)}x${digits(height)}`;
};

/** What a size of one's own begins with. */
export const startOfCustom = (text: string): string => (parseSize(text) ? text : '1024x1024');
