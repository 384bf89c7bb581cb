import { z } from 'zod';
import { AssetDaysQuery, AssetIdSchema, AssetQuery } from '../asset.ts';
import { Draft } from '../draft.ts';
import { NewJob } from '../job.ts';
import { QueuePageQuery } from '../queue.ts';
import { PictureEdit } from '../picture-edit.ts';
import { PinnedInput } from '../pinned.ts';
import { InputRef, MOST_FEATHER } from '../request.ts';
import { SettingsChange } from '../settings.ts';
import type { CommandName } from './contract.ts';

const nothing = z.undefined();
const jobId = z.string().regex(/^[0-9a-f]{24}$/);
const jobIds = z.object({ ids: z.array(jobId).min(1).max(10_000) });
const assetIds = z.object({ ids: z.array(AssetIdSchema).min(1).max(10_000) });
const commandIds = z.array(z.string().max(60)).max(500);
const oneAsset = z.object({ id: AssetIdSchema });

/** Bytes from a page: a pasted or browser-dragged picture. Larger files come as paths. */
const MAX_PASTED_BYTES = 256 * 1024 * 1024;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const namedBytes = z.object({
  name: z.string().max(255),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_PASTED_BYTES),
});
/** As many pixels as a picture may have (inputs/prepare-picture.ts). */
const pixelSize = z
  .object({ width: z.int().min(1), height: z.int().min(1) })
  .refine(({ width, height }) => width * height <= 100_000_000);
const packedMask = pixelSize
  .and(
    z.object({
      picture: hash,
      name: z.string().max(255),
      packed: z.instanceof(Uint8Array),
      feather: z.number().min(0).max(MOST_FEATHER),
    }),
  )
  .refine(({ width, height, packed }) => packed.length <= 2 * width * height + 3);

/** One schema per command; dispatch refuses whatever doesn't fit before a handler sees it. */
export const inputs = {
  'app.info': nothing,
  'app.service': nothing,
  'app.commandsChanged': z.object({ on: commandIds, off: commandIds }),
  'demo.use': z.object({ on: z.boolean() }),
  'key.status': nothing,
  'key.save': z.object({ key: z.string().trim().min(1).max(2000) }),
  'key.forget': nothing,
  'key.check': nothing,
  'settings.read': nothing,
  'settings.change': SettingsChange,
  'settings.chooseFolder': nothing,
  'settings.makeUserId': nothing,
  'request.saveDraft': Draft,
  'request.readDraft': nothing,
  'input.addBytes': namedBytes,
  'input.addPaths': z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) }),
  'input.choose': nothing,
  'input.paste': nothing,
  'input.fromAsset': oneAsset,
  'input.shrink': z.object({ inputs: z.array(InputRef).min(1).max(17) }), // 16 references and a mask
  'input.edit': z.object({ input: InputRef, edit: PictureEdit }),
  'input.readEdit': z.object({ hash }),
  'input.pinned': nothing,
  'input.pin': z.object({ pinned: z.array(PinnedInput).min(1).max(1000) }),
  'input.unpin': z.object({ hashes: z.array(hash).min(1).max(1000) }),
  'mask.save': packedMask,
  'mask.read': pixelSize.and(z.object({ picture: hash, sent: hash.nullable() })),
  'mask.others': z.object({ picture: hash }),
  'mask.take': z.object({ picture: hash }),
  'mask.import': pixelSize.and(namedBytes).and(z.object({ stretch: z.boolean() })),
  'mask.saveAs': z.object({ hash, name: z.string().min(1).max(255) }),
  'queue.read': nothing,
  'queue.page': QueuePageQuery,
  'queue.add': z.object({
    token: z.string().min(8).max(64),
    jobs: z.array(NewJob).min(1).max(10_000),
    origin: z.enum(['hand', 'batch']),
    batchName: z.string().max(200).nullable(),
  }),
  'queue.job': z.object({ id: jobId }),
  'queue.cancel': jobIds,
  'queue.sendAgain': jobIds,
  'queue.lookAgain': z.object({ id: jobId }),
  'queue.showAnswer': z.object({ id: jobId }),
  'queue.forget': jobIds,
  'queue.pause': nothing,
  'queue.resume': nothing,
  'queue.clearFinished': nothing,
  'library.page': AssetQuery,
  'library.days': AssetDaysQuery,
  'library.read': oneAsset,
  'library.trash': assetIds,
  'library.restore': assetIds,
  'library.favourite': assetIds.extend({ on: z.boolean() }),
  'library.reveal': oneAsset,
  'library.saveAs': oneAsset,
  'library.copy': oneAsset,
  'library.dragOut': assetIds,
  'usage.today': nothing,
} as const satisfies Record<CommandName, z.ZodType>;

export const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(inputs, name);
