import { z } from 'zod';
import { AssetIdSchema } from './asset.ts';
import { DEFAULT_MODEL } from './models.ts';
import { InputRef, MaskRef } from './request.ts';

/**
 * A request being written: it may be wrong in any way, and keeps the values a model has no use for
 * until the model changes back. The only door to a request is `toRequest` (check-draft.ts).
 */
export const Draft = z.object({
  model: z.string().max(200),
  prompt: z.string(),
  references: z.array(InputRef),
  /** Assets that references were taken from, by the reference's hash: parents of what will be made, never sent. */
  origins: z.record(z.string(), AssetIdSchema),
  mask: MaskRef.nullable(),
  n: z.number(),
  size: z.string().max(40),
  quality: z.string(),
  background: z.string(),
  outputFormat: z.string(),
  outputCompression: z.number().nullable(),
  moderation: z.string(),
  thinkingLevel: z.string().nullable(),
  responseModalities: z.string().nullable(),
  mediaResolution: z.string().nullable(),
  stream: z.boolean(),
  partialImages: z.number(),
  user: z.string().nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const emptyDraft = (): Draft => ({
  model: DEFAULT_MODEL,
  prompt: '',
  references: [],
  origins: {},
  mask: null,
  n: 1,
  size: 'auto',
  quality: 'auto',
  background: 'auto',
  outputFormat: 'png',
  outputCompression: null,
  moderation: 'auto',
  thinkingLevel: null,
  responseModalities: null,
  mediaResolution: null,
  stream: false,
  partialImages: 0,
  user: null,
});

/** Assets the references come from, each once. */
export const assetsOf = ({ references, origins }: Pick<Draft, 'references' | 'origins'>): readonly string[] => [
  ...new Set(references.flatMap(({ hash }) => origins[hash] ?? [])),
];

/** What a person fills in. */
export type DraftField = Exclude<keyof Draft, 'origins'>;
