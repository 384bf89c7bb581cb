import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MaskFoot } from '../../../../../../renderer/features/stage/mask/mask-foot.tsx';
import { MaskOptions } from '../../../../../../renderer/features/stage/mask/mask-options.tsx';
import { MaskPanel } from '../../../../../../renderer/features/stage/mask/mask-panel.tsx';
import { MaskTools } from '../../../../../../renderer/features/stage/mask/mask-tools.tsx';
import { MaskCommands } from '../../../../../../renderer/app/commands/mask-commands.tsx';
import { shortcutPressed } from '../../../../../../renderer/app/commands/shortcuts.ts';
import { drawingChanged, drawingOpened } from '../../../../../../renderer/features/stage/mask/mask-drawing.ts';
import { overlayChanged, toolChosen, useMask } from '../../../../../../renderer/features/stage/mask/mask-state.ts';
import { maskedPictureChanged, settleMask } from '../../../../../../renderer/features/stage/mask/mask-work.ts';
import type { InputRef } from '../../../../../../shared/request.ts';
import { keptMasks } from '../../../../../support/kept-masks.ts';

const picture: InputRef = { hash: 'c'.repeat(64), kind: 'png', width: 300, height: 200, bytes: 9, name: 'jug.png' };

beforeEach(async () => {
  keptMasks();
  await maskedPictureChanged(picture, null);
  useMask.setState({ tool: 'brush', isKeeping: false, diameter: 20, hardness: 100 });
  overlayChanged({ isShown: true });
  render(
    <>
      <MaskCommands />
      <MaskTools />
      <MaskOptions />
      <MaskFoot />
      <MaskPanel />
    </>,
  );
});
afterEach(async () => {
  cleanup();
  await maskedPictureChanged(null, null);
});

const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  let meant = false;
  target.addEventListener('keydown', (heard) => (meant = shortcutPressed(heard as KeyboardEvent, 'other')), {
    once: true,
  });
  act(() => void target.dispatchEvent(event));
  return meant;
};
const repainted = () => useMask.getState().facts.repainted;
const field = (name: string) => screen.getByRole('textbox', { name });
async function enter(name: string, value: string): Promise<void> {
  await userEvent.clear(field(name));
  await userEvent.type(field(name), `${value}{Enter}`);
}

describe('the tools', () => {
  test('each have a name, and one is chosen', () => {
    const strip = within(screen.getByRole('toolbar', { name: 'Mask tools' }));
    const names = strip.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual([
      'Brush',
      'Eraser',
      'Rectangle',
      'Ellipse',
      'Lasso',
      'Polygon lasso',
      'Swap repaint and keep',
      'Pan',
    ]);
    expect(strip.getByRole('button', { pressed: true }).getAttribute('aria-label')).toBe('Brush');
  });

  test('are chosen by their keys, but not while a person types', () => {
    for (const [key, tool] of [
      ['e', 'eraser'],
      ['m', 'rectangle'],
      ['o', 'ellipse'],
      ['l', 'lasso'],
      ['P', 'polygon'],
      ['b', 'brush'],
    ] as const) {
      expect(press(key)).toBe(true);
      expect(useMask.getState().tool).toBe(tool);
    }
    expect(press('e', {}, field('Feather'))).toBe(false);
    expect(useMask.getState().tool).toBe('brush');
    expect(press('e', { ctrlKey: true })).toBe(false);
  });

  test('are chosen by their keys while a slider has the focus', () => {
    const [slider] = screen.getAllByRole('slider', { name: /Size/ });
    expect(press('e', {}, slider)).toBe(true);
    expect(useMask.getState().tool).toBe('eraser');
  });

  test('are softened and hardened by brackets with Shift', () => {
    press('{', { shiftKey: true });
    expect(useMask.getState().hardness).toBe(75);
    press('}', { shiftKey: true });
    press('}', { shiftKey: true });
    expect(useMask.getState().hardness).toBe(100);
  });

  test('Enter, Backspace and Escape are the shape’s while one is drawn', () => {
    const heard: string[] = [];
    const leave = drawingOpened({
      close: () => heard.push('close'),
      drop: () => heard.push('drop'),
      stepBack: () => heard.push('step back'),
    });
    expect(press('Enter')).toBe(false);
    act(() => drawingChanged(true));
    for (const key of ['Backspace', 'Enter', 'Escape']) expect(press(key)).toBe(true);
    expect(heard).toEqual(['step back', 'close', 'drop']);
    act(leave);
  });

  test('grow and shrink by brackets, a pixel at least', () => {
    press(']');
    expect(useMask.getState().diameter).toBe(22);
    useMask.setState({ diameter: 2 });
    press('[');
    press('[');
    press('[');
    expect(useMask.getState().diameter).toBe(1);
  });

  test('X swaps repaint and keep, and the strip shows it', () => {
    press('x');
    expect(screen.getByRole('button', { name: 'Swap repaint and keep' }).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('by keyboard alone', () => {
  test('a rectangle is typed and repainted, then taken back and brought again', async () => {
    press('m');
    await enter('X', '10');
    await enter('Y', '20');
    await enter('Width', '30');
    await enter('Height', '40');
    await userEvent.click(screen.getByRole('button', { name: 'Repaint it' }));
    expect(repainted()).toBe(1200);
    expect(press('z', { ctrlKey: true })).toBe(true);
    expect(repainted()).toBe(0);
    expect(press('z', { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(repainted()).toBe(1200);
  });

  test('the mask is filled, inverted, grown by a typed number and cleared', async () => {
    act(() => toolChosen('rectangle'));
    await enter('Width', '100');
    await enter('Height', '100');
    await userEvent.click(screen.getByRole('button', { name: 'Repaint it' }));
    await enter('Grow', '5');
    await waitFor(() => expect(repainted()).toBe(105 * 105 - cornerLoss(5)));
    expect(field('Grow')).toHaveProperty('value', '0');
    fireEvent.click(screen.getByRole('button', { name: 'Fill all' }));
    expect(repainted()).toBe(60_000);
    fireEvent.click(screen.getByRole('button', { name: 'Invert mask' }));
    expect(repainted()).toBe(0);
  });
});

/** Pixels of a square corner that a disc of this radius doesn't reach. */
function cornerLoss(radius: number): number {
  let lost = 0;
  for (let x = 1; x <= radius; x += 1)
    for (let y = 1; y <= radius; y += 1) if (x * x + y * y > radius * radius) lost += 1;
  return lost;
}

describe('what will be sent', () => {
  test('is shown from the very file, with its size and how much it repaints', async () => {
    expect(screen.getByText(/Nothing is repainted yet/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Fill all' }));
    await act(settleMask);
    const { sent } = useMask.getState();
    expect(screen.getByRole('img', { name: /as it will be sent/ }).getAttribute('data-input')).toBe(sent?.hash);
    expect(screen.getByText('60,000 px · 100.0 %')).toBeDefined();
    expect(screen.getByText('with the picture')).toBeDefined();
  });

  test('is said to be sent all the same while the overlay is hidden', () => {
    press('h');
    expect(screen.queryByText('Hidden; it is still sent')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Fill all' }));
    expect(screen.getByText('Hidden; it is still sent')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Show overlay' }));
    expect(screen.queryByText('Hidden; it is still sent')).toBeNull();
  });
});
