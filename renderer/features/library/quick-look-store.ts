import { create } from 'zustand';
import { useSelection } from './selection.ts';

/** Whether the picture the keyboard is on is shown large. */
export const useQuickLook = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export const quickLookToggled = (): void =>
  useQuickLook.setState(({ isOpen }) => ({ isOpen: !isOpen && useSelection.getState().activeId !== null }));
export const quickLookClosed = (): void => useQuickLook.setState({ isOpen: false });
