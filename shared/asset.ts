import { z } from 'zod';
import { GenerationRequest } from './request.ts';
import { Usage } from './usage.ts';

export const ASSET_ID = /^[0-9a-f]{24}$/;
export const AssetIdSchema = z.string().regex(ASSET_ID);

/** What a picture may come from: every reference a request can have. */
export const MOST_PARENTS = 16;

export const Recipe = z.object({
  request: GenerationRequest,
  repetition: z.int().min(0),
  parents: z.array(z.string().max(64)).max(MOST_PARENTS),
  /** SHA-256 of `recipeText`. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Recipe = z.infer<typeof Recipe>;

const AnswerPart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), index: z.int().min(0) }),
]);

/** What came back, beside the picture itself. */
export const Answer = z.object({
  id: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Unix seconds, the service's clock. */
  created: z.number().nullable(),
  applied: z.object({
    size: z.string().nullable(),
    quality: z.string().nullable(),
    background: z.string().nullable(),
    outputFormat: z.string().nullable(),
  }),
  /** This picture's place among the answer's pictures. */
  index: z.int().min(0),
  count: z.int().min(1),
  text: z.string().nullable(),
  parts: z.array(AnswerPart),
  usage: Usage.nullable(),
  /** Of the whole answer, in micro-dollars; null when no price list knew the model. */
  costMicros: z.int().nullable(),
  priceSource: z.string().nullable(),
  elapsedMs: z.number().nullable(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * Sidecar schema v1, frozen: the JSON under `<library>/.octen/` that lets an index be rebuilt and a request be made
 * again. Later versions add fields with defaults. `file` is relative to the library, always `YYYY/MM/name`.
 */
export const Sidecar = z.object({
  schema: z.literal(1),
  id: AssetIdSchema,
  kind: z.enum(['generated', 'imported', 'composite', 'mask']),
  file: z.string().regex(/^\d{4}\/\d{2}\/[^/\\:\0]+$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(1),
  format: z.enum(['png', 'jpeg', 'webp']),
  width: z.int().min(1),
  height: z.int().min(1),
  createdAt: z.iso.datetime(),
  demo: z.boolean(),
  /** True for the last preview of a stream that died. */
  draft: z.boolean(),
  favourite: z.boolean().default(false),
  tags: z.array(z.string().max(100)).max(100).default([]),
  jobId: z.string().max(64).nullable(),
  groupId: z.string().max(64).nullable().default(null),
  batchName: z.string().max(200).nullable().default(null),
  recipe: Recipe.nullable(),
  answer: Answer.nullable(),
});
export type Sidecar = z.infer<typeof Sidecar>;

/** An image in the library as lists show it. */
export type Asset = {
  readonly id: string;
  readonly kind: Sidecar['kind'];
  readonly name: string;
  readonly format: Sidecar['format'];
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly createdAt: string;
  readonly demo: boolean;
  readonly draft: boolean;
  readonly favourite: boolean;
  readonly tags: readonly string[];
  readonly model: string | null;
  readonly promptStart: string;
  readonly hasMask: boolean;
  readonly jobId: string | null;
  readonly batchName: string | null;
  readonly costMicros: number | null;
};

/** Everything the inspector shows. */
export type AssetDetail = { readonly asset: Asset; readonly recipe: Recipe | null; readonly answer: Answer | null };

/** Newest first; the cursor is opaque and comes from the page before. */
export const AssetQuery = z.object({
  words: z.string().max(500).default(''),
  favourite: z.boolean().optional(),
  model: z.string().max(200).optional(),
  hasMask: z.boolean().optional(),
  draft: z.boolean().optional(),
  limit: z.int().min(1).max(500).default(120),
  cursor: z.string().max(100).nullable().default(null),
});
export type AssetQuery = z.infer<typeof AssetQuery>;

/** Which pictures, without where to begin: what the days of a list are counted by. */
export const AssetDaysQuery = AssetQuery.omit({ limit: true, cursor: true });
export type AssetDaysQuery = z.infer<typeof AssetDaysQuery>;

/** A local day with pictures, `YYYY-MM-DD`. A page asked for with its cursor begins with the day's newest. */
export type AssetDay = { readonly day: string; readonly count: number; readonly cursor: string };

export type AssetPage = { readonly assets: readonly Asset[]; readonly next: string | null; readonly total: number };

/** Relative, so one page works on `app://studio` and wherever the renderer is served. */
export const assetUrl = (id: string): string => `asset/${id}`;
export const thumbUrl = (id: string): string => `thumb/${id}`;
export const inputUrl = (hash: string): string => `input/${hash}`;
/** At most 320 pixels wide and high: what small frames show, since a whole picture stays in memory with all its pixels. */
export const inputThumbUrl = (hash: string): string => `input-thumb/${hash}`;
export const previewUrl = (job: string, version: number): string => `preview/${job}/${version}`;
