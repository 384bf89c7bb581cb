import { useEffect, useState } from 'react';
import type { AssetQuery } from '../../../shared/asset.ts';
import { call } from '../../bridge.ts';
import { useLibrary } from '../../mirror/library.ts';
import { type LibraryFilters, queryOf } from './library-query.ts';

const SETTLE_MS = 300;

/** How many pictures a filter leaves; null until it is known. Counted again once changes have settled. */
export function useFilterCount({ words, source, model }: LibraryFilters): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const query: AssetQuery = { ...queryOf({ words, source, model }), limit: 1, cursor: null };
    let takeBack = () => {};
    const askSoon = () => {
      takeBack();
      takeBack = afterAWhile(async (isWanted) => {
        const page = await call('library.page', query);
        if (isWanted() && page.ok) setCount(page.value.total);
      });
    };
    askSoon();
    const stop = useLibrary.subscribe(({ revision }, before) => revision !== before.revision && askSoon());
    return () => {
      stop();
      takeBack();
    };
  }, [words, source, model]);
  return count;
}

/** Once changes have settled; taken back, the work isn't begun, or learns that nobody wants it any more. */
function afterAWhile(work: (isWanted: () => boolean) => Promise<void>): () => void {
  let isWanted = true;
  const timer = setTimeout(() => void work(() => isWanted), SETTLE_MS);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}
