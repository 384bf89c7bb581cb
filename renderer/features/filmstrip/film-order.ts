import { type JobView, isInFlight, isOver } from '../../../shared/job.ts';

type Jobs = Readonly<Record<string, JobView>>;

/** Stands between the jobs on their way and the finished ones. */
export const HAIRLINE = 'hairline';

type Walk = (order: readonly string[], jobs: Jobs) => readonly string[];

/** A selector is asked several times about one state of the queue, which may hold ten thousand jobs: it walks them once. */
function oncePerState(walk: Walk): Walk {
  let last: { readonly order: readonly string[]; readonly jobs: Jobs; readonly found: readonly string[] } | null = null;
  return (order, jobs) => {
    if (last?.order !== order || last.jobs !== jobs) last = { order, jobs, found: walk(order, jobs) };
    return last.found;
  };
}

/** What the strip shows from left to right: on their way, waiting, a hairline, then finished; newest left in each. */
export const filmItems = oncePerState((order, jobs) => {
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
});

/** Queued jobs in the order they will be sent: by hand before batch, oldest first (Q1). `order` is newest first. */
export const startOrder = oncePerState((order, jobs) => {
  const byHand: string[] = [];
  const batch: string[] = [];
  for (const id of order.toReversed()) {
    const job = jobs[id];
    if (job?.state.status === 'queued') (job.origin === 'hand' ? byHand : batch).push(id);
  }
  return [...byHand, ...batch];
});

/** The job `step` cards on, the hairline not counted; the last one there is when the step goes past an end. */
export function neighbour(items: readonly string[], id: string, step: number): string | null {
  const jobs = items.filter((item) => item !== HAIRLINE);
  const index = Math.min(jobs.length - 1, Math.max(0, jobs.indexOf(id) + step));
  return jobs[index] === id ? null : (jobs[index] ?? null);
}
