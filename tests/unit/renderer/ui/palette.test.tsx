import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Palette, type PaletteItem } from '../../../../renderer/ui/palette.tsx';

afterEach(cleanup);

const commands: readonly PaletteItem[] = [
  { id: 'export', label: 'Export mask', offBecause: 'no mask yet' },
  { id: 'mask', label: 'Mask mode', shortcut: 'M' },
  { id: 'invert', label: 'Invert mask' },
  { id: 'queue', label: 'Open queue' },
];
const contains = (query: string, items: readonly PaletteItem[]) =>
  items.filter(({ label }) => label.toLowerCase().includes(query));

function open() {
  const onRun = vi.fn();
  render(
    <Palette
      label="Commands"
      placeholder="Search"
      emptyText="Nothing found"
      items={commands}
      match={contains}
      onRun={onRun}
    />,
  );
  return onRun;
}

function current(): string | null | undefined {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.querySelector('span')?.textContent : null;
}

describe('the palette', () => {
  test('takes what is typed at once, and runs the first command that can be run', async () => {
    const onRun = open();
    await userEvent.keyboard('queue');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    expect(onRun).toHaveBeenCalledExactlyOnceWith('queue');
  });

  test('moves with the arrows, around the ends and over what is off', async () => {
    const onRun = open();
    expect(current()).toBe('Mask mode');
    await userEvent.keyboard('{ArrowUp}');
    expect(current()).toBe('Open queue');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(current()).toBe('Invert mask');
    await userEvent.keyboard('{Enter}');
    expect(onRun).toHaveBeenCalledExactlyOnceWith('invert');
  });

  test('shows why a command is off and does not run it', async () => {
    const onRun = open();
    const off = screen.getByRole('option', { name: /Export mask/ });
    expect(off.textContent).toContain('no mask yet');
    await userEvent.click(off);
    await userEvent.keyboard('export{Enter}');
    expect(onRun).not.toHaveBeenCalled();
  });

  test('says so when nothing matches', async () => {
    open();
    await userEvent.keyboard('xyz{Enter}');
    expect(screen.getByRole('status').textContent).toBe('Nothing found');
  });
});
