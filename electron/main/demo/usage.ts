import type { PixelSize } from './check-field.ts';
import type { CheckedRequest } from './validate.ts';
import type { Quality } from './validation-table.ts';

export type Usage = {
  readonly input_tokens: number;
  readonly input_tokens_details?: { readonly text_tokens: number; readonly image_tokens: number };
  readonly output_tokens: number;
  readonly output_tokens_details?: { readonly image_tokens: number; readonly text_tokens: number };
  readonly total_tokens: number;
};

const base: Record<Quality, number> = { low: 16, medium: 48, high: 96 };

/** gpt-image-2: tokens of one picture (the formula of api.md §2.8). */
export function gptImage2Tokens({ width, height }: PixelSize, quality: Quality): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const other = Math.max(1, Math.floor((2 * base[quality] * short + long) / (2 * long)));
  return Math.ceil((base[quality] * other * (2_000_000 + width * height)) / 4_000_000);
}

const miniTokens = {
  square: { low: 272, medium: 1056, high: 4160 },
  portrait: { low: 408, medium: 1584, high: 6240 },
  landscape: { low: 400, medium: 1568, high: 6208 },
} as const;

/** gpt-image-1-mini: tokens of one picture (the table of api.md §2.8). */
export function gptImageMiniTokens({ width, height }: PixelSize, quality: Quality): number {
  return miniTokens[width === height ? 'square' : width < height ? 'portrait' : 'landscape'][quality];
}

/** A Gemini picture at 1K, both models (api.md §3). */
const GEMINI_PICTURE_TOKENS = 1120;

/** A preview costs this many output image tokens (the published page). */
const PREVIEW_TOKENS = 100;

/** gpt-image-2: 32-pixel patches, at most 1536 of them after scaling down (api.md §2.9). */
export function patchTokens({ width, height }: PixelSize): number {
  const long = Math.max(width, height);
  const grow = long < 1024 ? Math.min(2, 1024 / long) : 1;
  const [w, h] = [width * grow, height * grow];
  const patches = Math.ceil(w / 32) * Math.ceil(h / 32);
  if (patches <= 1536) return patches;
  const shrink = Math.sqrt((1536 * 32 * 32) / (w * h));
  const [across, down] = [(w * shrink) / 32, (h * shrink) / 32];
  const whole = Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return Math.max(1, Math.round(across * whole) * Math.round(down * whole));
}

/** gpt-image-1 and mini: 65 and 129 for each tile of 512, the short side fitted to 512 (api.md §2.9). */
export function tileTokens({ width, height }: PixelSize): number {
  const scale = 512 / Math.min(width, height);
  return 65 + 129 * Math.ceil(Math.round(width * scale) / 512) * Math.ceil(Math.round(height * scale) / 512);
}

const mediaTokens = { low: 280, medium: 560, high: 1120 } as const;

function imageInputTokens(request: CheckedRequest, image: PixelSize): number {
  switch (request.model.id) {
    case 'openai/gpt-image-2':
      return patchTokens(image);
    case 'openai/gpt-image-1-mini':
      return tileTokens(image);
    case 'google/gemini-3-pro-image':
      return mediaTokens[request.mediaResolution ?? 'medium'];
    default:
      return mediaTokens[request.mediaResolution ?? 'high'];
  }
}

function pictureTokens(request: CheckedRequest, size: PixelSize): number {
  if (request.model.family === 'gemini') return GEMINI_PICTURE_TOKENS;
  return request.model.id === 'openai/gpt-image-1-mini'
    ? gptImageMiniTokens(size, request.quality)
    : gptImage2Tokens(size, request.quality);
}

const textTokens = (text: string): number => Math.ceil(text.length / 4);

export type Produced = {
  readonly size: PixelSize;
  readonly pictures: number;
  readonly previewsSent: number;
  /** What a Gemini model said beside its pictures. */
  readonly text: string;
};

/** What the answer costs in tokens; an edit adds 32 text tokens (api.md §2.9). */
export function usageOf(request: CheckedRequest, produced: Produced): Usage {
  const text = textTokens(request.prompt) + (request.images.length > 0 ? 32 : 0);
  const images = request.images.reduce((sum, image) => sum + imageInputTokens(request, image), 0);
  const made = produced.pictures * pictureTokens(request, produced.size) + produced.previewsSent * PREVIEW_TOKENS;
  const said = textTokens(produced.text);
  return {
    input_tokens: text + images,
    input_tokens_details: { text_tokens: text, image_tokens: images },
    output_tokens: made + said,
    output_tokens_details: { image_tokens: made, text_tokens: said },
    total_tokens: text + images + made + said,
  };
}
