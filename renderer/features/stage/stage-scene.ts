import type { AppError } from '../../../shared/app-error.ts';
import { type Asset, assetUrl, previewUrl } from '../../../shared/asset.ts';
import type { JobState, JobView, WaitReason } from '../../../shared/job.ts';
import { findModel, type OwnModel } from '../../../shared/models.ts';
import { expectedPixels } from '../../../shared/price.ts';
import { parseSize, type Size } from '../../../shared/size.ts';
import type { Shown } from '../../shown.ts';

/** What the stage has to show, as one of a few kinds. */
export type Scene =
  | { readonly kind: 'empty' }
  | { readonly kind: 'gone' }
  /** One picture, finished or on its way: the box is the final one from the start. */
  | {
      readonly kind: 'single';
      readonly src: string | null;
      readonly size: Size;
      readonly assetId: string | null;
      readonly siblings: readonly string[];
    }
  /** Several at once; while they are on their way there are no ids. */
  | { readonly kind: 'grid'; readonly assetIds: readonly (string | null)[]; readonly size: Size }
  | { readonly kind: 'trouble'; readonly error: AppError; readonly tone: 'danger' | 'warning' }
  | { readonly kind: 'draft'; readonly error: AppError; readonly assetId: string }
  | { readonly kind: 'cancelled' };

/** Where nothing is known about a picture's size. */
const UNKNOWN: Size = { width: 1024, height: 1024 };

/** The pixels a job's pictures are expected to have. */
export function expectedSize(job: JobView | null, own: readonly OwnModel[]): Size {
  if (!job) return UNKNOWN;
  const model = findModel(job.model, own);
  return (model ? expectedPixels(model, job.size) : parseSize(job.size)) ?? UNKNOWN;
}

type Facts = {
  readonly shown: Shown;
  readonly job: JobView | null;
  /** The asset on stage, `gone` when the library has it no more, null while it is not known. */
  readonly asset: Asset | 'gone' | null;
  readonly expected: Size;
};

export function sceneOf({ shown, job, asset, expected }: Facts): Scene {
  if (asset === 'gone') return { kind: 'gone' };
  if (shown.kind === 'asset') return single(shown.assetId, asset ?? expected, asset !== null);
  if (shown.kind === 'nothing' || !job) return { kind: 'empty' };
  const { state } = job;
  if (state.status === 'done') return results(shown.picture, state.assets, asset ?? expected);
  if (state.status === 'failed') return { kind: 'trouble', error: state.error, tone: 'danger' };
  if (state.status === 'cancelled') return { kind: 'cancelled' };
  if (state.status === 'uncertain') {
    if (state.draft) return { kind: 'draft', error: state.error, assetId: state.draft };
    return { kind: 'trouble', error: state.error, tone: 'warning' };
  }
  const held = heldBy(state);
  return held ? { kind: 'trouble', error: held, tone: 'danger' } : onItsWay(job, expected);
}

function results(picture: number | null, assets: readonly string[], size: Size): Scene {
  if (assets.length > 1 && picture === null) return { kind: 'grid', assetIds: assets, size };
  const id = assets[picture ?? 0];
  return id === undefined ? { kind: 'gone' } : { ...single(id, size, true), siblings: assets };
}

const single = (assetId: string, size: Size, isKnown: boolean) => ({
  kind: 'single' as const,
  src: isKnown ? assetUrl(assetId) : null,
  size,
  assetId,
  siblings: [],
});

function onItsWay(job: JobView, size: Size): Scene {
  if (job.count > 1) return { kind: 'grid', assetIds: Array.from({ length: job.count }, () => null), size };
  const src = job.previewsSeen > 0 ? previewUrl(job.id, job.previewsSeen) : null;
  return { kind: 'single', src, size, assetId: null, siblings: [] };
}

const FOR_A_PERSON: readonly WaitReason[] = [
  'key',
  'balance',
  'disk-space',
  'disk-failed',
  'library-gone',
  'library-denied',
];

/** What a person must put right before a waiting job can go on; what passes by itself is no trouble. */
function heldBy(state: JobState): AppError | null {
  if (state.status === 'receiving' || state.status === 'received') return state.stalled;
  if (state.status !== 'waiting') return null;
  return FOR_A_PERSON.includes(state.why) ? state.error : null;
}
