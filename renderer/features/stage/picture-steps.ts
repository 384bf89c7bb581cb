import type { JobView } from '../../../shared/job.ts';
import { useQueue } from '../../mirror/queue.ts';
import { picturesOf } from '../../shown-picture.ts';
import { jobShown, type Shown, useShown } from '../../shown.ts';

type Target = { readonly jobId: string; readonly picture: number };
type Jobs = Readonly<Record<string, JobView>>;

/**
 * The picture one step on: through a job's results first, then to the neighbouring job that has any. Forward is to the
 * right of the strip, towards older jobs. Null past the ends.
 */
export function pictureStep(shown: Shown, order: readonly string[], jobs: Jobs, step: 1 | -1): Target | null {
  if (shown.kind !== 'job') return null;
  const pictures = picturesOf(jobs[shown.jobId] ?? null);
  const single = pictures.length === 1 ? 0 : null;
  const at = shown.picture ?? single;
  const within = at === null ? (step > 0 ? 0 : -1) : at + step;
  if (within >= 0 && within < pictures.length) return { jobId: shown.jobId, picture: within };
  for (let index = order.indexOf(shown.jobId) + step; index >= 0 && index < order.length; index += step) {
    const jobId = order[index] ?? '';
    const count = picturesOf(jobs[jobId] ?? null).length;
    if (count > 0) return { jobId, picture: step > 0 ? 0 : count - 1 };
  }
  return null;
}

function go(step: 1 | -1): void {
  const { order, jobs } = useQueue.getState();
  const target = pictureStep(useShown.getState().shown, order, jobs, step);
  if (target) jobShown(target.jobId, target.picture);
}

export const previousPicture = (): void => go(-1);
export const nextPicture = (): void => go(1);

export function useHasStep(step: 1 | -1): boolean {
  const shown = useShown((state) => state.shown);
  return useQueue((queue) => pictureStep(shown, queue.order, queue.jobs, step) !== null);
}
