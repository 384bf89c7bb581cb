import type { JobView } from '../shared/job.ts';
import type { GenerationRequest } from '../shared/request.ts';
import { call } from './bridge.ts';
import { readAsset } from './mirror/library.ts';
import { useJob, useQueue } from './mirror/queue.ts';
import { type Shown, useShown } from './shown.ts';

/** The pictures a job has to show: its results, or the draft that was kept when its stream died. */
export function picturesOf(job: JobView | null): readonly string[] {
  if (job?.state.status === 'done') return job.state.assets;
  return job?.state.status === 'uncertain' && job.state.draft !== null ? [job.state.draft] : [];
}

/** The one asset on stage; null while there is none, or several as a grid. */
export function shownAssetId(shown: Shown, job: JobView | null): string | null {
  if (shown.kind === 'asset') return shown.assetId;
  if (shown.kind === 'nothing') return null;
  const pictures = picturesOf(job);
  if (shown.picture !== null) return pictures[shown.picture] ?? null;
  return pictures.length === 1 ? (pictures[0] ?? null) : null;
}

/** The job on stage in its newest state; null when an asset or nothing is shown. */
export function useShownJob(): JobView | null {
  return useJob(useShown(({ shown }) => (shown.kind === 'job' ? shown.jobId : null)));
}

/** The asset that commands for one picture act on now. */
export function useShownAssetId(): string | null {
  const shown = useShown((state) => state.shown);
  return useQueue((queue) => shownAssetId(shown, shown.kind === 'job' ? (queue.jobs[shown.jobId] ?? null) : null));
}

/** The same, asked once: for what a command does when it is run. */
export function currentAssetId(): string | null {
  const { shown } = useShown.getState();
  return shownAssetId(shown, shown.kind === 'job' ? (useQueue.getState().jobs[shown.jobId] ?? null) : null);
}

export type ShownRequest = {
  readonly request: GenerationRequest;
  readonly repetition: number;
  readonly parents: readonly string[];
  readonly assetId: string | null;
};

/** The request behind what is on stage: what "again" sends and "vary" starts from. Null for an imported picture. */
export async function shownRequest(): Promise<ShownRequest | null> {
  const { shown } = useShown.getState();
  if (shown.kind === 'nothing') return null;
  const assetId = currentAssetId();
  if (shown.kind === 'asset') {
    const recipe = (await readAsset(shown.assetId))?.recipe ?? null;
    return recipe && { request: recipe.request, repetition: recipe.repetition, parents: recipe.parents, assetId };
  }
  const job = await call('queue.job', { id: shown.jobId });
  if (!job.ok) return null;
  const { request, repetition, parents } = job.value;
  return { request, repetition, parents, assetId };
}
