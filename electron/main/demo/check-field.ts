import type { DemoError } from './demo-error.ts';
import { invalid } from './demo-error.ts';
import type { FieldRow, ModelRow, SizeRule } from './validation-table.ts';

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** A JSON value as the texts of the upstream call it. */
export function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'boolean':
      return 'a boolean';
    case 'number':
      return Number.isInteger(value) ? 'an integer' : 'a decimal number';
    default:
      return 'an object';
  }
}

export const wrongType = (field: string, expected: string, value: unknown): DemoError =>
  invalid(
    field,
    'invalid_type',
    `Invalid type for '${field}': expected ${expected}, but got ${nameOf(value)} instead.`,
  );

/** `'a' and 'b'`, `'a', 'b', and 'c'`: the comma before "and" only from three on. */
export function listed(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`);
  const last = quoted.pop() ?? '';
  if (quoted.length === 0) return last;
  return quoted.length === 1 ? `${quoted[0]} and ${last}` : `${quoted.join(', ')}, and ${last}`;
}

const notSupported = (field: string, value: string, values: readonly string[]): DemoError =>
  invalid(field, 'invalid_value', `Invalid value: '${value}'. Supported values are: ${listed(values)}.`);

function checkInteger(field: string, value: unknown, least: number, most: number): DemoError | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(field, 'an integer', value);
  if (value < least) {
    const message = `Invalid '${field}': integer below minimum value. Expected a value >= ${least}, but got ${value} instead.`;
    return invalid(field, 'integer_below_min_value', message);
  }
  if (value > most) {
    const message = `Invalid '${field}': integer above maximum value. Expected a value <= ${most}, but got ${value} instead.`;
    return invalid(field, 'integer_above_max_value', message);
  }
  return null;
}

function checkChoices(field: string, value: unknown, values: readonly string[]): DemoError | null {
  if (!Array.isArray(value)) return wrongType(field, 'an array of strings', value);
  for (const [i, one] of value.entries()) {
    if (typeof one !== 'string') return wrongType(`${field}[${i}]`, 'a string', one);
    if (!values.includes(one)) return notSupported(field, one, values);
  }
  return null;
}

/** Checks one field by its row; null is "nothing wrong". An omitted field and `null` are the same. */
export function checkField({ field, rule }: FieldRow, value: unknown): DemoError | null {
  if (!isGiven(value)) return null;
  switch (rule.kind) {
    case 'integer':
      return checkInteger(field, value, rule.least, rule.most);
    case 'boolean':
      return typeof value === 'boolean' ? null : wrongType(field, 'a boolean', value);
    case 'text':
      return typeof value === 'string' ? null : wrongType(field, 'a string', value);
    case 'choices':
      return checkChoices(field, value, rule.values);
    case 'choice':
      if (typeof value !== 'string') return wrongType(field, 'a string', value);
      return rule.values.includes(value) ? null : notSupported(field, value, rule.values);
  }
}

export type PixelSize = { readonly width: number; readonly height: number };

export function parseSize(text: string): PixelSize | null {
  const match = /^(\d{1,6})x(\d{1,6})$/.exec(text);
  return match === null ? null : { width: Number(match[1]), height: Number(match[2]) };
}

const invalidSize = (text: string, why: string): DemoError =>
  invalid('size', 'invalid_value', `Invalid size '${text}'. ${why}`, 'image_generation_user_error');

function checkFreeSize(
  text: string,
  { width, height }: PixelSize,
  rule: SizeRule & { kind: 'free' },
): DemoError | null {
  if (width % rule.step !== 0 || height % rule.step !== 0 || width === 0 || height === 0) {
    return invalidSize(text, `Width and height must both be divisible by ${rule.step}.`);
  }
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long > rule.longestEdge) {
    return invalidSize(text, `The longest edge must be less than or equal to ${rule.longestEdge}.`);
  }
  if (long > short * rule.widestRatio) {
    return invalidSize(text, `The longest edge must be at most ${rule.widestRatio} times the shortest.`);
  }
  if (width * height < rule.fewestPixels) {
    return invalidSize(text, 'Requested resolution is below the current minimum pixel budget.');
  }
  if (width * height > rule.mostPixels) {
    return invalidSize(text, 'Requested resolution exceeds the current pixel budget.');
  }
  return null;
}

/** Sizes painted when only the printed page is enforced ("GPT accepts arbitrary sizes"): what memory bears. */
const lenientSize = { longestEdge: 8192, mostPixels: 16_777_216 };

/** Checks a size text against the model's rule; lenient knows only what the page prints. */
export function checkSize(text: string, model: ModelRow, strict: boolean): DemoError | null {
  if (text === 'auto') return null;
  const rule = model.size;
  if (rule.kind === 'listed' && strict) {
    return rule.sizes.includes(text) ? null : notSupported('size', text, [...rule.sizes, 'auto']);
  }
  const size = parseSize(text);
  if (size === null) return invalidSize(text, "Expected WIDTHxHEIGHT, for example '1824x1024'.");
  if (rule.kind === 'free' && strict) return checkFreeSize(text, size, rule);
  const longest = rule.kind === 'mapped' ? rule.longestEdge : lenientSize.longestEdge;
  const { width, height } = size;
  if (Math.min(width, height) < 1 || Math.max(width, height) > longest) {
    return invalidSize(text, `Width and height must both be between 1 and ${longest}.`);
  }
  if (rule.kind !== 'mapped' && width * height > lenientSize.mostPixels) {
    return invalidSize(text, 'Requested resolution exceeds the current pixel budget.');
  }
  return null;
}
