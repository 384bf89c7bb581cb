import { say } from '../../../shared/words/say.ts';
import { useStageMode } from '../../features/stage/stage-mode.ts';
import { useAsset } from '../../mirror/library.ts';
import { picturesOf, useShownJob } from '../../shown-picture.ts';
import { useShown } from '../../shown.ts';
import { usePlace } from '../place-store.ts';
import { undone, useUndo } from '../undo-store.ts';
import { finalMade, madeAgain, maskEditedAgain, shrunkToFit, varied } from './make-again.ts';
import {
  favouriteToggled,
  pictureCopied,
  pictureEdited,
  pictureRevealed,
  pictureSavedAs,
  picturesPinned,
  picturesReferenced,
  picturesTrashed,
} from './picture-deeds.ts';
import { usePictureTargets } from './picture-target.ts';
import { type Deeds, useProvided } from './use-provided.ts';

type PictureId =
  | 'edit-picture'
  | 'use-as-reference'
  | 'pin-picture'
  | 'copy-picture'
  | 'save-as'
  | 'reveal'
  | 'favourite'
  | 'trash'
  | 'undo'
  | 'redo';

const PICTURE_DEEDS: Deeds<PictureId> = {
  'edit-picture': () => void pictureEdited(),
  'use-as-reference': () => void picturesReferenced(),
  'pin-picture': () => void picturesPinned(),
  'copy-picture': () => void pictureCopied(),
  'save-as': () => void pictureSavedAs(),
  reveal: () => void pictureRevealed(),
  favourite: () => void favouriteToggled(),
  trash: () => void picturesTrashed(),
  undo: () => undone(),
  redo: () => undefined,
};

/** What can be done with the pictures a person sees as chosen. */
export function PictureCommands() {
  const count = usePictureTargets().length;
  const canUndo = useUndo(({ ways }) => ways.length > 0);
  const none = useNone(count);
  const notOne = none ?? (count > 1 ? say('app.off.several') : null);
  useProvided(PICTURE_DEEDS, {
    'edit-picture': notOne,
    'use-as-reference': none,
    'pin-picture': none,
    'copy-picture': notOne,
    'save-as': notOne,
    reveal: notOne,
    favourite: none,
    trash: none,
    undo: canUndo ? null : say('app.off.nothing-to-undo'),
    redo: say('app.off.nothing-to-redo'), // what the window takes back is done by hand again; a mask has its own
  });
  return null;
}

/** Why there is no picture to act on: nothing is there, or several lie side by side on the stage. */
function useNone(count: number): string | null {
  const isInCreate = usePlace() === 'create';
  const isMasking = useStageMode() === 'mask' && isInCreate;
  const areSeveral = picturesOf(useShownJob()).length > 1;
  if (count > 0) return null;
  if (isMasking) return say('app.off.in-mask');
  return say(isInCreate && areSeveral ? 'app.off.several' : 'app.off.no-picture');
}

type RecipeId = 'again' | 'vary' | 'edit-mask' | 'make-final' | 'shrink-references';

const RECIPE_DEEDS: Deeds<RecipeId> = {
  again: () => void madeAgain(),
  vary: () => void varied(),
  'edit-mask': () => void maskEditedAgain(),
  'make-final': () => void finalMade(),
  'shrink-references': () => void shrunkToFit(),
};

/** What can be done with one recipe: the one on stage, also of a job without a picture, or of a picture chosen. */
export function RecipeCommands() {
  const place = usePlace();
  const isShown = useShown(({ shown }) => shown.kind !== 'nothing');
  const [picture, ...more] = usePictureTargets();
  const noPicture = useNone(picture === undefined ? 0 : 1);
  const inMask = useStageMode() === 'mask' && place === 'create' ? say('app.off.in-mask') : null;
  const hasRequest = place === 'create' ? isShown : picture !== undefined;
  const asset = useAsset(picture ?? null);
  const job = useShownJob();
  const hasMask = asset?.hasMask ?? (place === 'create' && job?.hasMask === true);
  // Of a picture it is known only once its recipe is read.
  const hasNoReferences = job?.referenceCount === 0 && place === 'create';
  const isImported = asset?.model === null;
  const none = inMask ?? offReason({ hasRequest, isOne: more.length === 0, isImported });
  useProvided(RECIPE_DEEDS, {
    again: none,
    vary: none,
    'edit-mask': none ?? (hasMask ? null : say('app.off.no-mask')),
    'make-final': none ?? noPicture,
    'shrink-references': none ?? (hasNoReferences ? say('app.off.no-references') : null),
  });
  return null;
}

type RecipeFacts = { readonly hasRequest: boolean; readonly isOne: boolean; readonly isImported: boolean };

function offReason({ hasRequest, isOne, isImported }: RecipeFacts): string | null {
  if (!hasRequest) return say('app.off.no-request');
  if (!isOne) return say('app.off.several');
  return isImported ? say('app.off.no-recipe') : null;
}
