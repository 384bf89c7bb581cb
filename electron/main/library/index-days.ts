import type { AssetDay, AssetDaysQuery } from '../../../shared/asset.ts';
import { localDay } from '../usage/local-day.ts';
import type { Database } from '../storage/database.ts';
import { filterOf, whereOf } from './index-page.ts';
import { ROWS_PER_MS } from './index-row.ts';

/** Every time zone's days begin on one of these. */
const QUARTER_MS = 15 * 60 * 1000;

type Quarter = { readonly quarter: number; readonly count: number };

/** How many pictures each local day has, newest first: SQL counts quarters of an hour, which days are made of. */
export function readDays(database: Database, query: AssetDaysQuery): readonly AssetDay[] {
  const filter = filterOf(query);
  if (filter === null) return [];
  const isWordsOnly = filter.where.length === 1 && 'words' in filter.values;
  const row = isWordsOnly ? 'words.rowid' : 'assets.row';
  const quarters = database.all<Quarter>(
    `SELECT ${row} / ${ROWS_PER_MS * QUARTER_MS} AS quarter, count(*) AS count
     FROM ${isWordsOnly ? 'words' : filter.from} ${whereOf(filter.where)} GROUP BY 1 ORDER BY 1 DESC`,
    filter.values,
  );
  return daysOf(quarters);
}

function daysOf(quarters: readonly Quarter[]): readonly AssetDay[] {
  const days: AssetDay[] = [];
  for (const { quarter, count } of quarters) {
    const moment = new Date(quarter * QUARTER_MS);
    const day = localDay(moment);
    const last = days.at(-1);
    if (last?.day === day) days[days.length - 1] = { ...last, count: last.count + count };
    else days.push({ day, count, cursor: String(endOf(moment) * ROWS_PER_MS) });
  }
  return days;
}

/** The first millisecond of the next local day, which need not be 24 hours after this one's. */
const endOf = (moment: Date): number =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + 1).getTime();
