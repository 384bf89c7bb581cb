import { useEffect, useState } from 'react';
import type { Answer, Asset, AssetDetail, Recipe } from '../../../shared/asset.ts';
import type { Job } from '../../../shared/job.ts';
import type { GenerationRequest } from '../../../shared/request.ts';
import { call } from '../../bridge.ts';
import { readAsset, useAsset } from '../../mirror/library.ts';
import { useQueue } from '../../mirror/queue.ts';
import { useShownAssetId } from '../../shown-picture.ts';
import { useShown } from '../../shown.ts';

/** What the inspector speaks of: one picture, or a job without one (yet). */
export type Detail =
  | { readonly kind: 'picture'; readonly asset: Asset; readonly recipe: Recipe | null; readonly answer: Answer | null }
  | { readonly kind: 'job'; readonly job: Job; readonly request: GenerationRequest }
  | { readonly kind: 'loading' }
  | { readonly kind: 'nothing' };

/** The picture or job on stage with its recipe. The picture itself stays as fresh as the mirror; a recipe never changes. */
export function useDetail(): Detail {
  const assetId = useShownAssetId();
  const jobId = useShown(({ shown }) => (shown.kind === 'job' ? shown.jobId : null));
  const status = useQueue((queue) => (jobId === null ? null : (queue.jobs[jobId]?.state.status ?? null)));
  const asset = useAsset(assetId);
  const picture = usePicture(assetId);
  const whole = useWholeJob(assetId === null && status !== null ? jobId : null, status);
  if (assetId !== null) {
    if (picture === 'gone') return { kind: 'nothing' };
    if (!picture) return { kind: 'loading' };
    return { kind: 'picture', asset: asset ?? picture.asset, recipe: picture.recipe, answer: picture.answer };
  }
  if (status === null) return { kind: 'nothing' };
  return whole ? { kind: 'job', job: whole, request: whole.request } : { kind: 'loading' };
}

function usePicture(id: string | null): AssetDetail | 'gone' | null {
  const [read, setRead] = useState<{ readonly id: string; readonly detail: AssetDetail | null } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let isWanted = true;
    void readAsset(id).then((detail) => isWanted && setRead({ id, detail }));
    return () => {
      isWanted = false;
    };
  }, [id]);
  return read?.id === id ? (read?.detail ?? 'gone') : null;
}

/** Read again with every new state: tokens, price and request id come with the end. */
function useWholeJob(id: string | null, status: string | null): Job | null {
  const [read, setRead] = useState<Job | null>(null);
  useEffect(() => {
    if (id === null || status === null) return;
    let isWanted = true;
    void call('queue.job', { id }).then((answer) => isWanted && answer.ok && setRead(answer.value));
    return () => {
      isWanted = false;
    };
  }, [id, status]);
  return read?.id === id ? read : null;
}
