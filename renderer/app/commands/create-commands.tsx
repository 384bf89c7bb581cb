import { useGenerateOff } from '../../features/compose/draft-issues.ts';
import { draftCleared, useDraftField } from '../../features/compose/draft-store.ts';
import { modelPickerOpened, promptWanted } from '../../features/compose/panel-state.ts';
import { cheapDraftSent, draftSent } from '../../features/compose/send-draft.ts';
import { referencePasted, referencesChosen } from '../../features/compose/take-references.ts';
import { shelfOpened } from '../../features/compose/shelf/shelf-store.ts';
import { activeReference } from '../../features/compose/tray-store.ts';
import { useDraftFirstOff } from '../../features/compose/use-draft-first.ts';
import { settleMask } from '../../features/stage/mask/mask-work.ts';
import { say } from '../../../shared/words/say.ts';
import { overlayOpened } from '../overlay-store.ts';
import { placeChosen, usePlace } from '../place-store.ts';
import { type Deeds, useProvided } from './use-provided.ts';

type Id =
  | 'generate'
  | 'draft-first'
  | 'focus-prompt'
  | 'choose-references'
  | 'paste-reference'
  | 'crop-reference'
  | 'replace-reference'
  | 'open-shelf'
  | 'clear-request'
  | 'choose-model';

const inCreate = (then: () => unknown) => () => {
  placeChosen('create');
  void then();
};

const DEEDS: Deeds<Id> = {
  // The mask that is sent is the mask as it is drawn, also when the last stroke was a moment ago.
  generate: () => void draftSent(settleMask),
  'draft-first': () => void cheapDraftSent(settleMask),
  'focus-prompt': inCreate(promptWanted),
  'choose-references': inCreate(() => referencesChosen()),
  'paste-reference': inCreate(referencePasted),
  'crop-reference': inCreate(referenceCropped),
  'replace-reference': inCreate(referenceExchanged),
  'open-shelf': inCreate(() => shelfOpened()),
  'clear-request': inCreate(draftCleared),
  'choose-model': inCreate(() => modelPickerOpened()),
};

function referenceCropped(): void {
  const reference = activeReference();
  if (reference !== null) overlayOpened({ kind: 'crop', reference });
}

async function referenceExchanged(): Promise<void> {
  const reference = activeReference();
  if (reference !== null) await referencesChosen({ instead: reference });
}

/** The request. Generate and its cheap draft pay, so they work only where the form is in sight. */
export function CreateCommands() {
  const isHere = usePlace() === 'create';
  const stops = { generate: useGenerateOff(), 'draft-first': useDraftFirstOff() };
  const elsewhere = say('app.off.not-in-create');
  const isEmpty = useDraftField('references').length === 0;
  const noReference = isEmpty ? say('app.off.no-reference') : null;
  useProvided(DEEDS, {
    ...(isHere ? stops : { generate: elsewhere, 'draft-first': elsewhere }),
    'crop-reference': noReference,
    'replace-reference': noReference,
  });
  return null;
}
