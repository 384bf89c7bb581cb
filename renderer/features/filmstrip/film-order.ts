import { type JobView, isInFlight, isOver } from '../../../shared/job.ts';

type Jobs = Readonly<Record<string, JobView>>;

/** Stands between the jobs on their way and the finished ones. */
export const HAIRLINE = 'hairline';

/** What the strip shows from left to right: on their way, waiting, a hairline, then finished; newest left in each. */
export function filmItems(order: readonly string[], jobs: Jobs): readonly string[] {
  const inFlight: string[] = [];
  const waiting: string[] = [];
  const over: string[] = [];
  for (const id of order) {
    const job = jobs[id];
    if (!job) continue;
    if (isOver(job.state)) over.push(id);
    else (isInFlight(job.state) ? inFlight : waiting).push(id);
  }
  const running = [...inFlight, ...waiting];
  return running.length > 0 && over.length > 0 ? [...running, HAIRLINE, ...over] : [...running, ...over];
}

/** Queued jobs in the order they will be sent: by hand before batch, oldest first (Q1). `order` is newest first. */
export function startOrder(order: readonly string[], jobs: Jobs): readonly string[] {
  const queued = order.filter((id) => jobs[id]?.state.status === 'queued').reverse();
  const byHand = (id: string) => jobs[id]?.origin === 'hand';
  return [...queued.filter(byHand), ...queued.filter((id) => !byHand(id))];
}

/** The job `step` cards on, the hairline not counted; the last one there is when the step goes past an end. */
export function neighbour(items: readonly string[], id: string, step: number): string | null {
  const jobs = items.filter((item) => item !== HAIRLINE);
  const index = Math.min(jobs.length - 1, Math.max(0, jobs.indexOf(id) + step));
  return jobs[index] === id ? null : (jobs[index] ?? null);
}
