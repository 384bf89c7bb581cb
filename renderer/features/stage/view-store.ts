import { create } from 'zustand';
import type { Size } from '../../../shared/size.ts';
import {
  fitView,
  type Frame,
  nextZoom,
  panBy,
  type Point,
  resized,
  type View,
  zoomAt,
  zoomOf,
} from './view-transform.ts';

/**
 * Fitted until a person zooms; then it stays where they left it while pictures of the same size pass by. `isSeen`: there
 * is a picture whose view this is.
 */
type ViewState = { readonly frame: Frame; readonly view: View; readonly isFitted: boolean; readonly isSeen: boolean };

const NOTHING: Size = { width: 1, height: 1 };

export const useView = create<ViewState>()(() => ({
  frame: { viewport: NOTHING, picture: NOTHING, pixelRatio: 1 },
  view: { scale: 1, x: 0, y: 0 },
  isFitted: true,
  isSeen: false,
}));

/** The viewport or the picture in it has another size now. */
export function frameChanged(frame: Frame): void {
  useView.setState((state) => {
    const samePicture =
      frame.picture.width === state.frame.picture.width && frame.picture.height === state.frame.picture.height;
    if (state.isFitted || !samePicture) return { frame, view: fitView(frame), isFitted: true, isSeen: true };
    return { frame, view: resized(state.view, state.frame, frame), isSeen: true };
  });
}

/** The picture has left the stage. */
export const frameLeft = (): void => useView.setState({ isSeen: false });

/** A fitted picture has nowhere to go. */
export const panned = (by: Point): void =>
  useView.setState((state) => (state.isFitted ? state : { view: panBy(state.view, by, state.frame) }));

/** `at` is a point of the viewport; the middle where none is given. */
export function zoomed(to: (zoom: number) => number, at?: Point): void {
  useView.setState(({ view, frame }) => {
    const middle = { x: frame.viewport.width / 2, y: frame.viewport.height / 2 };
    return { view: zoomAt(view, to(zoomOf(view, frame)), at ?? middle, frame), isFitted: false };
  });
}

export const zoomIn = (): void => zoomed((zoom) => nextZoom(zoom, 1));
export const zoomOut = (): void => zoomed((zoom) => nextZoom(zoom, -1));
export const zoomFull = (at?: Point): void => zoomed(() => 1, at);
export const zoomDouble = (): void => zoomed(() => 2);
export const zoomFit = (): void => useView.setState(({ frame }) => ({ view: fitView(frame), isFitted: true }));

/** Double click: everything, or every pixel of what is under the pointer. */
export const zoomToggled = (at: Point): void => (useView.getState().isFitted ? zoomFull(at) : zoomFit());

export const useZoomPercent = (): number =>
  useView(({ view, frame }) => {
    const percent = zoomOf(view, frame) * 100;
    return percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  });
