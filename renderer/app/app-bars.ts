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

type Jobs = readonly JobView[];

/** What concerns the whole window, worst first. `held`: the jobs it holds up, which can be tried now. */
export type AppBar =
  | { readonly kind: 'folder'; readonly isDenied: boolean; readonly held: Jobs }
  | { readonly kind: 'disk-full'; readonly held: Jobs }
  | { readonly kind: 'key-rejected'; readonly lastFour: string | null; readonly waiting: number }
  | { readonly kind: 'key-locked' | 'key-missing'; readonly waiting: number }
  | { readonly kind: 'balance'; readonly held: Jobs }
  | { readonly kind: 'offline'; readonly held: Jobs }
  | { readonly kind: 'resume'; readonly waiting: number; readonly uncertain: number }
  | { readonly kind: 'paused'; readonly waiting: number }
  | { readonly kind: 'demo' };

export function barsOf(facts: BarFacts): readonly AppBar[] {
  const makers = [folderBar, diskBar, keyBar, balanceBar, offlineBar, pauseBar, demoBar];
  return makers.map((make) => make(facts)).filter((bar) => bar !== null);
}

const isWaiting = ({ state }: JobView): boolean => !isOver(state) && !isInFlight(state);

/** Jobs that can't start, or whose answer can't be saved, for one of these reasons. */
const heldBy = (jobs: Jobs, ...whys: readonly string[]): Jobs =>
  jobs.filter(({ state }) => {
    if (state.status === 'waiting') return whys.includes(state.why);
    const stalled = state.status === 'receiving' || state.status === 'received' ? state.stalled : null;
    return stalled !== null && whys.includes(stalled.kind);
  });

function folderBar({ jobs }: BarFacts): AppBar | null {
  const denied = heldBy(jobs, 'library-denied', 'no-permission');
  const gone = heldBy(jobs, 'library-gone', 'folder-gone');
  const held = [...gone, ...denied];
  return held.length > 0 ? { kind: 'folder', isDenied: gone.length === 0, held } : null;
}

function diskBar({ jobs }: BarFacts): AppBar | null {
  const held = heldBy(jobs, 'disk-space', 'disk-full');
  return held.length > 0 ? { kind: 'disk-full', held } : null;
}

function keyBar({ key, service, jobs }: BarFacts): AppBar | null {
  const waiting = heldBy(jobs, 'key').length;
  if (service.demo && waiting === 0) return null;
  if (key.state === 'rejected') return { kind: 'key-rejected', lastFour: key.lastFour || null, waiting };
  return waiting > 0 ? { kind: key.state === 'missing' ? 'key-missing' : 'key-locked', waiting } : null;
}

/** The job that was refused has failed; those after it were held back before they were refused too. */
function balanceBar({ jobs }: BarFacts): AppBar | null {
  const held = heldBy(jobs, 'balance');
  return held.length > 0 ? { kind: 'balance', held } : null;
}

/** The demo service runs on this computer and needs no line. */
function offlineBar({ service, jobs }: BarFacts): AppBar | null {
  if (service.online || service.demo) return null;
  return { kind: 'offline', held: jobs.filter((job) => isWaiting(job) && !job.demo) };
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
