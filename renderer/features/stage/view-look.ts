import { create } from 'zustand';

/** What lies behind a picture and around it; checks lie only behind it, and the stage's own grey around. */
export const GROUNDS = ['checker', 'black', 'grey', 'white'] as const;
export type Ground = (typeof GROUNDS)[number];

/** How every picture is looked at, until a person changes it. */
export type ViewLook = { readonly ground: Ground; readonly hasPixelGrid: boolean };

export const useViewLook = create<ViewLook>()(() => ({ ground: 'checker', hasPixelGrid: true }));

export const groundChosen = (ground: Ground): void => useViewLook.setState({ ground });
export const pixelGridToggled = (): void =>
  useViewLook.setState(({ hasPixelGrid }) => ({ hasPixelGrid: !hasPixelGrid }));
