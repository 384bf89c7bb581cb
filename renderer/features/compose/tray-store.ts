import { create } from 'zustand';
import { useDraftStore } from './draft-store.ts';

type TrayState = {
  /** Hash of the reference that was focused or pressed last: commands about one reference mean it. */
  readonly active: string | null;
  /** Of the reference that files held over it would replace. */
  readonly target: string | null;
  /** Dropped or pasted files that main is reading now. */
  readonly reading: number;
};

export const useTray = create<TrayState>()(() => ({
  active: null,
  target: null,
  reading: 0,
}));

export const referenceFocused = (hash: string): void => useTray.setState({ active: hash });

export function replaceTargeted(hash: string | null): void {
  if (useTray.getState().target !== hash) useTray.setState({ target: hash });
}

/** Says how many files are being read for as long as `work` goes on. */
export async function whileReading<T>(files: number, work: Promise<T>): Promise<T> {
  const count = (by: number) => useTray.setState(({ reading }) => ({ reading: reading + by }));
  count(files);
  return work.finally(() => count(-files));
}

/** The reference a command is about: the one that was in use last, or the one being edited; null when there is none. */
export function activeReference(): string | null {
  const { references } = useDraftStore.getState().draft;
  const { active } = useTray.getState();
  return (references.find(({ hash }) => hash === active) ?? references[0])?.hash ?? null;
}
