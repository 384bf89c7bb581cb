/** Measures of the grid in pixels: tiles in a 3:2 cell, no captions. */
const EDGE = 12;
const GAP = 4;
const PADDING = 4;
const HEADING = 40;
const BELOW_HEADING = 3;

export type DayCount = { readonly day: string; readonly count: number };

/** One day of the grid: `first` is the place of its newest picture in the whole list, `row` its heading's, from 1. */
export type DayBox = DayCount & {
  readonly first: number;
  readonly top: number;
  readonly height: number;
  readonly row: number;
};

/** Where everything stands, without drawing any of it. */
export type GridLayout = {
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly days: readonly DayBox[];
  readonly total: number;
  readonly height: number;
  readonly rows: number;
};

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
export type Place = Box & { readonly row: number; readonly column: number };

export function gridLayout(days: readonly DayCount[], width: number, minTile: number): GridLayout {
  const room = Math.max(minTile, width - 2 * EDGE);
  const columns = Math.max(1, Math.floor((room + GAP) / (minTile + GAP)));
  const tileWidth = Math.floor((room - GAP * (columns - 1)) / columns);
  const tileHeight = Math.round(((tileWidth - 2 * PADDING) * 2) / 3) + 2 * PADDING;
  const boxes: DayBox[] = [];
  let [first, top, row] = [0, 0, 1];
  for (const { day, count } of days) {
    const lines = Math.ceil(count / columns);
    const height = HEADING + BELOW_HEADING + lines * (tileHeight + GAP);
    boxes.push({ day, count, first, top, height, row });
    first += count;
    top += height;
    row += lines + 1;
  }
  return { columns, tileWidth, tileHeight, days: boxes, total: first, height: top + EDGE, rows: row - 1 };
}

/** The last day for which `key` is not beyond `value`: days are sorted by both first picture and top. */
function dayAt(layout: GridLayout, key: 'first' | 'top', value: number): DayBox | null {
  let [low, high] = [0, layout.days.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.days[middle]?.[key] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return layout.days[low] ?? null;
}

/** Where the picture at a place of the list stands, from the top left of the whole grid. */
export function placeOf(layout: GridLayout, index: number): Place | null {
  const day = dayAt(layout, 'first', index);
  if (!day || index < 0 || index >= layout.total) return null;
  const { columns, tileWidth, tileHeight } = layout;
  const line = Math.floor((index - day.first) / columns);
  const column = (index - day.first) % columns;
  return {
    left: EDGE + column * (tileWidth + GAP),
    top: day.top + HEADING + BELOW_HEADING + line * (tileHeight + GAP),
    width: tileWidth,
    height: tileHeight,
    row: day.row + 1 + line,
    column: column + 1,
  };
}

export type Span = { readonly first: number; readonly end: number };

/** The pictures of one day whose rows touch a strip of the grid, as places of the list. */
export function spanIn(layout: GridLayout, day: DayBox, top: number, bottom: number): Span {
  const pitch = layout.tileHeight + GAP;
  const begin = day.top + HEADING + BELOW_HEADING;
  const line = Math.max(0, Math.floor((top - begin) / pitch));
  const endLine = Math.max(0, Math.ceil((bottom - begin) / pitch));
  return {
    first: day.first + Math.min(day.count, line * layout.columns),
    end: day.first + Math.min(day.count, endLine * layout.columns),
  };
}

/** Days that touch a strip of the grid. */
export function daysIn(layout: GridLayout, top: number, bottom: number): readonly DayBox[] {
  const begin = dayAt(layout, 'top', top);
  if (!begin) return [];
  const from = layout.days.indexOf(begin);
  const beyond = layout.days.findIndex((day, at) => at > from && day.top >= bottom);
  return layout.days.slice(from, beyond < 0 ? undefined : beyond);
}

/** Places of the list whose tiles a rectangle touches: what a rubber band selects. */
export function placesIn(layout: GridLayout, box: Box): readonly number[] {
  const found: number[] = [];
  for (const day of daysIn(layout, box.top, box.top + box.height)) {
    const { first, end } = spanIn(layout, day, box.top, box.top + box.height);
    for (let index = first; index < end; index += 1) {
      const place = placeOf(layout, index);
      if (place && touches(place, box)) found.push(index);
    }
  }
  return found;
}

const touches = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/** Where a key leads from a place; `page` is the height of what is in sight. Stays inside the list. */
export function stepFrom(layout: GridLayout, index: number, key: string, page: number): number | null {
  const { columns, total, tileHeight } = layout;
  const lines = Math.max(1, Math.floor(page / (tileHeight + GAP)) - 1);
  if (total === 0) return null;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(total - 1, index + 1);
    case 'ArrowUp':
      return upFrom(layout, index);
    case 'ArrowDown':
      return downFrom(layout, index);
    case 'PageUp':
      return Math.max(0, index - lines * columns);
    case 'PageDown':
      return Math.min(total - 1, index + lines * columns);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** The same column one line up; a short line above gives its last picture. */
function upFrom(layout: GridLayout, index: number): number {
  const day = dayAt(layout, 'first', index);
  if (!day || index - day.first >= layout.columns) return index - layout.columns;
  const above = layout.days[layout.days.indexOf(day) - 1];
  if (!above) return index;
  const lastLine = above.first + Math.floor((above.count - 1) / layout.columns) * layout.columns;
  return Math.min(lastLine + (index - day.first), day.first - 1);
}

function downFrom(layout: GridLayout, index: number): number {
  const day = dayAt(layout, 'first', index);
  if (!day) return index;
  const column = (index - day.first) % layout.columns;
  const nextLine = index - column + layout.columns;
  const endOfDay = day.first + day.count;
  if (nextLine < endOfDay) return Math.min(nextLine + column, endOfDay - 1);
  const below = layout.days[layout.days.indexOf(day) + 1];
  return below ? Math.min(below.first + column, below.first + below.count - 1) : index;
}
