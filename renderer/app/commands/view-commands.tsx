import { say } from '../../../shared/words/say.ts';
import { nextPicture, previousPicture, useHasStep } from '../../features/stage/picture-steps.ts';
import { zoomFit, zoomFull, zoomIn, zoomOut } from '../../features/stage/view-store.ts';
import { usePlace } from '../place-store.ts';
import { usePictureTargets } from './picture-target.ts';
import { type Deeds, useProvided } from './use-provided.ts';

const DEEDS: Deeds<'previous-picture' | 'next-picture' | 'zoom-in' | 'zoom-out' | 'zoom-fit' | 'zoom-full'> = {
  'previous-picture': previousPicture,
  'next-picture': nextPicture,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
  'zoom-fit': zoomFit,
  'zoom-full': () => zoomFull(),
};

/** The stage. */
export function ViewCommands() {
  const isHere = usePlace() === 'create';
  const hasPrevious = useHasStep(-1);
  const hasNext = useHasStep(1);
  const none = usePictureTargets().length === 0 ? say('app.off.no-picture') : null;
  useProvided(DEEDS, {
    'previous-picture': isHere && hasPrevious ? null : say('app.off.no-more'),
    'next-picture': isHere && hasNext ? null : say('app.off.no-more'),
    'zoom-in': none,
    'zoom-out': none,
    'zoom-fit': none,
    'zoom-full': none,
  });
  return null;
}
