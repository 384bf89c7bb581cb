import { useGenerateOff } from '../../features/compose/draft-issues.ts';
import { draftCleared } from '../../features/compose/draft-store.ts';
import { modelPickerOpened, promptWanted } from '../../features/compose/panel-state.ts';
import { draftSent } from '../../features/compose/send-draft.ts';
import { referencePasted, referencesChosen } from '../../features/compose/take-references.ts';
import { settleMask } from '../../features/stage/mask/mask-work.ts';
import { say } from '../../../shared/words/say.ts';
import { placeChosen, usePlace } from '../place-store.ts';
import { type Deeds, useProvided } from './use-provided.ts';

type Id = 'generate' | 'focus-prompt' | 'choose-references' | 'paste-reference' | 'clear-request' | 'choose-model';

const inCreate = (then: () => unknown) => () => {
  placeChosen('create');
  void then();
};

const DEEDS: Deeds<Id> = {
  // The mask that is sent is the mask as it is drawn, also when the last stroke was a moment ago.
  generate: () => void settleMask().then(draftSent),
  'focus-prompt': inCreate(promptWanted),
  'choose-references': inCreate(referencesChosen),
  'paste-reference': inCreate(referencePasted),
  'clear-request': inCreate(draftCleared),
  'choose-model': inCreate(() => modelPickerOpened()),
};

/** The request. Generate pays, so it works only where the form is in sight. */
export function CreateCommands() {
  const isHere = usePlace() === 'create';
  const stop = useGenerateOff();
  useProvided(DEEDS, { generate: isHere ? stop : say('app.off.not-in-create') });
  return null;
}
