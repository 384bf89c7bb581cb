/**
 * What the demo service accepts, written by hand from the published page and api.md (§2.3, §2.5–2.7, §3, §6.4).
 * It is deliberately not derived from the app's own capability table: one table checked against itself can't fail.
 */
export type OutputFormat = 'png' | 'jpeg' | 'webp';
export type Quality = 'low' | 'medium' | 'high';
export type Family = 'gpt' | 'gemini';

export type Ratio = { readonly name: string; readonly width: number; readonly height: number };

export type SizeRule =
  /** Any WxH within limits: both edges a multiple of `step`, long edge, long to short, and area limited. */
  | {
      readonly kind: 'free';
      readonly step: number;
      readonly longestEdge: number;
      readonly widestRatio: number;
      readonly fewestPixels: number;
      readonly mostPixels: number;
    }
  | { readonly kind: 'listed'; readonly sizes: readonly string[] }
  /** Any WxH, answered at the nearest of these 1K ratios. */
  | { readonly kind: 'mapped'; readonly ratios: readonly Ratio[]; readonly longestEdge: number };

export type ModelRow = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly family: Family;
  readonly size: SizeRule;
  readonly transparent: boolean;
  readonly mostImages: number;
  /** Bytes of one reference, after base64. */
  readonly mostImageBytes: number;
  readonly imageTypes: readonly string[];
  /** Characters; null where the page leaves the limit to the model. */
  readonly longestPrompt: number | null;
};

const MB = 1024 * 1024;

const gpt = {
  aliases: [],
  family: 'gpt',
  mostImages: 16,
  mostImageBytes: 50 * MB,
  imageTypes: ['image/jpeg', 'image/png', 'image/webp'],
  longestPrompt: 32_000,
} as const;

const gemini = {
  family: 'gemini',
  transparent: false,
  mostImages: 14,
  mostImageBytes: 7 * MB,
  imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  longestPrompt: null,
} as const;

const ratio = (name: string, width: number, height: number): Ratio => ({ name, width, height });

/** Pixel sizes at 1K (api.md §3). */
const tenRatios = [
  ratio('1:1', 1024, 1024),
  ratio('2:3', 848, 1264),
  ratio('3:2', 1264, 848),
  ratio('3:4', 896, 1200),
  ratio('4:3', 1200, 896),
  ratio('4:5', 928, 1152),
  ratio('5:4', 1152, 928),
  ratio('9:16', 768, 1376),
  ratio('16:9', 1376, 768),
  ratio('21:9', 1584, 672),
];

const fourMoreRatios = [
  ratio('1:4', 512, 2048),
  ratio('4:1', 2048, 512),
  ratio('1:8', 384, 3072),
  ratio('8:1', 3072, 384),
];

export const models: readonly ModelRow[] = [
  {
    ...gpt,
    id: 'openai/gpt-image-2',
    transparent: false,
    size: {
      kind: 'free',
      step: 16,
      longestEdge: 3840,
      widestRatio: 3,
      fewestPixels: 655_360,
      mostPixels: 8_294_400,
    },
  },
  {
    ...gpt,
    id: 'openai/gpt-image-1-mini',
    transparent: true,
    size: { kind: 'listed', sizes: ['1024x1024', '1024x1536', '1536x1024'] },
  },
  {
    ...gemini,
    id: 'google/gemini-3-pro-image',
    aliases: ['nano-banana-pro'],
    size: { kind: 'mapped', ratios: tenRatios, longestEdge: 20_000 },
  },
  {
    ...gemini,
    id: 'google/gemini-3.1-flash-image',
    aliases: ['nano-banana-2'],
    size: { kind: 'mapped', ratios: [...tenRatios, ...fourMoreRatios], longestEdge: 20_000 },
  },
];

export type FieldRule =
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' };

export type FieldRow = {
  readonly field: string;
  /** A family that is not named ignores the field, whatever is in it. */
  readonly families: readonly Family[];
  readonly rule: FieldRule;
};

/** Fields with a rule of their own, in the order they are checked; model, prompt, image and mask come before. */
export const fields: readonly FieldRow[] = [
  { field: 'n', families: ['gpt'], rule: { kind: 'integer', least: 1, most: 10 } },
  { field: 'size', families: ['gpt', 'gemini'], rule: { kind: 'text' } },
  { field: 'quality', families: ['gpt'], rule: { kind: 'choice', values: ['low', 'medium', 'high', 'auto'] } },
  { field: 'background', families: ['gpt'], rule: { kind: 'choice', values: ['transparent', 'opaque', 'auto'] } },
  { field: 'output_format', families: ['gpt', 'gemini'], rule: { kind: 'choice', values: ['png', 'webp', 'jpeg'] } },
  { field: 'output_compression', families: ['gpt'], rule: { kind: 'integer', least: 0, most: 100 } },
  { field: 'moderation', families: ['gpt'], rule: { kind: 'choice', values: ['auto', 'low'] } },
  { field: 'thinking_level', families: ['gemini'], rule: { kind: 'choice', values: ['minimal', 'high'] } },
  { field: 'response_modalities', families: ['gemini'], rule: { kind: 'choices', values: ['text', 'image'] } },
  { field: 'media_resolution', families: ['gemini'], rule: { kind: 'choice', values: ['low', 'medium', 'high'] } },
  { field: 'response_format', families: ['gpt', 'gemini'], rule: { kind: 'choice', values: ['b64_json'] } },
  { field: 'stream', families: ['gpt'], rule: { kind: 'boolean' } },
  { field: 'partial_images', families: ['gpt'], rule: { kind: 'integer', least: 0, most: 3 } },
  { field: 'user', families: ['gpt', 'gemini'], rule: { kind: 'text' } },
];

/** A mask is a PNG below this many bytes (the looser of the two published limits, api.md §2.6). */
export const MOST_MASK_BYTES = 50 * MB;
