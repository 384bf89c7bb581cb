import { Brush, Image } from 'lucide-react';
import { say } from '../../../shared/words/say.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { modeChosen, useStageMode } from './stage-mode.ts';

/** What the stage is for, at the start of its toolbar in every mode. */
export function StageModes() {
  return (
    <Segmented
      label={say('mask.modes')}
      labelAt="hidden"
      isCompact
      isFolded={useIsNarrow()}
      value={useStageMode()}
      onChange={modeChosen}
      segments={[
        { id: 'view', label: say('mask.mode.view'), icon: Image },
        { id: 'mask', label: say('mask.mode.mask'), icon: Brush },
      ]}
    />
  );
}
