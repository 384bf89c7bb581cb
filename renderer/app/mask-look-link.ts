import {
  LEAST_OPACITY,
  OVERLAY_COLOUR_NAMES,
  type MaskState,
  overlayChanged,
  useMask,
} from '../features/stage/mask/mask-state.ts';
import { layoutChanged, layoutOf } from './layout-store.ts';

/**
 * Remembers in which colour and how strongly masks lie over pictures, once the settings are here. That they were hidden
 * is not remembered: nobody would know why a mask isn't seen.
 */
export function linkMaskLook(): void {
  const { colour, opacity } = useMask.getState().overlay;
  overlayChanged({
    colour: OVERLAY_COLOUR_NAMES[layoutOf('mask.colour', OVERLAY_COLOUR_NAMES.indexOf(colour))] ?? colour,
    opacity: Math.min(100, Math.max(LEAST_OPACITY, layoutOf('mask.opacity', opacity))),
  });
  useMask.subscribe(({ overlay }, before) => {
    if (isOtherLook(overlay, before.overlay))
      layoutChanged({
        'mask.colour': OVERLAY_COLOUR_NAMES.indexOf(overlay.colour),
        'mask.opacity': overlay.opacity,
      });
  });
}

const isOtherLook = (now: MaskState['overlay'], before: MaskState['overlay']): boolean =>
  now.colour !== before.colour || now.opacity !== before.opacity;
