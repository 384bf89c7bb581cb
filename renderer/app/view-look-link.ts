import { GROUNDS, useViewLook } from '../features/stage/view-look.ts';
import { layoutChanged, layoutOf } from './layout-store.ts';

/** Remembers how pictures are looked at, once the settings are here. */
export function linkViewLook(): void {
  const kept = useViewLook.getState();
  useViewLook.setState({
    ground: GROUNDS[layoutOf('view.ground', GROUNDS.indexOf(kept.ground))] ?? kept.ground,
    hasPixelGrid: layoutOf('view.pixel-grid', Number(kept.hasPixelGrid)) === 1,
  });
  useViewLook.subscribe(({ ground, hasPixelGrid }) =>
    layoutChanged({ 'view.ground': GROUNDS.indexOf(ground), 'view.pixel-grid': Number(hasPixelGrid) }),
  );
}
