import type { AssetDay, AssetDaysQuery } from '../../../shared/asset.ts';
import type { Database } from '../storage/database.ts';
import { localDay } from '../usage/local-day.ts';
import { type Filter, filterOf, whereOf } from './index-page.ts';
import { ROWS_PER_MS } from './index-row.ts';

/** A local day as the rows it holds: from the first up to the last, which is the next day's. */
type DaySpan = { readonly day: string; readonly from: number; readonly until: number };

/** How many pictures each local day has, newest first; days without any are left out. */
export function readDays(database: Database, query: AssetDaysQuery): readonly AssetDay[] {
  const filter = filterOf(query);
  const ends = database.get<{ first: number | null; last: number | null }>(ENDS);
  if (filter === null || !ends || ends.first === null || ends.last === null) return [];
  const spans = daysBetween(ends.first, ends.last);
  const counts = 'words' in filter.values ? countFound(database, filter, spans) : countRows(database, filter, spans);
  return spans.flatMap(({ day, until }, place) => {
    const count = counts[place] ?? 0;
    return count > 0 ? [{ day, count, cursor: String(until) }] : [];
  });
}

const ENDS = 'SELECT (SELECT min(row) FROM assets) AS first, (SELECT max(row) FROM assets) AS last';

/** Newest first. A local day need not be 24 hours long, so each is taken from the calendar. */
function daysBetween(first: number, last: number): readonly DaySpan[] {
  const days: DaySpan[] = [];
  let moment = midnight(new Date(last / ROWS_PER_MS), 0);
  for (let until = midnight(moment, 1); until.getTime() * ROWS_PER_MS > first; ) {
    days.push({ day: localDay(moment), from: moment.getTime() * ROWS_PER_MS, until: until.getTime() * ROWS_PER_MS });
    until = moment;
    moment = midnight(moment, -1);
  }
  return days;
}

const midnight = (moment: Date, daysOn: number): Date =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + daysOn);

/** Each day is a range of an index of rows, so nothing is sorted and no row is read. */
function countRows(database: Database, { where, values }: Filter, spans: readonly DaySpan[]): readonly number[] {
  const range = ['row >= spans.value ->> 0', 'row < spans.value ->> 1'];
  const counts = database.all<{ count: number }>(
    `SELECT (SELECT count(*) FROM assets ${whereOf([...where, ...range])}) AS count
     FROM json_each(:spans) AS spans ORDER BY spans.key`,
    { ...values, spans: JSON.stringify(spans.map(({ from, until }) => [from, until])) },
  );
  return counts.map(({ count }) => count);
}

/** A full-text match can't be cut into ranges cheaply: it is counted by quarters of an hour, where all days begin. */
function countFound(database: Database, { from, where, values }: Filter, spans: readonly DaySpan[]): readonly number[] {
  const quarters = database.all<{ quarter: number; count: number }>(
    `SELECT words.rowid / ${QUARTER_ROWS} AS quarter, count(*) AS count
     FROM ${where.length === 1 ? 'words' : from} ${whereOf(where)} GROUP BY 1 ORDER BY 1 DESC`,
    values,
  );
  const counts = spans.map(() => 0);
  let place = 0;
  for (const { quarter, count } of quarters) {
    while (quarter * QUARTER_ROWS < (spans[place]?.from ?? 0)) place += 1;
    counts[place] = (counts[place] ?? 0) + count;
  }
  return counts;
}

const QUARTER_ROWS = 15 * 60 * 1000 * ROWS_PER_MS;
