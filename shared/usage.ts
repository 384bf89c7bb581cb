import { z } from 'zod';

const tokens = z.int().min(0);

/** Token counts of one answer. The details are optional on the wire (api.md §1.1): null when they didn't come. */
export const Usage = z.object({
  inputTokens: tokens,
  outputTokens: tokens,
  totalTokens: tokens,
  inputTextTokens: tokens.nullable(),
  inputImageTokens: tokens.nullable(),
  outputTextTokens: tokens.nullable(),
  outputImageTokens: tokens.nullable(),
});
export type Usage = z.infer<typeof Usage>;

/** Spending of one local day, in micro-dollars; `maybe` is what uncertain calls may have cost at most. */
export type DaySpending = { readonly charged: number; readonly maybe: number };
