import { z } from 'zod';
import { AssetIdSchema } from './asset.ts';
import { DEFAULT_MODEL } from './models.ts';
import { InputRef } from './request.ts';

/**
 * A request being written: it may be wrong in any way, and keeps the values a model has no use for
 * until the model changes back. The only door to a request is `toRequest` (check-draft.ts).
 */
export const Draft = z.object({
  model: z.string().max(200).default(DEFAULT_MODEL),
  prompt: z.string().default(''),
  references: z.array(InputRef).default([]),
  /** Assets that references were taken from, by the reference's hash: parents of what will be made, never sent. */
  origins: z.record(z.string(), AssetIdSchema).default({}),
  mask: InputRef.nullable().default(null),
  n: z.number().default(1),
  size: z.string().max(40).default('auto'),
  quality: z.string().default('auto'),
  background: z.string().default('auto'),
  outputFormat: z.string().default('png'),
  outputCompression: z.number().nullable().default(null),
  moderation: z.string().default('auto'),
  thinkingLevel: z.string().nullable().default(null),
  responseModalities: z.string().nullable().default(null),
  mediaResolution: z.string().nullable().default(null),
  stream: z.boolean().default(false),
  partialImages: z.number().default(0),
  user: z.string().nullable().default(null),
});
export type Draft = z.infer<typeof Draft>;

export const emptyDraft = (): Draft => Draft.parse({});

/** What a person fills in. */
export type DraftField = Exclude<keyof Draft, 'origins'>;
