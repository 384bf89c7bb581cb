import { z } from 'zod';
import { parseSize } from './size.ts';

/** The farthest an edge may be blended, in pixels of the picture. */
export const MOST_FEATHER = 500;
export const featherWithin = (feather: number): number => Math.min(MOST_FEATHER, Math.max(0, Math.round(feather)));

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** An input picture or mask kept by its content: the bytes live in the inputs store under `hash`. */
export const InputRef = z.object({
  hash,
  kind: z.enum(['png', 'jpeg', 'webp']),
  width: z.int().min(1),
  height: z.int().min(1),
  bytes: z.int().min(1),
  /** What a person called it; never a path. */
  name: z.string().max(255),
});
export type InputRef = z.infer<typeof InputRef>;

/** A mask, and what is needed to go on drawing it that its PNG doesn't say and the service never hears of. */
export const MaskRef = InputRef.extend({
  /** How wide the edge is blended after the answer, in pixels; none in recipes of earlier versions. */
  feather: z.number().min(0).max(MOST_FEATHER).optional(),
  /** Pixels that are repainted. */
  repainted: z.int().min(0).optional(),
});
export type MaskRef = z.infer<typeof MaskRef>;

export const isSameMask = (a: MaskRef | null, b: MaskRef | null): boolean =>
  a?.hash === b?.hash && (a?.feather ?? 0) === (b?.feather ?? 0);

/** What each field may say on the wire; a request holds nothing else. */
export const OUTPUT_FORMATS = ['png', 'jpeg', 'webp'] as const;
export const QUALITIES = ['auto', 'low', 'medium', 'high'] as const;
export const BACKGROUNDS = ['auto', 'opaque', 'transparent'] as const;
export const MODERATIONS = ['auto', 'low'] as const;
export const THINKING_LEVELS = ['minimal', 'high'] as const;
export const RESPONSE_MODALITIES = ['text,image', 'image'] as const;
export const MEDIA_RESOLUTIONS = ['low', 'medium', 'high'] as const;

const common = {
  model: z.string().min(1).max(200),
  prompt: z.string().min(1).max(1_000_000),
  references: z.array(InputRef).max(16),
  size: z.string().regex(/^(auto|[1-9]\d{0,4}x[1-9]\d{0,4})$/),
  outputFormat: z.enum(OUTPUT_FORMATS),
  user: z.string().min(1).max(500).nullable(),
};

const GptRequest = z.object({
  family: z.literal('gpt'),
  ...common,
  mask: MaskRef.nullable(),
  n: z.int().min(1).max(10),
  quality: z.enum(QUALITIES),
  background: z.enum(BACKGROUNDS),
  outputCompression: z.int().min(0).max(100).nullable(),
  moderation: z.enum(MODERATIONS),
  stream: z.boolean(),
  /** Previews asked of the stream; each costs 100 image output tokens (published page). */
  partialImages: z.int().min(0).max(3),
});

const GeminiRequest = z.object({
  family: z.literal('gemini'),
  ...common,
  thinkingLevel: z.enum(THINKING_LEVELS).nullable(),
  responseModalities: z.enum(RESPONSE_MODALITIES).nullable(),
  mediaResolution: z.enum(MEDIA_RESOLUTIONS).nullable(),
});

/** One validated call. What can't be sent can't be said: mask, n and previews exist only where they work. */
export const GenerationRequest = z.discriminatedUnion('family', [GptRequest, GeminiRequest]);
export type GenerationRequest = z.infer<typeof GenerationRequest>;
export type GptRequest = z.infer<typeof GptRequest>;
export type GeminiRequest = z.infer<typeof GeminiRequest>;

export const maskOf = (request: GenerationRequest): MaskRef | null => (request.family === 'gpt' ? request.mask : null);
export const countOf = (request: GenerationRequest): number => (request.family === 'gpt' ? request.n : 1);
export const previewsOf = (request: GenerationRequest): number =>
  request.family === 'gpt' && request.stream ? request.partialImages : 0;

/** After this long on its way a call is slower than usual (api.md §6.2). It says so; nothing ends by itself. */
export function usualMs(request: GenerationRequest): number {
  const size = parseSize(request.size);
  const is4k = size !== null && Math.max(size.width, size.height) >= LONG_EDGE_4K;
  if (request.family === 'gemini' || is4k) return SLOW_MS;
  return USUAL_MS[request.quality] ?? SLOW_MS;
}

const LONG_EDGE_4K = 3840;
const SLOW_MS = 600_000;
const USUAL_MS: Partial<Record<GptRequest['quality'], number>> = { low: 180_000, medium: 300_000 };

/**
 * The text whose SHA-256 is the recipe hash: everything that makes the picture, nothing that merely carries it
 * (user id, stream, previews and names are left out). Key order is fixed here, so the hash never depends on a caller.
 */
export function recipeText(request: GenerationRequest, repetition: number): string {
  const inputs = { references: request.references.map((input) => input.hash), mask: maskOf(request)?.hash ?? null };
  const shared = [request.model, request.prompt, request.size, request.outputFormat];
  const own =
    request.family === 'gpt'
      ? [request.n, request.quality, request.background, request.outputCompression, request.moderation]
      : [request.thinkingLevel, request.responseModalities, request.mediaResolution];
  return JSON.stringify([1, request.family, ...shared, ...own, inputs, repetition]);
}

/** n > 1 with previews can't be one call (api.md §0.4): it becomes n single-picture streams. */
export function splitForPreviews(request: GenerationRequest): readonly GenerationRequest[] {
  if (request.family !== 'gpt' || request.n === 1 || !request.stream) return [request];
  return Array.from({ length: request.n }, () => ({ ...request, n: 1 }));
}
