import { create } from 'zustand';
import type { SettingsPage } from '../features/settings/settings-dialog.tsx';
import { isModalOpen } from '../ui/dialog.tsx';

/** The one thing that covers the window. Small questions beside a button belong to their own component. */
export type Overlay =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'settings'; readonly page: SettingsPage }
  | { readonly kind: 'key' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'crop'; readonly reference: string };

export const useOverlay = create<{ readonly overlay: Overlay }>()(() => ({ overlay: { kind: 'none' } }));

export const overlayOpened = (overlay: Overlay): void => useOverlay.setState({ overlay });
export const overlayClosed = (): void => useOverlay.setState({ overlay: { kind: 'none' } });
/** By an overlay, also one whose code is still being fetched, or by a question of some component's own. */
export const isWindowCovered = (): boolean => useOverlay.getState().overlay.kind !== 'none' || isModalOpen();

/** Closes, and goes on once focus is back where it was: React Aria returns it in the next frame. */
export function overlayLeft(then: () => void): void {
  overlayClosed();
  requestAnimationFrame(() => requestAnimationFrame(then));
}
