/** One row of the table: a figure, what it is held against, and the most it may be. */
export type BenchRow = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
};

export const ratio = (what: string, value: number, target: number): BenchRow => ({ what, value, unit: '×', target });

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The value below which this share of them lies, 0 to 1. */
export const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN;
