import { findModel } from '../../shared/models.ts';
import { isSameMask } from '../../shared/request.ts';
import { fieldChanged, useDraftStore } from '../features/compose/draft-store.ts';
import { useMask } from '../features/stage/mask/mask-state.ts';
import { listenToMask, maskedPictureChanged } from '../features/stage/mask/mask-work.ts';
import { modeChosen } from '../features/stage/stage-mode.ts';
import { useSession } from '../mirror/session.ts';
import { useShown } from '../shown.ts';

/**
 * Ties the request to the mask, once the request is there: the first reference is the picture masked, and its mask goes
 * with the request. Whatever is shown anew is there to be looked at.
 */
export function linkMask(): void {
  const follow = (): void => {
    const { references, mask } = useDraftStore.getState().draft;
    void maskedPictureChanged(references[0] ?? null, mask);
  };
  listenToMask((mask) => {
    if (!isSameMask(useDraftStore.getState().draft.mask, mask)) fieldChanged('mask', mask);
  });
  useDraftStore.subscribe(({ draft }, before) => {
    if (draft.references[0] !== before.draft.references[0] || draft.mask !== before.draft.mask) follow();
  });
  useShown.subscribe(() => modeChosen('view'));
  useDraftStore.subscribe(({ draft }, before) => draft.model !== before.draft.model && tellModel());
  useSession.subscribe(({ settings }, before) => settings.ownModels !== before.settings.ownModels && tellModel());
  tellModel();
  follow();
}

/** Mask mode says so when what is drawn in it goes nowhere. */
function tellModel(): void {
  const model = findModel(useDraftStore.getState().draft.model, useSession.getState().settings.ownModels);
  const isWithout = model !== null && model.parameters.mask.support === 'ignored';
  useMask.setState({ modelWithoutMasks: isWithout ? model.label : null });
}
