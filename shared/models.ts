/**
 * The capability table: what each model does with each parameter (api.md §6.4, §2.5, §3).
 * Form, validation, encoding, dry run and docs read these rows; nothing else asks which model it is.
 */
export type Family = 'gpt' | 'gemini';

/**
 * supported: the service acts on it · ignored: accepted and without effect, so it isn't sent ·
 * unproven: sent only if a person set it.
 */
export type Support = 'supported' | 'ignored' | 'unproven';

/** published: the page says it is refused, so it can't be sent · likely: warned about, "send anyway" allowed. */
export type Certainty = 'published' | 'likely';

export type Rejection = { readonly certainty: Certainty; readonly reason: string; readonly nearest: string };

export type Capability = {
  readonly support: Support;
  readonly values: readonly string[];
  /** Values the service refuses, with a word-catalogue reason and the value to offer instead. */
  readonly rejects: Readonly<Record<string, Rejection>>;
  /** Values the service accepts and quietly replaces. */
  readonly becomes: Readonly<Record<string, string>>;
};

export type ParameterName =
  | 'references'
  | 'mask'
  | 'n'
  | 'size'
  | 'quality'
  | 'background'
  | 'outputFormat'
  | 'outputCompression'
  | 'moderation'
  | 'thinkingLevel'
  | 'responseModalities'
  | 'mediaResolution'
  | 'stream'
  | 'partialImages'
  | 'user';

/** Sizes in pixels; a ratio is [width, height] of the 1K tier (api.md §3). */
export type SizeRule =
  | {
      readonly kind: 'free';
      readonly multiple: number;
      readonly maxEdge: number;
      readonly maxRatio: number;
      readonly minPixels: number;
      readonly maxPixels: number;
      readonly experimentalAbovePixels: number;
    }
  | { readonly kind: 'list'; readonly sizes: readonly string[] }
  | { readonly kind: 'ratios'; readonly ratios: Readonly<Record<string, readonly [number, number]>> };

export type Model = {
  readonly id: string;
  readonly label: string;
  readonly family: Family;
  readonly aliases: readonly string[];
  /** Characters; null where the page gives a token limit only. */
  readonly promptLimit: number | null;
  readonly references: { readonly max: number; readonly maxBytes: number };
  readonly size: SizeRule;
  readonly parameters: Readonly<Record<ParameterName, Capability>>;
};

const supported = (values: readonly string[] = [], more: Partial<Capability> = {}): Capability => ({
  support: 'supported',
  values,
  rejects: {},
  becomes: {},
  ...more,
});
const ignored: Capability = { support: 'ignored', values: [], rejects: {}, becomes: {} };
const MB = 1_000_000;

const gptParameters = {
  references: supported(),
  mask: supported(),
  n: supported(),
  size: supported(),
  quality: supported(['auto', 'low', 'medium', 'high']),
  background: supported(['auto', 'opaque', 'transparent']),
  outputFormat: supported(['png', 'jpeg', 'webp']),
  outputCompression: supported(),
  moderation: supported(['auto', 'low']),
  thinkingLevel: ignored,
  responseModalities: ignored,
  mediaResolution: ignored,
  stream: supported(),
  partialImages: supported(),
  user: supported(),
} as const satisfies Record<ParameterName, Capability>;

const geminiParameters = {
  references: supported(),
  mask: ignored,
  n: ignored,
  size: supported(),
  quality: ignored,
  background: ignored,
  outputFormat: supported(['png', 'jpeg', 'webp'], { becomes: { webp: 'png' } }),
  outputCompression: ignored,
  moderation: ignored,
  thinkingLevel: supported(['minimal', 'high']),
  responseModalities: supported(['text,image', 'image']),
  mediaResolution: supported(['low', 'medium', 'high']),
  stream: ignored,
  partialImages: ignored,
  user: { support: 'unproven', values: [], rejects: {}, becomes: {} },
} as const satisfies Record<ParameterName, Capability>;

const commonRatios = {
  '1:1': [1024, 1024],
  '2:3': [848, 1264],
  '3:2': [1264, 848],
  '3:4': [896, 1200],
  '4:3': [1200, 896],
  '4:5': [928, 1152],
  '5:4': [1152, 928],
  '9:16': [768, 1376],
  '16:9': [1376, 768],
  '21:9': [1584, 672],
} as const;

export const MODELS: readonly Model[] = [
  {
    id: 'openai/gpt-image-2',
    label: 'GPT Image 2',
    family: 'gpt',
    aliases: [],
    promptLimit: 32_000,
    references: { max: 16, maxBytes: 50 * MB },
    size: {
      kind: 'free',
      multiple: 16,
      maxEdge: 3840,
      maxRatio: 3,
      minPixels: 655_360,
      maxPixels: 8_294_400,
      experimentalAbovePixels: 3_686_400,
    },
    parameters: {
      ...gptParameters,
      background: supported(['auto', 'opaque', 'transparent'], {
        rejects: { transparent: { certainty: 'published', reason: 'transparent-unsupported', nearest: 'auto' } },
      }),
    },
  },
  {
    id: 'openai/gpt-image-1-mini',
    label: 'GPT Image 1 Mini',
    family: 'gpt',
    aliases: [],
    promptLimit: 32_000,
    references: { max: 16, maxBytes: 50 * MB },
    size: { kind: 'list', sizes: ['1024x1024', '1536x1024', '1024x1536'] },
    parameters: gptParameters,
  },
  {
    id: 'google/gemini-3-pro-image',
    label: 'Gemini 3 Pro',
    family: 'gemini',
    aliases: ['nano-banana-pro'],
    promptLimit: null,
    references: { max: 14, maxBytes: 7 * MB },
    size: { kind: 'ratios', ratios: commonRatios },
    parameters: { ...geminiParameters, thinkingLevel: { ...supported(['minimal', 'high']), support: 'unproven' } },
  },
  {
    id: 'google/gemini-3.1-flash-image',
    label: 'Gemini 3.1 Flash',
    family: 'gemini',
    aliases: ['nano-banana-2'],
    promptLimit: null,
    references: { max: 14, maxBytes: 7 * MB },
    size: {
      kind: 'ratios',
      ratios: { ...commonRatios, '1:4': [512, 2048], '4:1': [2048, 512], '1:8': [384, 3072], '8:1': [3072, 384] },
    },
    parameters: geminiParameters,
  },
];

export const DEFAULT_MODEL = 'openai/gpt-image-2';

/** A model id a person added in settings; it follows the first row of its family and has no price. */
export type OwnModel = { readonly id: string; readonly family: Family };

/** The row for an id or an alias; null when neither the table nor the person's own list knows it. */
export function findModel(idOrAlias: string, own: readonly OwnModel[] = []): Model | null {
  const row = MODELS.find((model) => model.id === idOrAlias || model.aliases.includes(idOrAlias));
  if (row) return row;
  const added = own.find((model) => model.id === idOrAlias);
  const pattern = added && MODELS.find((model) => model.family === added.family);
  return added && pattern ? { ...pattern, id: added.id, label: added.id, aliases: [] } : null;
}
