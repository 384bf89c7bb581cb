import { z } from 'zod';
import type { Size } from './size.ts';

const length = z.int().min(0).max(100_000);

/** In pixels of the picture as it is turned, from its top left. */
export const CropBox = z.object({ left: length, top: length, width: length, height: length });
export type CropBox = z.infer<typeof CropBox>;

/** What is done to a reference before it is used: mirrored left to right, then turned, then cut. */
export const PictureEdit = z.object({
  isMirrored: z.boolean(),
  /** Quarter turns clockwise. */
  turns: z.int().min(0).max(3),
  crop: CropBox,
});
export type PictureEdit = z.infer<typeof PictureEdit>;

/** Shortest side a cut leaves: no service takes sizes in finer steps (size.ts), and less is a slip of the hand. */
export const SHORTEST_SIDE_PX = 16;

/** A picture that is shorter already keeps its side. */
export const shortestSide = (side: number): number => Math.min(SHORTEST_SIDE_PX, side);

export const turnedSize = ({ width, height }: Size, { turns }: Pick<PictureEdit, 'turns'>): Size =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width };

/** All of it, as it lies. */
export const untouched = ({ width, height }: Size): PictureEdit => ({
  isMirrored: false,
  turns: 0,
  crop: { left: 0, top: 0, width, height },
});

export const isUntouched = ({ isMirrored, turns, crop }: PictureEdit, size: Size): boolean =>
  !isMirrored && turns === 0 && crop.width === size.width && crop.height === size.height;

/** A quarter turn clockwise; `size` is the picture's before it. */
const boxTurned = ({ left, top, width, height }: CropBox, size: Size): CropBox => ({
  left: size.height - top - height,
  top: left,
  width: height,
  height: width,
});

const boxMirrored = ({ left, width, ...rest }: CropBox, size: Size): CropBox => ({
  ...rest,
  left: size.width - left - width,
  width,
});

/** The whole picture a quarter further, with the cut on the same part of it. `size` is that of the picture untouched. */
export function turned(edit: PictureEdit, size: Size, way: 'left' | 'right'): PictureEdit {
  if (way === 'left') return turned(turned(turned(edit, size, 'right'), size, 'right'), size, 'right');
  return { ...edit, turns: (edit.turns + 1) % 4, crop: boxTurned(edit.crop, turnedSize(size, edit)) };
}

/** Mirrored as it is seen now, left to right or top to bottom. */
export function flipped(edit: PictureEdit, size: Size, axis: 'across' | 'down'): PictureEdit {
  // Mirroring what was turned is turning the other way what was mirrored.
  const across = {
    isMirrored: !edit.isMirrored,
    turns: (4 - edit.turns) % 4,
    crop: boxMirrored(edit.crop, turnedSize(size, edit)),
  };
  // Top to bottom is left to right and half a turn.
  return axis === 'across' ? across : turned(turned(across, size, 'right'), size, 'right');
}

/** The part of the untouched picture that is left. */
export function partOf(edit: PictureEdit, size: Size): CropBox {
  let back = edit;
  while (back.turns !== 0) back = turned(back, size, 'right');
  return back.isMirrored ? boxMirrored(back.crop, size) : back.crop;
}

export type EditProblem = { readonly field: keyof CropBox; readonly min: number; readonly max: number };

/** The first side of the cut that isn't inside the picture or is too short, with what it may be; null when all is well. */
export function editProblem(edit: PictureEdit, size: Size): EditProblem | null {
  const whole = turnedSize(size, edit);
  const { left, top, width, height } = edit.crop;
  const [minWidth, minHeight] = [shortestSide(whole.width), shortestSide(whole.height)];
  const ranges = [
    ['left', left, 0, whole.width - minWidth],
    ['top', top, 0, whole.height - minHeight],
    ['width', width, minWidth, whole.width - left],
    ['height', height, minHeight, whole.height - top],
  ] as const;
  const wrong = ranges.find(([, value, min, max]) => value < min || value > max);
  return wrong ? { field: wrong[0], min: wrong[2], max: wrong[3] } : null;
}
