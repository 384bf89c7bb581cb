import { formulaTokens, MOST_PATCHES, PREVIEW_TOKENS, type Quality, tableTokens, tileTokens } from './image-tokens.ts';
import { findModel, type Model, type OwnModel } from './models.ts';
import { type PriceList, roundMicros } from './price.ts';
import { countOf, type GenerationRequest, maskOf, previewsOf } from './request.ts';
import { assertNever } from './result.ts';
import { formatSize, parseSize, presetSizes, type Size } from './size.ts';

/**
 * What a request may cost at most, where an estimate says what it is likely to: everything left to the model turns out
 * as dear as it can, and each picture is billed as a call of its own (api.md §2.8). Null when the list has no price.
 */
export function atMostMicros(
  request: GenerationRequest,
  list: PriceList,
  own: readonly OwnModel[] = [],
): number | null {
  const model = findModel(request.model, own);
  if (!model) throw new Error(`No row for ${request.model}`);
  const found = list.models[model.id];
  if (!found) return null;
  const text = mostTextTokens(request) * found.textIn;
  const pictures = mostReferenceTokens(model, request) * found.imageIn;
  const output = mostOutputTokens(model, request) * Math.max(found.imageOut, found.textOut);
  return roundMicros((text + pictures + output) * countOf(request));
}

/** A token is a byte of UTF-8 at least. An edit adds about 32 for a picture (api.md §2.9): twice that for each. */
const mostTextTokens = ({ prompt, references }: GenerationRequest): number =>
  new TextEncoder().encode(prompt).length + 64 * references.length;

/** A mask counts as one more picture: nothing says that it doesn't. */
function mostReferenceTokens(model: Model, request: GenerationRequest): number {
  const mask = maskOf(request);
  const pictures = mask ? [...request.references, mask] : request.references;
  return pictures.reduce((total, picture) => total + mostTokensOf(model, picture), 0);
}

function mostTokensOf({ size: rule }: Model, picture: Size): number {
  switch (rule.kind) {
    case 'free':
      return MOST_PATCHES;
    case 'list':
      return tileTokens(picture);
    case 'ratios':
      return MOST_GEMINI_REFERENCE;
    default:
      return assertNever(rule);
  }
}

/** At the highest `media_resolution` (api.md §3). */
const MOST_GEMINI_REFERENCE = 1120;

/**
 * Its largest picture, and as much again for a second one, words and thoughts (2520: 4K of Flash, api.md §3). Nothing in a
 * request limits these; the one strict bound, the model's 32,768 output tokens, would call a picture of $0.13 "$3.93 at
 * most" and drown every sum it stands in.
 */
const MOST_GEMINI_OUTPUT = 2 * 2520;

/** mini's published prices of a picture lie up to $0.003 above its table, unexplained (api.md §2.10). */
const UNEXPLAINED_MINI_TOKENS = 375;

function mostOutputTokens(model: Model, request: GenerationRequest): number {
  const rule = model.size;
  const quality = request.family === 'gpt' && request.quality !== 'auto' ? request.quality : 'high';
  const previews = previewsOf(request) * PREVIEW_TOKENS;
  switch (rule.kind) {
    case 'free':
      return formulaTokens(parseSize(request.size) ?? largestSquare(rule.maxPixels), quality) + previews;
    case 'list':
      return dearestListed(model, request.size, quality) + UNEXPLAINED_MINI_TOKENS + previews;
    case 'ratios':
      return MOST_GEMINI_OUTPUT;
    default:
      return assertNever(rule);
  }
}

/** Of all shapes the square costs most, and of all squares the largest (api.md §2.5, §2.8). */
const largestSquare = (pixels: number): Size => ({ width: Math.sqrt(pixels), height: Math.sqrt(pixels) });

/** The size that was asked for, or the dearest it can become. */
function dearestListed(model: Model, asked: string, quality: Quality): number {
  const listed = presetSizes(model);
  const same = listed.filter((size) => formatSize(size) === asked);
  return Math.max(...(same.length > 0 ? same : listed).map((size) => tableTokens(size, quality)));
}
