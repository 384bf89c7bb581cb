import { useMemo } from 'react';
import { say } from '../../../shared/words/say.ts';
import { useDemo, usePrices, useSettings } from '../../mirror/session.ts';
import { Select } from '../../ui/select.tsx';
import { modelChosen, useDraftField } from './draft-store.ts';
import { aliasLine, modelChoices } from './model-choices.ts';
import { modelPickerOpened, usePanel } from './panel-state.ts';

/** Which model makes the picture: what each can do and what one picture costs at the chosen size (C1). */
export function ModelPicker() {
  const model = useDraftField('model');
  const size = useDraftField('size');
  const quality = useDraftField('quality');
  const { ownModels } = useSettings();
  const prices = usePrices();
  const isFree = useDemo();
  const isOpen = usePanel(({ isModelOpen }) => isModelOpen);
  const options = useMemo(
    () => modelChoices(ownModels, { size, quality, isFree }, prices),
    [ownModels, size, quality, isFree, prices],
  );
  // A model that was taken off the list stays in sight, with its issue below.
  const isKnown = options.some(({ id }) => id === model);
  return (
    <Select
      label={say('field.model')}
      labelAt="hidden"
      isHead
      options={isKnown ? options : [...options, { id: model, label: model }]}
      value={model}
      onChange={modelChosen}
      isOpen={isOpen}
      onOpenChange={modelPickerOpened}
      footer={aliasLine()}
    />
  );
}
