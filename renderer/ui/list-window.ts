/** Where the items of a list begin along its scrolling edge, in pixels. `ends` are theirs, without the gap after them. */
export type ListLayout = {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly total: number;
};

export type ListSpacing = { readonly gap?: number; readonly edge?: number };

/** Lays items of known sizes out one after the other, with `edge` pixels before the first and after the last. */
export function layOutList(sizes: readonly number[], { gap = 0, edge = 0 }: ListSpacing = {}): ListLayout {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = edge;
  for (const size of sizes) {
    starts.push(at);
    ends.push(at + size);
    at += size + gap;
  }
  return { starts, ends, total: (ends.at(-1) ?? edge) + edge };
}

/** The first index whose value is above the limit, in ascending values. */
function firstAbove(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The items between two places, and `kept` wherever it is (-1: none): the one that holds the keyboard stays drawn. */
export function itemsBetween({ starts, ends }: ListLayout, from: number, to: number, kept = -1): readonly number[] {
  const first = firstAbove(ends, from);
  const end = firstAbove(starts, to);
  const inSight = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (kept < 0 || kept >= starts.length || (kept >= first && kept < end)) return inSight;
  return kept < first ? [kept, ...inSight] : [...inSight, kept];
}

/** How far to have scrolled so that an item is in sight, going no further than it needs. */
export function scrolledTo(
  { starts, ends }: ListLayout,
  index: number,
  { at, length, edge = 0 }: { readonly at: number; readonly length: number; readonly edge?: number },
): number {
  const [start, end] = [(starts[index] ?? 0) - edge, (ends[index] ?? 0) + edge];
  if (start < at) return start;
  return end > at + length ? end - length : at;
}
