import { useEffect, useState } from 'react';
import { readAsset } from '../../mirror/library.ts';

const MOST = 4;

/**
 * The assets a picture was made from, oldest first: all its direct parents, and of the first of them the line further
 * up. What the library has no more ends the line.
 */
export function useAncestors(parents: readonly string[]): readonly string[] {
  const [found, setFound] = useState<{ readonly of: string; readonly ids: readonly string[] }>({ of: '', ids: [] });
  const key = parents.join(' ');
  useEffect(() => {
    let isWanted = true;
    const direct = key === '' ? [] : key.split(' ');
    void lineOf(direct).then((ids) => isWanted && setFound({ of: key, ids }));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return found.of === key ? found.ids : [];
}

async function lineOf(direct: readonly string[]): Promise<readonly string[]> {
  const details = await Promise.all(direct.slice(0, MOST).map(readAsset));
  const line = details.flatMap((detail) => (detail ? [detail.asset.id] : []));
  let next = details[0]?.recipe?.parents[0];
  while (next !== undefined && line.length < MOST && !line.includes(next)) {
    const detail = await readAsset(next);
    if (!detail) break;
    line.unshift(next);
    next = detail.recipe?.parents[0];
  }
  return line;
}
