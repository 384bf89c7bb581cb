import type { JobView } from '../../shared/job.ts';
import { isInFlight, isOver } from '../../shared/job.ts';
import type { KeyStatus } from '../../shared/key-status.ts';
import type { ServiceStatus } from '../../shared/ipc/contract.ts';

export type BarFacts = {
  readonly jobs: readonly JobView[];
  readonly isPaused: boolean;
  /** Jobs found waiting after an unclean end. */
  readonly resumable: number;
  readonly service: ServiceStatus;
  readonly key: KeyStatus;
};

/** What concerns the whole window, worst first. */
export type AppBar =
  | { readonly kind: 'folder'; readonly isDenied: boolean }
  | { readonly kind: 'disk-full'; readonly waiting: number }
  | { readonly kind: 'key-rejected'; readonly lastFour: string | null; readonly waiting: number }
  | { readonly kind: 'key-locked'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'resume'; readonly waiting: number; readonly uncertain: number }
  | { readonly kind: 'paused'; readonly waiting: number }
  | { readonly kind: 'demo' };

export function barsOf(facts: BarFacts): readonly AppBar[] {
  return [folderBar(facts), diskBar(facts), keyBar(facts), offlineBar(facts), pauseBar(facts), demoBar(facts)].filter(
    (bar) => bar !== null,
  );
}

const isWaiting = ({ state }: JobView): boolean => !isOver(state) && !isInFlight(state);

/** Jobs that can't start, or whose answer can't be saved, for one of these reasons. */
const heldBy = (jobs: readonly JobView[], ...whys: readonly string[]): readonly JobView[] =>
  jobs.filter(
    ({ state }) =>
      (state.status === 'waiting' && whys.includes(state.why)) ||
      (state.status === 'received' && state.stalled !== null && whys.includes(state.stalled.kind)),
  );

function folderBar({ jobs }: BarFacts): AppBar | null {
  const isDenied = heldBy(jobs, 'no-permission').length > 0;
  const isGone = heldBy(jobs, 'library-gone', 'folder-gone').length > 0;
  return isGone || isDenied ? { kind: 'folder', isDenied: isDenied && !isGone } : null;
}

function diskBar({ jobs }: BarFacts): AppBar | null {
  const held = heldBy(jobs, 'disk-space', 'disk-full');
  return held.length > 0 ? { kind: 'disk-full', waiting: held.filter(isWaiting).length } : null;
}

function keyBar({ key, service, jobs }: BarFacts): AppBar | null {
  const waiting = heldBy(jobs, 'key').length;
  if (service.demo && waiting === 0) return null;
  if (key.state === 'rejected') return { kind: 'key-rejected', lastFour: key.lastFour || null, waiting };
  return waiting > 0 ? { kind: 'key-locked', waiting } : null;
}

/** The demo service runs on this computer and needs no line. */
function offlineBar({ service, jobs }: BarFacts): AppBar | null {
  if (service.online || service.demo) return null;
  return { kind: 'offline', waiting: jobs.filter((job) => isWaiting(job) && !job.demo).length };
}

function pauseBar({ isPaused, resumable, jobs }: BarFacts): AppBar | null {
  if (!isPaused) return null;
  const waiting = jobs.filter(isWaiting).length;
  if (resumable > 0) {
    const uncertain = jobs.filter(({ state }) => state.status === 'uncertain').length;
    return { kind: 'resume', waiting: resumable, uncertain };
  }
  return waiting > 0 ? { kind: 'paused', waiting } : null;
}

const demoBar = ({ service }: BarFacts): AppBar | null => (service.demo ? { kind: 'demo' } : null);
