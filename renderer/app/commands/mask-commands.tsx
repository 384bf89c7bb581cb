import { drawingClosed, drawingDropped, lastCornerRemoved } from '../../features/stage/mask/mask-drawing.ts';
import { maskCleared, maskFilled, maskInverted, maskRedone, maskUndone } from '../../features/stage/mask/mask-edits.ts';
import { maskExported, maskImportChosen } from '../../features/stage/mask/mask-import.ts';
import { maskCopied, maskPasted, useHasCopiedMask } from '../../features/stage/mask/mask-reuse.ts';
import {
  diameterStepped,
  hardnessStepped,
  overlayToggled,
  paintSwapped,
  toolChosen,
  useMask,
} from '../../features/stage/mask/mask-state.ts';
import { sentLookToggled } from '../../features/stage/mask/mask-look.ts';
import { modeChosen } from '../../features/stage/stage-mode.ts';
import { say } from '../../../shared/words/say.ts';
import { type Deeds, useProvided } from './use-provided.ts';

type ToolId =
  | 'mask-brush'
  | 'mask-eraser'
  | 'mask-rectangle'
  | 'mask-ellipse'
  | 'mask-lasso'
  | 'mask-polygon'
  | 'mask-pan'
  | 'mask-swap'
  | 'mask-smaller'
  | 'mask-larger'
  | 'mask-softer'
  | 'mask-harder';

const TOOL_DEEDS: Deeds<ToolId> = {
  'mask-brush': () => toolChosen('brush'),
  'mask-eraser': () => toolChosen('eraser'),
  'mask-rectangle': () => toolChosen('rectangle'),
  'mask-ellipse': () => toolChosen('ellipse'),
  'mask-lasso': () => toolChosen('lasso'),
  'mask-polygon': () => toolChosen('polygon'),
  'mask-pan': () => toolChosen('pan'),
  'mask-swap': paintSwapped,
  'mask-smaller': () => diameterStepped(-1),
  'mask-larger': () => diameterStepped(1),
  'mask-softer': () => hardnessStepped(-1),
  'mask-harder': () => hardnessStepped(1),
};

type ShapeId = 'mask-close' | 'mask-step-back' | 'mask-drop';

const SHAPE_DEEDS: Deeds<ShapeId> = {
  'mask-close': drawingClosed,
  'mask-step-back': lastCornerRemoved,
  'mask-drop': drawingDropped,
};

type WholeId =
  | 'mask-copy'
  | 'mask-paste'
  | 'undo'
  | 'redo'
  | 'mask-invert'
  | 'mask-fill'
  | 'mask-clear'
  | 'mask-import'
  | 'mask-export';

const WHOLE_DEEDS: Deeds<WholeId> = {
  undo: maskUndone,
  redo: maskRedone,
  'mask-invert': maskInverted,
  'mask-fill': maskFilled,
  'mask-clear': maskCleared,
  'mask-import': maskImportChosen,
  'mask-export': () => void maskExported(),
  'mask-copy': () => void maskCopied(),
  'mask-paste': maskPasted,
};

const LOOK_DEEDS: Deeds<'view-mode' | 'mask-overlay' | 'mask-as-sent'> = {
  'view-mode': () => modeChosen('view'),
  'mask-overlay': overlayToggled,
  'mask-as-sent': sentLookToggled,
};

/** What can be done to the mask; there only while it is drawn. */
export function MaskCommands() {
  const isReady = useMask((state) => state.isReady);
  useProvided(LOOK_DEEDS, {}, 'mask');
  return isReady ? <DrawingCommands /> : null;
}

function DrawingCommands() {
  const { canUndo, canRedo, repainted } = useMask((state) => state.facts);
  const isDrawing = useMask((state) => state.isDrawing);
  const noShape = isDrawing ? null : say('app.off.no-shape');
  const noMask = repainted > 0 ? null : say('app.off.no-mask');
  useProvided(TOOL_DEEDS, {}, 'mask');
  useProvided(SHAPE_DEEDS, { 'mask-close': noShape, 'mask-step-back': noShape, 'mask-drop': noShape }, 'mask');
  useProvided(
    WHOLE_DEEDS,
    {
      undo: canUndo ? null : say('app.off.nothing-to-undo'),
      redo: canRedo ? null : say('app.off.nothing-to-redo'),
      'mask-clear': noMask,
      'mask-export': noMask,
      'mask-copy': noMask,
      'mask-paste': useHasCopiedMask() ? null : say('app.off.no-copied-mask'),
    },
    'mask',
  );
  return null;
}
