import { useGenerateOff } from '../../features/compose/draft-issues.ts';
import { draftCleared } from '../../features/compose/draft-store.ts';
import { modelPickerOpened, promptWanted } from '../../features/compose/panel-state.ts';
import { cheapDraftSent, draftSent } from '../../features/compose/send-draft.ts';
import { referencePasted, referencesChosen } from '../../features/compose/take-references.ts';
import { useDraftFirstOff } from '../../features/compose/use-draft-first.ts';
import { settleMask } from '../../features/stage/mask/mask-work.ts';
import { say } from '../../../shared/words/say.ts';
import { placeChosen, usePlace } from '../place-store.ts';
import { type Deeds, useProvided } from './use-provided.ts';

type Id =
  | 'generate'
  | 'draft-first'
  | 'focus-prompt'
  | 'choose-references'
  | 'paste-reference'
  | 'clear-request'
  | 'choose-model';

const inCreate = (then: () => unknown) => () => {
  placeChosen('create');
  void then();
};

const DEEDS: Deeds<Id> = {
  // The mask that is sent is the mask as it is drawn, also when the last stroke was a moment ago.
  generate: () => void settleMask().then(draftSent),
  'draft-first': () => void settleMask().then(cheapDraftSent),
  'focus-prompt': inCreate(promptWanted),
  'choose-references': inCreate(referencesChosen),
  'paste-reference': inCreate(referencePasted),
  'clear-request': inCreate(draftCleared),
  'choose-model': inCreate(() => modelPickerOpened()),
};

/** The request. Generate and its cheap draft pay, so they work only where the form is in sight. */
export function CreateCommands() {
  const isHere = usePlace() === 'create';
  const off = { generate: useGenerateOff(), 'draft-first': useDraftFirstOff() };
  const elsewhere = say('app.off.not-in-create');
  useProvided(DEEDS, isHere ? off : { generate: elsewhere, 'draft-first': elsewhere });
  return null;
}
