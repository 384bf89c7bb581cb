import { draggedBox, snapped } from './mask-coordinates.ts';
import type { Point } from '../view-transform.ts';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A shape as it was drawn or typed, in pixels of the picture. */
export type DrawnShape =
  | { readonly kind: 'rectangle' | 'ellipse'; readonly box: Box }
  | { readonly kind: 'outline'; readonly points: readonly Point[] };

/** Keys that are held while a shape is drawn. */
export type HeldKeys = { readonly shift: boolean; readonly alt: boolean; readonly space: boolean };

/** What draws a shape, from pointer to pixels: a press or a release answers the shape when it is whole. */
export type ShapeTool = {
  pressed(point: Point, held: HeldKeys): DrawnShape | null;
  /** Every place the pointer was at since the last time, at least one. */
  moved(points: readonly Point[], held: HeldKeys): void;
  released(): DrawnShape | null;
  /** Enter, or a double click. */
  closed(): DrawnShape | null;
  /** Backspace: without the last corner. */
  steppedBack(): void;
  dropped(): void;
  /** The shape as far as it is drawn; null while none is. */
  drawn(): DrawnShape | null;
};

/** CSS pixels per pixel of the picture. */
type Scale = () => number;

/** A pixel this wide on screen, in CSS pixels, can be meant by a mere click; a smaller one is clicked by mistake. */
const CLICKABLE = 4;

/** From corner to corner; Shift makes both sides the same, Alt draws from the middle, Space moves it. */
export function createBoxTool(kind: 'rectangle' | 'ellipse', scale: Scale): ShapeTool {
  let ends: { readonly from: Point; readonly to: Point } | null = null;
  let box: Box | null = null;
  const drop = (): void => {
    ends = null;
    box = null;
  };
  const shape = (): DrawnShape | null => box && { kind, box };
  const place = (from: Point, to: Point, { shift, alt }: HeldKeys): void => {
    ends = { from, to };
    box = draggedBox(from, to, { isSquare: shift, isCentred: alt });
  };
  return {
    pressed(point, held) {
      place(point, point, held);
      return null;
    },
    moved(points, held) {
      const to = points.at(-1);
      if (!ends || !to) return;
      const by = held.space ? { x: to.x - ends.to.x, y: to.y - ends.to.y } : { x: 0, y: 0 };
      place({ x: ends.from.x + by.x, y: ends.from.y + by.y }, to, held);
    },
    released() {
      const isClick = box?.width === 1 && box.height === 1;
      const whole = isClick && scale() < CLICKABLE ? null : shape();
      drop();
      return whole;
    },
    closed: () => null,
    steppedBack: () => undefined,
    dropped: drop,
    drawn: shape,
  };
}

/** Three corners enclose something. */
const wholeOutline = (points: readonly Point[]): DrawnShape | null =>
  points.length > 2 ? { kind: 'outline', points } : null;
const outline = (points: readonly Point[]): DrawnShape | null =>
  points.length > 0 ? { kind: 'outline', points } : null;

/** The line the pointer draws, closed when it is let go. */
export function createLassoTool(): ShapeTool {
  let points: Point[] = [];
  const taken = (): DrawnShape | null => {
    const whole = wholeOutline(points);
    points = [];
    return whole;
  };
  return {
    pressed(point) {
      points = [point];
      return null;
    },
    moved(passed) {
      if (points.length > 0) points.push(...passed);
    },
    released: taken,
    closed: () => null,
    steppedBack: () => undefined,
    dropped: () => void (points = []),
    drawn: () => outline(points),
  };
}

/** How near its first corner a click closes a polygon, in CSS pixels. */
const CLOSE_WITHIN = 8;

/** A corner for each click, across, down or at 45° with Shift; a click on the first one closes it. */
export function createPolygonTool(scale: Scale): ShapeTool {
  let corners: Point[] = [];
  /** Where the next corner would be. */
  let hovered: Point | null = null;
  const next = (point: Point, { shift }: HeldKeys): Point => {
    const last = corners.at(-1);
    return last && shift ? snapped(last, point) : point;
  };
  const drop = (): void => {
    corners = [];
    hovered = null;
  };
  const taken = (): DrawnShape | null => {
    const whole = wholeOutline(corners);
    drop();
    return whole;
  };
  const isFirst = (point: Point): boolean => {
    const first = corners.length > 2 ? corners[0] : undefined;
    return first !== undefined && Math.hypot(first.x - point.x, first.y - point.y) * scale() <= CLOSE_WITHIN;
  };
  return {
    pressed(point, held) {
      if (isFirst(point)) return taken();
      corners.push(next(point, held));
      hovered = null;
      return null;
    },
    moved(points, held) {
      const point = points.at(-1);
      if (corners.length > 0 && point) hovered = next(point, held);
    },
    released: () => null,
    closed: taken,
    steppedBack() {
      corners.pop();
      if (corners.length === 0) drop();
    },
    dropped: drop,
    drawn: () => outline(hovered ? [...corners, hovered] : corners),
  };
}
