import type { AppError } from '../../../../shared/app-error.ts';
import { flipped, type PictureEdit, turned, turnedSize, untouched } from '../../../../shared/picture-edit.ts';
import type { InputRef } from '../../../../shared/request.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Size } from '../../../../shared/size.ts';
import { call } from '../../../bridge.ts';
import { referenceBecame } from '../references.ts';
import { withRatio } from './crop-box.ts';
import { type RatioName, ratioOf, ratioTurned } from './crop-ratio.ts';

/** The picture that is edited, as it was taken, and what was done to it before. */
export type Start = { readonly source: InputRef; readonly edit: PictureEdit };

/** What the dialog holds. */
export type Cropping = { readonly edit: PictureEdit; readonly ratio: RatioName };

export async function editBegun(input: InputRef): Promise<Start> {
  const before = await call('input.readEdit', { hash: input.hash });
  return before.ok && before.value ? before.value : { source: input, edit: untouched(input) };
}

/** The edited picture in place of the reference, unless by then it is no longer wanted. */
export async function referenceEdited(
  input: InputRef,
  source: InputRef,
  edit: PictureEdit,
  isWanted: () => boolean,
): Promise<Result<InputRef, AppError>> {
  const edited = await call('input.edit', { input: source, edit });
  if (edited.ok && edited.value.hash !== input.hash && isWanted()) referenceBecame(input, edited.value);
  return edited;
}

export const resetting = (source: Size): Cropping => ({ edit: untouched(source), ratio: 'free' });

export type Turn = 'left' | 'right' | 'across' | 'down';

/** The cut goes along with the picture, and so does what its sides are held to. */
export function turnedBy({ edit, ratio }: Cropping, source: Size, turn: Turn): Cropping {
  if (turn === 'across' || turn === 'down') return { edit: flipped(edit, source, turn), ratio };
  return { edit: turned(edit, source, turn), ratio: ratioTurned(ratio) };
}

export function ratioChosen({ edit }: Cropping, source: Size, ratio: RatioName): Cropping {
  const whole = turnedSize(source, edit);
  return { edit: { ...edit, crop: withRatio(edit.crop, whole, ratioOf(ratio, whole)) }, ratio };
}
