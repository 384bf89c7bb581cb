import type { Size } from '../../../../shared/size.ts';
import type { PixelRect } from './mask-bitmap.ts';
import type { Frame, Point, View } from '../view-transform.ts';

/** A view in device pixels: device pixel p shows the picture's pixel ⌊(p + ½ − pan) / zoom⌋, exactly. */
export type DeviceView = { readonly zoom: number; readonly panX: number; readonly panY: number };

export const deviceView = ({ scale, x, y }: View, { pixelRatio }: Pick<Frame, 'pixelRatio'>): DeviceView => ({
  zoom: scale * pixelRatio,
  panX: x * pixelRatio,
  panY: y * pixelRatio,
});

/** Where an element begins, as `getBoundingClientRect` says. */
type Corner = { readonly left: number; readonly top: number };
type ClientPoint = { readonly clientX: number; readonly clientY: number };

/** In device pixels: what ratios like 1.5 lose when places are told in CSS pixels. */
const ROUNDING = 1 / 256;

/**
 * A pointer event's place on a canvas, in device pixels. The browser paints a canvas from a whole device pixel on,
 * wherever its element begins. A mouse tells the corner of the device pixel it is on: what that pixel shows lies under
 * its middle, half a device pixel on, which far out is several pixels of the picture.
 */
export function devicePoint({ clientX, clientY }: ClientPoint, { left, top }: Corner, pixelRatio: number): Point {
  const along = (client: number, edge: number): number => {
    const at = client * pixelRatio - Math.round(edge * pixelRatio);
    const corner = Math.round(at);
    return Math.abs(at - corner) < ROUNDING ? corner + 0.5 : at;
  };
  return { x: along(clientX, left), y: along(clientY, top) };
}

/** A place in the picture, with what lies between pixels. */
export const picturePoint = (device: Point, { zoom, panX, panY }: DeviceView): Point => ({
  x: (device.x - panX) / zoom,
  y: (device.y - panY) / zoom,
});

/** The picture's pixel that a device pixel shows, along one axis. */
export const shownPixel = (device: number, pan: number, zoom: number): number =>
  Math.floor((device + 0.5 - pan) / zoom);

/** The device pixels that show any of these pixels, cut to the canvas, and one more around for rounding. */
export function shownAt(rect: PixelRect, { zoom, panX, panY }: DeviceView, canvas: Size): PixelRect | null {
  const x = Math.max(0, Math.floor(rect.x * zoom + panX) - 1);
  const y = Math.max(0, Math.floor(rect.y * zoom + panY) - 1);
  const width = Math.min(canvas.width, Math.ceil((rect.x + rect.width) * zoom + panX) + 1) - x;
  const height = Math.min(canvas.height, Math.ceil((rect.y + rect.height) * zoom + panY) + 1) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** From a corner to the nearest place straight across, down or at 45°. */
export function snapped(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const angle = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
  const along = dx * Math.cos(angle) + dy * Math.sin(angle);
  return { x: from.x + along * Math.cos(angle), y: from.y + along * Math.sin(angle) };
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How a box follows the pointer: both sides the longer one, and from the middle to an edge. */
type BoxRule = { readonly isSquare: boolean; readonly isCentred: boolean };

/** The whole pixels from the one under `from` to the one under `to`, or as many around the one under `from`. */
export function draggedBox(from: Point, to: Point, { isSquare, isCentred }: BoxRule): Box {
  const [fx, fy] = [Math.floor(from.x), Math.floor(from.y)];
  let [dx, dy] = [Math.floor(to.x) - fx, Math.floor(to.y) - fy];
  if (isSquare) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    [dx, dy] = [dx < 0 ? -side : side, dy < 0 ? -side : side];
  }
  const [width, height] = [Math.abs(dx), Math.abs(dy)];
  if (isCentred) return { x: fx - width, y: fy - height, width: 2 * width + 1, height: 2 * height + 1 };
  return { x: Math.min(fx, fx + dx), y: Math.min(fy, fy + dy), width: width + 1, height: height + 1 };
}
