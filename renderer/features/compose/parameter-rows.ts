import type { Draft } from '../../../shared/draft.ts';
import type { Model, ParameterName } from '../../../shared/models.ts';
import { valueWord } from './value-words.ts';

export type ChoiceField =
  | 'quality'
  | 'background'
  | 'outputFormat'
  | 'moderation'
  | 'thinkingLevel'
  | 'responseModalities'
  | 'mediaResolution';

/** How a parameter is shown; what it may hold comes from the capability table. */
export type ParameterRow =
  | {
      readonly field: ChoiceField;
      readonly control: 'segmented' | 'select';
      /** What the service does when nothing is set (api.md §3): shown as chosen. Null: "not set" is a choice of its own. */
      readonly implied: string | null;
    }
  | { readonly field: 'size'; readonly control: 'size' }
  | { readonly field: 'n'; readonly control: 'count' }
  | { readonly field: 'partialImages'; readonly control: 'previews' }
  | { readonly field: 'outputCompression'; readonly control: 'compression' }
  | { readonly field: 'stream'; readonly control: 'stream' }
  | { readonly field: 'user'; readonly control: 'user' };

export type ChoiceRow = Extract<ParameterRow, { field: ChoiceField }>;

/** In sight, in this order. */
const FIRST: readonly ParameterRow[] = [
  { field: 'size', control: 'size' },
  { field: 'quality', control: 'segmented', implied: 'auto' },
  { field: 'n', control: 'count' },
  { field: 'responseModalities', control: 'segmented', implied: 'text,image' },
  { field: 'thinkingLevel', control: 'segmented', implied: 'minimal' },
  { field: 'outputFormat', control: 'segmented', implied: 'png' },
  { field: 'partialImages', control: 'previews' },
];

/** Behind "more parameters". */
const MORE: readonly ParameterRow[] = [
  { field: 'background', control: 'select', implied: 'auto' },
  { field: 'moderation', control: 'segmented', implied: 'auto' },
  { field: 'outputCompression', control: 'compression' },
  { field: 'mediaResolution', control: 'select', implied: null },
  { field: 'stream', control: 'stream' },
  { field: 'user', control: 'user' },
];

export type PlacedRows = { readonly first: readonly ParameterRow[]; readonly more: readonly ParameterRow[] };

/** The rows a model has a use for. What is unproven for it moves behind "more parameters". */
export function rowsOf(model: Model): PlacedRows {
  const support = (row: ParameterRow) => model.parameters[row.field].support;
  return {
    first: FIRST.filter((row) => support(row) === 'supported'),
    more: [...FIRST.filter((row) => support(row) === 'unproven'), ...MORE.filter((row) => support(row) !== 'ignored')],
  };
}

export type Choice = { readonly id: string; readonly label: string };

/** Stands for a parameter that is not sent. */
export const UNSET = 'unset';

/** The choices of a row: the table's, without those the service quietly replaces, and always the value there is. */
export function choicesOf(row: ChoiceRow, model: Model, value: string | null): readonly Choice[] {
  const { values, becomes, support } = model.parameters[row.field];
  const offered = values.filter((one) => !(one in becomes) || one === value);
  const shown = value === null || offered.includes(value) ? offered : [...offered, value];
  const unset = row.implied === null || support === 'unproven' ? [UNSET] : [];
  return [...unset, ...shown].map((id) => ({ id, label: valueWord(id) }));
}

/** Which choice is lit when the draft holds `value`. */
export const choiceFor = (row: ChoiceRow, model: Model, value: string | null): string =>
  value ?? (model.parameters[row.field].support === 'unproven' ? UNSET : (row.implied ?? UNSET));

/** The parameters a fold holds with a value other than `usual`, as a summary beside its title. */
export const setFields = (rows: readonly ParameterRow[], draft: Draft, usual: Draft): readonly ParameterName[] =>
  rows.map(({ field }) => field).filter((field) => draft[field] !== usual[field]);
