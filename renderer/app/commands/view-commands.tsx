import { say } from '../../../shared/words/say.ts';
import { nextPicture, previousPicture, useHasStep } from '../../features/stage/picture-steps.ts';
import { modeChosen, useStageMode } from '../../features/stage/stage-mode.ts';
import { groundChosen, pixelGridToggled } from '../../features/stage/view-look.ts';
import { useView, zoomDouble, zoomFit, zoomFull, zoomIn, zoomOut } from '../../features/stage/view-store.ts';
import { usePlace } from '../place-store.ts';
import { type Deeds, useProvided } from './use-provided.ts';

const ZOOM_DEEDS: Deeds<'zoom-in' | 'zoom-out' | 'zoom-fit' | 'zoom-full' | 'zoom-double'> = {
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
  'zoom-fit': zoomFit,
  'zoom-full': () => zoomFull(),
  'zoom-double': zoomDouble,
};

const LOOK_DEEDS: Deeds<'pixel-grid' | 'ground-checker' | 'ground-black' | 'ground-grey' | 'ground-white'> = {
  'pixel-grid': pixelGridToggled,
  'ground-checker': () => groundChosen('checker'),
  'ground-black': () => groundChosen('black'),
  'ground-grey': () => groundChosen('grey'),
  'ground-white': () => groundChosen('white'),
};

const STAGE_DEEDS: Deeds<'previous-picture' | 'next-picture' | 'draw-mask'> = {
  'previous-picture': previousPicture,
  'next-picture': nextPicture,
  'draw-mask': () => modeChosen('mask'),
};

/** The stage. */
export function ViewCommands() {
  const isHere = usePlace() === 'create';
  const isMasking = useStageMode() === 'mask';
  const isSeen = useView((state) => state.isSeen) && isHere;
  const hasPrevious = useHasStep(-1);
  const hasNext = useHasStep(1);
  const none = isSeen ? null : say('app.off.no-picture');
  const notHere = isHere ? null : say('app.off.not-in-create');
  const inMask = isMasking ? say('app.off.in-mask') : null;
  useProvided(ZOOM_DEEDS, {
    'zoom-in': none,
    'zoom-out': none,
    'zoom-fit': none,
    'zoom-full': none,
    'zoom-double': none,
  });
  useProvided(LOOK_DEEDS);
  useProvided(STAGE_DEEDS, {
    'previous-picture': inMask ?? (isHere && hasPrevious ? null : say('app.off.no-more')),
    'next-picture': inMask ?? (isHere && hasNext ? null : say('app.off.no-more')),
    'draw-mask': notHere ?? inMask,
  });
  return null;
}
