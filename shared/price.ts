import { z } from 'zod';
import { formulaTokens, patchTokens, PREVIEW_TOKENS, type Quality, tableTokens, tileTokens } from './image-tokens.ts';
import { findModel, type Model, type OwnModel } from './models.ts';
import { countOf, previewsOf, type GenerationRequest } from './request.ts';
import { mappedRatio, parseSize, type Size } from './size.ts';
import type { Usage } from './usage.ts';

/** Micro-dollars per million tokens, one rate per kind of token. */
export const Rates = z.object({
  textIn: z.int().min(0),
  imageIn: z.int().min(0),
  textOut: z.int().min(0),
  imageOut: z.int().min(0),
});
export type Rates = z.infer<typeof Rates>;

/** A price list is data with a source and a date: Octen publishes none, so this is the upstream list price. */
export const PriceList = z.object({
  source: z.string().max(200),
  /** YYYY-MM-DD */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  models: z.record(z.string(), Rates),
});
export type PriceList = z.infer<typeof PriceList>;

const dollars = (perMillion: number) => Math.round(perMillion * 1_000_000);
const rates = (textIn: number, imageIn: number, textOut: number, imageOut: number): Rates => ({
  textIn: dollars(textIn),
  imageIn: dollars(imageIn),
  textOut: dollars(textOut),
  imageOut: dollars(imageOut),
});

/** api.md §2.10 and §3. OpenAI prices no text output of its image models: charged as 0. */
export const UPSTREAM_PRICES: PriceList = {
  source: 'upstream list price',
  date: '2026-11-21',
  models: {
    'openai/gpt-image-2': rates(5, 8, 0, 30),
    'openai/gpt-image-1-mini': rates(2, 2.5, 0, 8),
    'google/gemini-3-pro-image': rates(2, 2, 12, 120),
    'google/gemini-3.1-flash-image': rates(0.5, 0.5, 3, 60),
  },
};

export type Estimate = {
  readonly textTokens: number;
  readonly referenceTokens: number;
  /** Output image tokens of one picture, its previews included. */
  readonly outputTokensEach: number;
  readonly previewTokensEach: number;
  readonly count: number;
  readonly inputMicros: number | null;
  readonly outputMicros: number | null;
  /** Null when the price list doesn't know the model: an unknown price is never 0. */
  readonly totalMicros: number | null;
  readonly source: string;
  readonly date: string;
};

/** What a request is likely to cost before it is sent (api.md §2.8, §2.9, §3). n pictures are billed as n calls. */
export function estimate(request: GenerationRequest, list: PriceList, own: readonly OwnModel[] = []): Estimate {
  const model = findModel(request.model, own);
  if (!model) throw new Error(`No row for ${request.model}`);
  const count = countOf(request);
  const textTokens = textTokensOf(request);
  const referenceTokens = sum(request.references.map((input) => referenceTokensOf(model, input)));
  const previewTokensEach = previewsOf(request) * PREVIEW_TOKENS;
  const outputTokensEach = outputTokensOf(model, request) + previewTokensEach;
  const found = list.models[model.id];
  const inputMicros = found ? roundMicros(textTokens * found.textIn + referenceTokens * found.imageIn) : null;
  const outputMicros = found ? roundMicros(outputTokensEach * count * found.imageOut) : null;
  return {
    textTokens,
    referenceTokens,
    outputTokensEach,
    previewTokensEach,
    count,
    inputMicros,
    outputMicros,
    totalMicros: inputMicros === null || outputMicros === null ? null : inputMicros + outputMicros,
    source: list.source,
    date: list.date,
  };
}

/** What an answer cost by its own token counts; null when the list doesn't know the model. */
export function costMicros(usage: Usage, modelId: string, list: PriceList): number | null {
  const found = list.models[modelId];
  if (!found) return null;
  const input = shares(usage.inputTokens, usage.inputTextTokens, usage.inputImageTokens, 'words');
  const output = shares(usage.outputTokens, usage.outputTextTokens, usage.outputImageTokens, 'pictures');
  return roundMicros(
    input.words * found.textIn +
      input.pictures * found.imageIn +
      output.words * found.textOut +
      output.pictures * found.imageOut,
  );
}

/**
 * The details are optional (api.md §1.1): what they leave unsaid is the other kind, and all of it `unsaid` when they say
 * nothing. Tokens beyond both are thoughts, billed as words (api.md §3).
 */
function shares(total: number, words: number | null, pictures: number | null, unsaid: 'words' | 'pictures') {
  const isRestPictures = words === null ? pictures === null && unsaid === 'pictures' : pictures === null;
  if (isRestPictures) return { words: words ?? 0, pictures: Math.max(0, total - (words ?? 0)) };
  return { words: Math.max(words ?? 0, total - (pictures ?? 0)), pictures: pictures ?? 0 };
}

/** Tokens × micro-dollars per million tokens → micro-dollars, half up: one division, at the end. */
export const roundMicros = (product: number): number => Math.floor(product / 1_000_000 + 0.5);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** About four characters a token; an edit adds about 32 (api.md §2.9). */
const textTokensOf = (request: GenerationRequest): number =>
  Math.ceil(request.prompt.length / 4) + (request.references.length > 0 ? 32 : 0);

function referenceTokensOf(model: Model, size: Size): number {
  if (model.family === 'gemini') return model.id === 'google/gemini-3-pro-image' ? 560 : 1120;
  return model.size.kind === 'free' ? patchTokens(size) : tileTokens(size);
}

function outputTokensOf(model: Model, request: GenerationRequest): number {
  if (request.family === 'gemini') return 1120;
  const size = parseSize(request.size) ?? assumedSize(request);
  const quality = request.quality === 'auto' ? 'medium' : request.quality;
  return model.size.kind === 'free' ? formulaTokens(size, quality) : tableTokens(size, quality);
}

/** What `auto` is taken to be until the answer says: the first reference's shape, else a square. */
function assumedSize(request: GenerationRequest): Size {
  const first = request.references[0];
  if (!first) return { width: 1024, height: 1024 };
  if (first.width === first.height) return { width: 1024, height: 1024 };
  return first.width > first.height ? { width: 1536, height: 1024 } : { width: 1024, height: 1536 };
}

/** The price of one picture of a model at a size, for the model picker; null when unknown. */
export function pricePerPicture(model: Model, size: string, quality: Quality | 'auto', list: PriceList): number | null {
  const found = list.models[model.id];
  if (!found) return null;
  if (model.family === 'gemini') return roundMicros(1120 * found.imageOut);
  const wanted = parseSize(size) ?? { width: 1024, height: 1024 };
  const level = quality === 'auto' ? 'medium' : quality;
  const tokens = model.size.kind === 'free' ? formulaTokens(wanted, level) : tableTokens(wanted, level);
  return roundMicros(tokens * found.imageOut);
}

/** The pixels a ratio-mapping model is expected to deliver, for the form's hint. */
export const expectedPixels = (model: Model, text: string): Size | null => {
  const size = parseSize(text);
  return size ? (mappedRatio(model, size)?.pixels ?? size) : null;
};
