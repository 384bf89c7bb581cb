import { useEffect } from 'react';
import { pixels } from '../../../../shared/words/format.ts';
import { say } from '../../../../shared/words/say.ts';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { stretchAnswered, useMask } from './mask-state.ts';

/** A mask of another size names both sizes, and is stretched only when a person says so. */
export function StretchQuestion() {
  const asking = useMask((state) => state.stretching);
  const picture = useMask((state) => state.picture);
  // Who leaves mask mode meanwhile has answered: it is not asked again later.
  useEffect(() => stretchAnswered, []);
  return (
    <ConfirmDialog
      isOpen={asking !== null}
      onOpenChange={(isOpen) => !isOpen && stretchAnswered()}
      title={say('mask.stretch.title')}
      confirmLabel={say('mask.stretch.yes')}
      cancelLabel={say('mask.stretch.no')}
      onConfirm={() => asking?.stretch()}
    >
      {asking &&
        picture &&
        say('mask.stretch.what', { name: asking.name, mask: pixels(asking.size), picture: pixels(picture) })}
    </ConfirmDialog>
  );
}
