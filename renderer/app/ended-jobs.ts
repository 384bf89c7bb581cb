import { isOver, type JobView } from '../../shared/job.ts';
import { useQueue } from '../mirror/queue.ts';

type Jobs = Readonly<Record<string, JobView>>;

/** Jobs that were on their way before and have ended now. What was never seen running ended earlier. */
export const endedBetween = (before: Jobs, now: Jobs): readonly JobView[] =>
  Object.values(now).filter((job) => {
    const earlier = before[job.id];
    return earlier !== undefined && earlier !== job && !isOver(earlier.state) && isOver(job.state);
  });

export function watchEndedJobs(listener: (jobs: readonly JobView[]) => void): () => void {
  return useQueue.subscribe((now, before) => {
    if (now.jobs === before.jobs) return;
    const ended = endedBetween(before.jobs, now.jobs);
    if (ended.length > 0) listener(ended);
  });
}
