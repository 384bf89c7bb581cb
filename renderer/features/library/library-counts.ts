import { useEffect, useState } from 'react';
import type { AssetQuery } from '../../../shared/asset.ts';
import { call } from '../../bridge.ts';
import { useLibrary } from '../../mirror/library.ts';
import { type LibraryFilters, queryOf } from './library-query.ts';

const SETTLE_MS = 300;

/** How many pictures a filter leaves; null until it is known. Counted again once changes have settled. */
export function useFilterCount({ words, source, model }: LibraryFilters): number | null {
  const [count, setCount] = useState<number | null>(null);
  const revision = useLibrary((library) => library.revision);
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const query: AssetQuery = { ...queryOf({ words, source, model }), limit: 1, cursor: null };
      const page = await call('library.page', query);
      if (isWanted && page.ok) setCount(page.value.total);
    };
    const timer = setTimeout(() => void ask(), SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [words, source, model, revision]);
  return count;
}
