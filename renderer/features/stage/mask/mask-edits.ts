import type { InputRef } from '../../../../shared/request.ts';
import { KEEP, REPAINT } from './mask-bitmap.ts';
import { growingCalledOff } from './mask-grow.ts';
import { paintOf } from './mask-session.ts';
import { ellipseRegion, polygonRegion, rectangleRegion } from './mask-shapes.ts';
import { useMask } from './mask-state.ts';
import type { Nib } from './mask-stroke.ts';
import { maskEdited } from './mask-work.ts';
import type { DrawnShape } from './shape-tools.ts';

/** What brush or eraser put down now. */
export function currentNib(): Nib {
  const { tool, diameter, hardness, isKeeping } = useMask.getState();
  return { diameter, hardness: hardness / 100, repaints: paintOf(tool === 'eraser', isKeeping) === REPAINT };
}

/** Repaints or keeps what a shape encloses; nothing of the shape itself stays behind. */
export function shapeFinished(shape: DrawnShape): void {
  const paint = paintOf(false, useMask.getState().isKeeping);
  maskEdited((session) => {
    const { mask } = session;
    if (shape.kind === 'outline') return session.filled(polygonRegion(mask, shape.points), paint);
    const region = shape.kind === 'rectangle' ? rectangleRegion : ellipseRegion;
    return session.filled(region(mask, shape.box), paint);
  });
}

export const maskUndone = (): void => {
  if (!growingCalledOff()) maskEdited((session) => session.undone());
};
export const maskRedone = (): void => maskEdited((session) => session.redone());
export const maskInverted = (): void => maskEdited((session) => session.inverted());
export const maskFilled = (): void => maskEdited((session) => session.filledAll(REPAINT));
export const maskCleared = (): void => maskEdited((session) => session.filledAll(KEEP));

/** A mask from elsewhere, for one picture. False when that isn't the one being drawn on any more, or its size another. */
export function maskReplaced({ hash, width, height }: InputRef, coverage: Uint8Array): boolean {
  const { picture, isReady } = useMask.getState();
  if (!isReady || picture?.hash !== hash || coverage.length !== width * height) return false;
  maskEdited((session) => session.replaced(coverage));
  return true;
}
