import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SizedPanel } from '../../../../renderer/ui/sized-panel.tsx';

afterEach(cleanup);

const kept = vi.fn<(width: number) => void>();

function Row({ edge }: { readonly edge: 'left' | 'right' }) {
  const [width, setWidth] = useState(300);
  const onResized = (to: number) => {
    kept(to);
    setWidth(to);
  };
  return (
    <SizedPanel label="Width" {...{ width, usual: 280, min: 240, max: 480, rest: 320, edge, onResized }}>
      Details
    </SizedPanel>
  );
}

function shown(edge: 'left' | 'right' = 'right') {
  kept.mockClear();
  render(<Row edge={edge} />);
  const separator = screen.getByRole('separator', { name: 'Width' });
  const panel = screen.getByText('Details');
  // happy-dom lays nothing out: the panel is as wide as its style says.
  Object.defineProperty(panel, 'offsetWidth', {
    configurable: true,
    get: () => Number.parseInt(panel.style.width, 10),
  });
  separator.setPointerCapture = () => {};
  return { separator, width: () => panel.style.width };
}

describe('a panel of its own width', () => {
  test('follows the pointer while its edge is dragged and says its width once, when let go', () => {
    const { separator, width } = shown();
    fireEvent.pointerDown(separator, { button: 0, clientX: 300 });
    fireEvent.pointerMove(separator, { clientX: 340 });
    expect(width()).toBe('340px');
    expect(kept).not.toHaveBeenCalled();
    fireEvent.pointerUp(separator, { clientX: 350 });
    fireEvent.lostPointerCapture(separator, { clientX: 350 });
    expect(kept.mock.calls).toEqual([[350]]);
    expect(width()).toBe('350px');
  });

  test('keeps its width when its edge is only pressed, however narrow the others make it now', () => {
    const { separator } = shown();
    Object.defineProperty(screen.getByText('Details'), 'offsetWidth', { get: () => 260 });
    fireEvent.pointerDown(separator, { button: 0, clientX: 300 });
    fireEvent.pointerUp(separator, { clientX: 300 });
    expect(kept).not.toHaveBeenCalled();
    fireEvent.pointerDown(separator, { button: 0, clientX: 300 });
    fireEvent.pointerUp(separator, { clientX: 310 });
    expect(kept.mock.calls).toEqual([[270]]);
  });

  test('grows to the left where the left edge is dragged', () => {
    const { separator, width } = shown('left');
    fireEvent.pointerDown(separator, { button: 0, clientX: 900 });
    fireEvent.pointerUp(separator, { clientX: 880 });
    expect(width()).toBe('320px');
  });

  test('stays between its least and its most', () => {
    const { separator, width } = shown();
    fireEvent.pointerDown(separator, { button: 0, clientX: 300 });
    fireEvent.pointerMove(separator, { clientX: 1300 });
    expect(width()).toBe('480px');
    fireEvent.pointerMove(separator, { clientX: 0 });
    expect(width()).toBe('240px');
  });

  test('is moved by arrow keys, and goes back to its usual width by a double click or Enter', async () => {
    const { separator, width } = shown();
    separator.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(width()).toBe('316px');
    expect(separator.getAttribute('aria-valuenow')).toBe('316');
    await userEvent.keyboard('{End}');
    expect(width()).toBe('480px');
    await userEvent.dblClick(separator);
    expect(width()).toBe('280px');
    await userEvent.keyboard('{Home}{Enter}');
    expect(width()).toBe('280px');
  });
});
