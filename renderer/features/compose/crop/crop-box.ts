import { type CropBox, shortestSide } from '../../../../shared/picture-edit.ts';
import type { Size } from '../../../../shared/size.ts';

/** What is taken hold of: a side, a corner, or all of the box. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** Width by height; null leaves both sides free. */
export type Ratio = number | null;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The box elsewhere, whole pixels, never beyond an edge. */
export const moved = (box: CropBox, dx: number, dy: number, whole: Size): CropBox => ({
  ...box,
  left: clamp(Math.round(box.left + dx), 0, whole.width - box.width),
  top: clamp(Math.round(box.top + dy), 0, whole.height - box.height),
});

/** One direction of a handle: 1 moves the far side, −1 the near one, 0 neither. */
const sideOf = (handle: Handle, near: string, far: string): -1 | 0 | 1 =>
  handle.includes(near) ? -1 : handle.includes(far) ? 1 : 0;

/** How far a length can grow: from the side that stays, or to both sides of its middle. */
function roomFor(side: -1 | 0 | 1, start: number, length: number, whole: number): number {
  if (side === 1) return whole - start;
  if (side === -1) return start + length;
  const middle = start + length / 2;
  return 2 * Math.min(middle, whole - middle);
}

/** Where a length begins when it has changed: the side that stays stays. */
function startOf(side: -1 | 0 | 1, start: number, before: number, after: number): number {
  if (side === 1) return start;
  return side === -1 ? start + before - after : Math.round(start + (before - after) / 2);
}

/** The box with a side or corner dragged so far; a locked ratio holds, as well as whole pixels let it. */
export function resized(
  box: CropBox,
  handle: Handle,
  by: { dx: number; dy: number },
  whole: Size,
  ratio: Ratio,
): CropBox {
  const [across, down] = [sideOf(handle, 'w', 'e'), sideOf(handle, 'n', 's')];
  const wanted = { width: box.width + across * by.dx, height: box.height + down * by.dy };
  const room = {
    width: roomFor(across, box.left, box.width, whole.width),
    height: roomFor(down, box.top, box.height, whole.height),
  };
  const { width, height } =
    ratio === null ? free(wanted, room, whole) : locked(wanted, room, whole, ratio, across, down);
  return {
    left: clamp(startOf(across, box.left, box.width, width), 0, whole.width - width),
    top: clamp(startOf(down, box.top, box.height, height), 0, whole.height - height),
    width,
    height,
  };
}

const free = (wanted: Size, room: Size, whole: Size): Size => ({
  width: clamp(Math.round(wanted.width), shortestSide(whole.width), Math.floor(room.width)),
  height: clamp(Math.round(wanted.height), shortestSide(whole.height), Math.floor(room.height)),
});

function locked(wanted: Size, room: Size, whole: Size, ratio: number, across: number, down: number): Size {
  const widths = [across === 0 ? 0 : wanted.width, down === 0 ? 0 : wanted.height * ratio];
  return ofRatio(Math.max(...widths), room, whole, ratio);
}

/** The size of this ratio next to a width: as long as the shortest side allows, as large as there is room. */
function ofRatio(width: number, room: Size, whole: Size, ratio: number): Size {
  const least = Math.max(shortestSide(whole.width), shortestSide(whole.height) * ratio);
  const most = Math.min(room.width, room.height * ratio);
  const chosen = Math.min(most, Math.max(least, width));
  return {
    width: clamp(Math.round(chosen), 1, Math.floor(room.width)),
    height: clamp(Math.round(chosen / ratio), 1, Math.floor(room.height)),
  };
}

/** The largest box of a ratio, about the middle of the one there was. Free leaves it as it is. */
export function withRatio(box: CropBox, whole: Size, ratio: Ratio): CropBox {
  if (ratio === null) return box;
  const size = ofRatio(Number.POSITIVE_INFINITY, whole, whole, ratio);
  return about(box, size, whole);
}

function about(box: CropBox, { width, height }: Size, whole: Size): CropBox {
  const [dx, dy] = [(box.width - width) / 2, (box.height - height) / 2];
  return moved({ ...box, width, height }, dx, dy, whole);
}

/** A number typed for one side of the box. Where it leaves no room, the box becomes shorter; with a ratio, both its sides. */
export function typed(box: CropBox, field: keyof CropBox, value: number, whole: Size, ratio: Ratio): CropBox {
  const isAcross = field === 'left' || field === 'width';
  const [start, length, side] = isAcross
    ? (['left', 'width', 'width'] as const)
    : (['top', 'height', 'height'] as const);
  const least = shortestSide(whole[side]);
  const next = { ...box };
  if (field === start) {
    next[start] = clamp(Math.round(value), 0, whole[side] - least);
    next[length] = Math.min(box[length], whole[side] - next[start]);
  } else next[length] = clamp(Math.round(value), least, whole[side] - box[start]);
  if (ratio === null) return next;
  const room = { width: whole.width - next.left, height: whole.height - next.top };
  return { ...next, ...ofRatio(isAcross ? next.width : next.height * ratio, room, whole, ratio) };
}
