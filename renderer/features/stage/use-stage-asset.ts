import { useEffect, useState } from 'react';
import type { Asset } from '../../../shared/asset.ts';
import { readAsset, useAsset } from '../../mirror/library.ts';

/** The asset with this id, read once when the mirror doesn't know it yet; `gone` when the library has it no more. */
export function useStageAsset(id: string | null): Asset | 'gone' | null {
  const asset = useAsset(id);
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    if (id === null || asset) return;
    let isWanted = true;
    void readAsset(id).then((found) => isWanted && setGone(found ? null : id));
    return () => {
      isWanted = false;
    };
  }, [id, asset]);
  return asset ?? (id !== null && gone === id ? 'gone' : null);
}
