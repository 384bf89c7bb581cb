import { describe, expect, it } from 'vitest';
import {
  editProblem,
  flipped,
  isUntouched,
  partOf,
  type PictureEdit,
  turned,
  turnedSize,
  untouched,
} from '../../../shared/picture-edit.ts';

const SIZE = { width: 600, height: 400 };
/** The 100 × 50 pixels right at the top left corner. */
const corner: PictureEdit = { ...untouched(SIZE), crop: { left: 0, top: 0, width: 100, height: 50 } };

describe('turning and mirroring', () => {
  it('take the cut along with the part of the picture it is on', () => {
    expect(turned(corner, SIZE, 'right').crop).toEqual({ left: 350, top: 0, width: 50, height: 100 });
    expect(turned(corner, SIZE, 'left').crop).toEqual({ left: 0, top: 500, width: 50, height: 100 });
    expect(flipped(corner, SIZE, 'across').crop).toEqual({ left: 500, top: 0, width: 100, height: 50 });
    expect(flipped(corner, SIZE, 'down').crop).toEqual({ left: 0, top: 350, width: 100, height: 50 });
    expect(turnedSize(SIZE, turned(corner, SIZE, 'left'))).toEqual({ width: 400, height: 600 });
  });

  it('lead back to where they began', () => {
    const deeds = ['right', 'across', 'left', 'down'] as const;
    const once = (edit: PictureEdit, deed: (typeof deeds)[number]): PictureEdit =>
      deed === 'left' || deed === 'right' ? turned(edit, SIZE, deed) : flipped(edit, SIZE, deed);
    for (const first of deeds)
      for (const second of deeds) {
        const there = once(once(corner, first), second);
        expect(partOf(there, SIZE)).toEqual(corner.crop);
        const undo = { right: 'left', left: 'right', across: 'across', down: 'down' } as const;
        expect(once(once(there, undo[second]), undo[first])).toEqual(corner);
      }
  });

  it('that change nothing are known as such', () => {
    expect(isUntouched(untouched(SIZE), SIZE)).toBe(true);
    for (const edit of [corner, turned(untouched(SIZE), SIZE, 'left'), flipped(untouched(SIZE), SIZE, 'down')])
      expect(isUntouched(edit, SIZE)).toBe(false);
  });
});

describe('a cut', () => {
  const problem = (crop: Partial<PictureEdit['crop']>, turns = 0) =>
    editProblem({ ...corner, turns, crop: { ...corner.crop, ...crop } }, SIZE);

  it('lies inside the picture as it is turned, and the side that doesn’t is named with what it may be', () => {
    expect(problem({})).toBeNull();
    expect(problem({ left: 500 })).toBeNull();
    expect(problem({ left: 590 })).toEqual({ field: 'left', min: 0, max: 584 });
    expect(problem({ left: 501 })).toEqual({ field: 'width', min: 16, max: 99 });
    expect(problem({ top: 560 })).toMatchObject({ field: 'top' });
    expect(problem({ top: 540 }, 1)).toBeNull();
    expect(problem({ left: 540 }, 1)).toMatchObject({ field: 'left' });
  });

  it('is never shorter than 16 pixels, unless the picture is', () => {
    expect(problem({ height: 15 })).toEqual({ field: 'height', min: 16, max: 400 });
    const tiny = { width: 9, height: 9 };
    expect(editProblem(untouched(tiny), tiny)).toBeNull();
  });
});
