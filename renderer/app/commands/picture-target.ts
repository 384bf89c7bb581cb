import { assertNever } from '../../../shared/result.ts';
import { currentStageMode, type StageMode, useStageMode } from '../../features/stage/stage-mode.ts';
import { chosenPictures, useChosenPictures } from '../../features/library/selection.ts';
import { currentAssetId, useShownAssetId } from '../../shown-picture.ts';
import { currentPlace, type Place, usePlace } from '../place-store.ts';

const NONE: readonly string[] = [];

/**
 * The pictures a command acts on: what a person sees as chosen in this place, and nothing elsewhere, so that a key
 * pressed in the queue, or while a mask is drawn, can't trash a picture that isn't in sight.
 */
export function usePictureTargets(): readonly string[] {
  const place = usePlace();
  const mode = useStageMode();
  const shown = useShownAssetId();
  const chosen = useChosenPictures();
  return targetsIn(place, mode, shown, chosen);
}

export function currentTargets(): readonly string[] {
  return targetsIn(currentPlace(), currentStageMode(), currentAssetId(), chosenPictures());
}

function targetsIn(place: Place, mode: StageMode, shown: string | null, chosen: readonly string[]): readonly string[] {
  switch (place) {
    case 'create':
      return shown === null || mode === 'mask' ? NONE : [shown];
    case 'library':
      return chosen;
    case 'queue':
      return NONE;
    default:
      return assertNever(place);
  }
}
