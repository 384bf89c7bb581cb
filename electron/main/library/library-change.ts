import type { Asset } from '../../../shared/asset.ts';

/** What lists must do to stay true. */
export type LibraryChange =
  | { readonly type: 'added'; readonly assets: readonly Asset[] }
  | { readonly type: 'changed'; readonly assets: readonly Asset[] }
  | { readonly type: 'removed'; readonly ids: readonly string[] };

export type ChangeListeners = {
  add(listener: (change: LibraryChange) => void): () => void;
  /** An empty change is no change. */
  tell(change: LibraryChange): void;
};

export function createChangeListeners(): ChangeListeners {
  const listeners = new Set<(change: LibraryChange) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(change) {
      const count = change.type === 'removed' ? change.ids.length : change.assets.length;
      if (count > 0) for (const listener of listeners) listener(change);
    },
  };
}
