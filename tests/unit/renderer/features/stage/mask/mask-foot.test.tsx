import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MaskFoot } from '../../../../../../renderer/features/stage/mask/mask-foot.tsx';
import { overlayColours } from '../../../../../../renderer/features/stage/mask/mask-overlay.ts';
import { overlayLook, useMask } from '../../../../../../renderer/features/stage/mask/mask-state.ts';
import { maskedPictureChanged } from '../../../../../../renderer/features/stage/mask/mask-work.ts';
import { keptMasks } from '../../../../../support/kept-masks.ts';
import { inputRef } from '../../../../../support/requests.ts';

const pictureOf = (letter: string) => inputRef(letter, { width: 30, height: 20 });

beforeEach(async () => {
  useMask.setState(useMask.getInitialState());
  keptMasks();
  await maskedPictureChanged(pictureOf('a'), null);
  render(<MaskFoot />);
});
afterEach(async () => {
  cleanup();
  await maskedPictureChanged(null, null);
});

/** Red, green, blue and alpha of what is repainted, as it is drawn over the picture; null: nothing is. */
function drawn(): readonly number[] | null {
  const look = overlayLook(useMask.getState());
  return look && [...new Uint8Array(overlayColours(look).buffer, 255 * 4)];
}

async function chooseColour(name: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: /^Overlay colour/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name }));
}

function setOpacity(percent: number): void {
  fireEvent.change(screen.getByRole('slider'), { target: { value: String(percent) } });
}

test('a mask is half a red at first, and another colour and opacity are drawn at once', async () => {
  expect(drawn()).toEqual([255, 45, 45, 128]);
  await chooseColour('green');
  expect(drawn()).toEqual([0, 190, 90, 128]);
  expect(screen.getByRole('button', { name: /^Overlay colour.*green/i })).toBeTruthy();
  setOpacity(100);
  expect(drawn()).toEqual([0, 190, 90, 255]);
  setOpacity(20);
  expect(drawn()).toEqual([0, 190, 90, 51]);
});

test('colour and opacity stay for the next picture and when the controls come back', async () => {
  await chooseColour('blue');
  setOpacity(80);
  await maskedPictureChanged(pictureOf('b'), null);
  cleanup();
  render(<MaskFoot />);
  expect(drawn()).toEqual([50, 120, 255, 204]);
  expect(screen.getByRole('slider')).toHaveProperty('value', '80');
  expect(screen.getByRole('button', { name: /^Overlay colour.*blue/i })).toBeTruthy();
});

test('a hidden overlay draws nothing, has no opacity to set, and comes back as it was', async () => {
  setOpacity(20);
  await userEvent.click(screen.getByRole('button', { name: 'Hide overlay' }));
  expect(drawn()).toBeNull();
  expect(screen.getByRole('slider')).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('button', { name: 'Show overlay' }));
  expect(drawn()).toEqual([255, 45, 45, 51]);
});

test('over the mask that will be sent lies no overlay', async () => {
  await userEvent.click(screen.getByRole('radio', { name: 'Exactly as sent' }));
  expect(drawn()).toBeNull();
});
