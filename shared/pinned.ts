import { z } from 'zod';
import { AssetIdSchema } from './asset.ts';
import { InputRef } from './request.ts';

/** A reference kept on the shelf, with the asset it was taken from. */
export const PinnedInput = z.object({ input: InputRef, asset: AssetIdSchema.nullable() });
export type PinnedInput = z.infer<typeof PinnedInput>;

/** What one shelf holds: three times the references of any request, and still all in sight. */
export const MOST_PINNED = 48;
