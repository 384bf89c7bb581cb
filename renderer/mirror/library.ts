import { create } from 'zustand';
import type { Asset, AssetDetail } from '../../shared/asset.ts';
import { call } from '../bridge.ts';

/**
 * Assets seen so far, by id. Lists come from queries (library.page); this only keeps single ones fresh.
 * `revision` grows with every change, so a list knows when to ask again.
 */
type LibraryMirror = {
  readonly revision: number;
  readonly assets: Readonly<Record<string, Asset>>;
  /** Ids of those that were taken out of the library since the window opened. */
  readonly gone: Gone;
};

export type Gone = ReadonlySet<string>;

export const useLibrary = create<LibraryMirror>()(() => ({ revision: 0, assets: {}, gone: new Set() }));

export function assetsSeen(assets: readonly Asset[], changed = true): void {
  useLibrary.setState((library) => ({
    revision: library.revision + (changed ? 1 : 0),
    assets: { ...library.assets, ...Object.fromEntries(assets.map((asset) => [asset.id, asset])) },
    gone: assets.some(({ id }) => library.gone.has(id))
      ? new Set([...library.gone].filter((id) => !assets.some((asset) => asset.id === id)))
      : library.gone,
  }));
}

export function assetsRemoved(ids: readonly string[]): void {
  useLibrary.setState((library) => {
    const assets = { ...library.assets };
    for (const id of ids) delete assets[id];
    return { revision: library.revision + 1, assets, gone: new Set([...library.gone, ...ids]) };
  });
}

export const useAsset = (id: string | null): Asset | null =>
  useLibrary((library) => (id ? (library.assets[id] ?? null) : null));

export const useGone = (): Gone => useLibrary(({ gone }) => gone);

/** Everything about one asset; also freshens the mirror. Null when it is gone. */
export async function readAsset(id: string): Promise<AssetDetail | null> {
  const detail = await call('library.read', { id });
  if (!detail.ok) return null;
  assetsSeen([detail.value.asset], false);
  return detail.value;
}
