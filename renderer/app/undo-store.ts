import { create } from 'zustand';

const MOST = 20;

/** Ways back from what was done to pictures, newest last. Fields have an undo of their own. */
export const useUndo = create<{ readonly ways: readonly (() => void)[] }>()(() => ({ ways: [] }));

export const undoable = (way: () => void): void =>
  useUndo.setState(({ ways }) => ({ ways: [...ways.slice(1 - MOST), way] }));

/** Goes the newest way back, or the one given if it is still there. */
export function undone(way = useUndo.getState().ways.at(-1)): void {
  if (!way || !useUndo.getState().ways.includes(way)) return;
  useUndo.setState(({ ways }) => ({ ways: ways.filter((one) => one !== way) }));
  way();
}
