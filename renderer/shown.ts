import { create } from 'zustand';

/** What the stage shows: nothing, a job (its newest state, its pictures as a grid or one of them) or one picture of the library. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'job'; readonly jobId: string; readonly picture: number | null }
  | { readonly kind: 'asset'; readonly assetId: string };

export const useShown = create<{ readonly shown: Shown }>()(() => ({ shown: { kind: 'nothing' } }));

/** `picture` is the place among a job's results; null shows them all, which for a single one is the same. */
export const jobShown = (jobId: string, picture: number | null = null): void =>
  useShown.setState({ shown: { kind: 'job', jobId, picture } });
export const assetShown = (assetId: string): void => useShown.setState({ shown: { kind: 'asset', assetId } });
export const nothingShown = (): void => useShown.setState({ shown: { kind: 'nothing' } });
