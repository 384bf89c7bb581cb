import type { Asset, AssetDaysQuery, AssetPage, AssetQuery } from '../../../shared/asset.ts';
import type { Database } from '../storage/database.ts';
import { searchQuery } from './search-words.ts';

type Values = Record<string, string | number>;
export type Filter = { readonly from: string; readonly where: readonly string[]; readonly values: Values };

const FLAGS = ['favourite', 'hasMask', 'draft'] as const;

/** One page, newest first. The cursor is the row of the last asset of the page before. */
export function readPage(database: Database, query: AssetQuery): AssetPage {
  const filter = filterOf(query);
  if (filter === null) return { assets: [], next: null, total: 0 };
  const cursor = query.cursor === null ? null : Number(query.cursor);
  const after = cursor !== null && Number.isSafeInteger(cursor);
  const rows = database.all<{ row: number; asset: string }>(
    `SELECT assets.row, assets.asset FROM ${filter.from} ${whereOf([...filter.where, ...(after ? ['assets.row < :cursor'] : [])])}
     ORDER BY ${query.words.trim() === '' ? 'assets.row' : 'words.rowid'} DESC LIMIT :limit`,
    { ...filter.values, limit: query.limit + 1, ...(after ? { cursor } : {}) },
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    assets: shown.map((row) => JSON.parse(row.asset) as Asset),
    next: rows.length > shown.length && last ? String(last.row) : null,
    total: countAll(database, filter),
  };
}

/** Null when words were typed and none of them can be searched for: nothing matches. */
export function filterOf(query: AssetDaysQuery): Filter | null {
  const where: string[] = [];
  const values: Values = {};
  if (query.model !== undefined) {
    where.push('model = :model');
    values['model'] = query.model;
  }
  for (const flag of FLAGS) {
    const wanted = query[flag];
    if (wanted !== undefined) where.push(`${flag} = ${wanted ? 1 : 0}`);
  }
  if (query.words.trim() === '') return { from: 'assets', where, values };
  const words = searchQuery(query.words);
  if (words === null) return null;
  // CROSS JOIN keeps this order: the few matches first, their rows after.
  return {
    from: 'words CROSS JOIN assets ON assets.row = words.rowid',
    where: ['words MATCH :words', ...where],
    values: { ...values, words },
  };
}

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

function countAll(database: Database, { from, where, values }: Filter): number {
  // Words alone are counted without touching the rows: five times faster for a common word.
  const table = where.length === 1 && 'words' in values ? 'words' : from;
  return (
    database.get<{ count: number }>(`SELECT count(*) AS count FROM ${table} ${whereOf(where)}`, values)?.count ?? 0
  );
}
