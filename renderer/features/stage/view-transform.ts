import type { Size } from '../../../shared/size.ts';

/** Where a picture lies in its viewport. All in CSS pixels; `scale` is CSS pixels per picture pixel. */
export type View = { readonly scale: number; readonly x: number; readonly y: number };
export type Point = { readonly x: number; readonly y: number };

/** What a view is worked out from. `pixelRatio` is device pixels per CSS pixel. */
export type Frame = { readonly viewport: Size; readonly picture: Size; readonly pixelRatio: number };

/** Room left around a fitted picture, and how far an edge may be dragged in. */
const MARGIN = { x: 24, y: 12 };
const STEPS = [0.05, 0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const SMALLEST = 0.02;
const LARGEST = 32;
/** Trackpads pinch in small steps, wheels turn in large ones: both are brought to at most this. */
const WHEEL_MOST = 30;
const WHEEL_PER_UNIT = 0.01;
/** From here on single pixels are what a person wants to see. */
const PIXELS_FROM = 2;

/** Zoom as a person reads it: 1 is one picture pixel on one device pixel. */
export const zoomOf = (view: View, frame: Frame): number => view.scale * frame.pixelRatio;

/** The whole picture in the middle, never larger than one picture pixel per CSS pixel. */
export function fitView(frame: Frame): View {
  const { viewport, picture } = frame;
  const scale = Math.min(
    1,
    Math.max(1, viewport.width - 2 * MARGIN.x) / picture.width,
    Math.max(1, viewport.height - 2 * MARGIN.y) / picture.height,
  );
  return settle({ scale, x: 0, y: 0 }, frame);
}

/** Changes the zoom and keeps what is under the point under it, as far as the edges allow. */
export function zoomAt(view: View, zoom: number, point: Point, frame: Frame): View {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, zoom)) / frame.pixelRatio;
  const by = scale / view.scale;
  return settle({ scale, x: point.x - (point.x - view.x) * by, y: point.y - (point.y - view.y) * by }, frame);
}

export const panBy = (view: View, by: Point, frame: Frame): View =>
  settle({ ...view, x: view.x + by.x, y: view.y + by.y }, frame);

/** The next rung of the zoom ladder, up or down. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const near = 0.005;
  const rungs = direction > 0 ? STEPS : STEPS.toReversed();
  return rungs.find((step) => direction * (step - zoom) > near * zoom) ?? zoom;
}

/** How much one turn of the wheel, or one move of a pinch, enlarges. */
export const wheelFactor = (deltaY: number): number =>
  Math.exp(-Math.max(-WHEEL_MOST, Math.min(WHEEL_MOST, deltaY)) * WHEEL_PER_UNIT);

/** The same place of the picture in the middle after the viewport changed. */
export function resized(view: View, from: Frame, to: Frame): View {
  const by = { x: (to.viewport.width - from.viewport.width) / 2, y: (to.viewport.height - from.viewport.height) / 2 };
  return panBy(view, by, to);
}

export const showsPixels = (view: View, frame: Frame): boolean => zoomOf(view, frame) >= PIXELS_FROM;

/** Centres what is smaller than the viewport, keeps the edges of what is larger at the margin, lands on device pixels. */
function settle(view: View, frame: Frame): View {
  const place = (at: number, room: number, length: number, margin: number) => {
    const free = room - length;
    const held = free >= 0 ? free / 2 : Math.min(margin, Math.max(free - margin, at));
    return Math.round(held * frame.pixelRatio) / frame.pixelRatio;
  };
  return {
    scale: view.scale,
    x: place(view.x, frame.viewport.width, frame.picture.width * view.scale, MARGIN.x),
    y: place(view.y, frame.viewport.height, frame.picture.height * view.scale, MARGIN.y),
  };
}
