import { beforeEach, describe, expect, test, vi } from 'vitest';
import { linkMaskLook } from '../../../../renderer/app/mask-look-link.ts';
import { overlayChanged, overlayToggled, useMask } from '../../../../renderer/features/stage/mask/mask-state.ts';
import { sessionChanged } from '../../../../renderer/mirror/session.ts';
import { usualSettings } from '../../../../shared/settings.ts';
import { fakeBridge, type FakeBridge } from '../../../support/fake-bridge.ts';

let bridge: FakeBridge;
const layoutWas = (layout: Readonly<Record<string, number>>) => {
  sessionChanged({ settings: { ...usualSettings(), layout } });
  linkMaskLook();
};
const look = () => {
  const { colour, opacity } = useMask.getState().overlay;
  return { colour, opacity };
};
const ANY = useMask.getInitialState().overlay;

beforeEach(() => {
  bridge = fakeBridge({ 'settings.change': ({ layout = {} }) => ({ ...usualSettings(), layout }) });
  useMask.setState({ overlay: ANY });
});

describe('the look of masks', () => {
  test('is as it was left', () => {
    layoutWas({ 'mask.colour': 2, 'mask.opacity': 80 });
    expect(look()).toEqual({ colour: 'blue', opacity: 80 });
  });

  test('is as usual where nothing usable was kept', () => {
    layoutWas({ 'mask.colour': 99, 'mask.opacity': 900 });
    expect(look()).toEqual({ colour: 'red', opacity: 100 });
    useMask.setState({ overlay: ANY });
    layoutWas({});
    expect(look()).toEqual({ colour: 'red', opacity: 50 });
  });

  test('is kept with the panels, but not that masks were hidden', async () => {
    layoutWas({ 'inspector.folded': 1 });
    overlayToggled();
    expect(bridge.asked('settings.change')).toEqual([]);
    overlayChanged({ colour: 'green' });
    overlayChanged({ opacity: 30 });
    const kept = { 'inspector.folded': 1, 'mask.colour': 1, 'mask.opacity': 30 };
    await vi.waitFor(() => expect(bridge.asked('settings.change')).toEqual([{ layout: kept }]));
  });
});
