import { create } from 'zustand';
import type { QueueRow } from './queue-rows.ts';

/** Chosen jobs, where the keyboard is (the key of a row), and from where a range with Shift spans. */
type RowSelection = {
  readonly ids: ReadonlySet<string>;
  readonly active: string | null;
  readonly anchor: string | null;
  readonly folded: ReadonlySet<string>;
};

export const useRows = create<RowSelection>()(() => ({
  ids: new Set(),
  active: null,
  anchor: null,
  folded: new Set(),
}));

export type PickMode = 'only' | 'toggle' | 'range';

const jobIdsBetween = (rows: readonly QueueRow[], a: number, b: number): readonly string[] =>
  rows.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((row) => (row.kind === 'job' ? [row.id] : []));

/** Picks a row by its key; a group stands for no job, so picking it alone chooses none. */
export function rowPicked(rows: readonly QueueRow[], key: string, mode: PickMode): void {
  const { ids, anchor } = useRows.getState();
  const index = rows.findIndex((row) => row.key === key);
  const row = rows[index];
  if (!row) return;
  const own = row.kind === 'job' ? row.id : null;
  if (mode === 'range') {
    const from = rows.findIndex((one) => one.key === anchor);
    return useRows.setState({ ids: new Set(jobIdsBetween(rows, from < 0 ? index : from, index)), active: key });
  }
  const next = new Set(mode === 'toggle' ? ids : []);
  if (own !== null && !(mode === 'toggle' && next.delete(own))) next.add(own);
  useRows.setState({ ids: next, active: key, anchor: key });
}

export const allRowsPicked = (rows: readonly QueueRow[]): void =>
  useRows.setState({ ids: new Set(jobIdsBetween(rows, 0, rows.length)) });
export const noRowPicked = (): void => useRows.setState({ ids: new Set() });

export const groupFolded = (id: string, isFolded: boolean): void =>
  useRows.setState(({ folded }) => {
    const next = new Set(folded);
    if (isFolded) next.add(id);
    else next.delete(id);
    return { folded: next };
  });

/** The row a key leads to: notes are passed over. Null when the key doesn't walk. */
export function rowFrom(rows: readonly QueueRow[], active: string | null, key: string, page: number): string | null {
  const stops = rows.filter((row) => row.kind !== 'note');
  const at = stops.findIndex((row) => row.key === active);
  const last = stops.length - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? 0 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const target = steps[key];
  return target === undefined ? null : (stops[Math.max(0, Math.min(last, target))]?.key ?? null);
}

/** Chosen jobs that are still there, else the one the keyboard is on. */
export function chosenJobs(): readonly string[] {
  const { ids, active } = useRows.getState();
  return ids.size > 0 ? [...ids] : active === null ? [] : [active];
}

/** Jobs that were cleared can't stay chosen. */
export function rowsKept(exists: (id: string) => boolean): void {
  const { ids } = useRows.getState();
  const kept = [...ids].filter(exists);
  if (kept.length !== ids.size) useRows.setState({ ids: new Set(kept) });
}
