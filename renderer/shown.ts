import { create } from 'zustand';

/** What the stage shows: nothing, a job (its newest state, its pictures as a grid) or one picture of the library. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'job'; readonly jobId: string; readonly picture: number }
  | { readonly kind: 'asset'; readonly assetId: string };

export const useShown = create<{ readonly shown: Shown }>()(() => ({ shown: { kind: 'nothing' } }));

/** `picture` is the place among a job's results. */
export const jobShown = (jobId: string, picture = 0): void =>
  useShown.setState({ shown: { kind: 'job', jobId, picture } });
export const assetShown = (assetId: string): void => useShown.setState({ shown: { kind: 'asset', assetId } });
export const nothingShown = (): void => useShown.setState({ shown: { kind: 'nothing' } });
