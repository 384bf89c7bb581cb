import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { listenToShortcuts } from '../../../../renderer/app/commands/shortcuts.ts';
import { provideCommands } from '../../../../renderer/commands.ts';
import { reorder, ReorderableList } from '../../../../renderer/ui/reorderable-list.tsx';

afterEach(cleanup);

function Tray({ onOpen }: { readonly onOpen?: (id: string) => void }) {
  const [ids, setIds] = useState<readonly string[]>(['a', 'b', 'c']);
  return (
    <ReorderableList
      label="References"
      items={ids.map((id) => ({ id, label: `Picture ${id}` }))}
      onReorder={setIds}
      onRemove={(gone) => setIds(ids.filter((id) => id !== gone))}
      {...(onOpen && { onOpen })}
      renderItem={(item) => (
        <span>
          {item.label}
          <button type="button">More</button>
        </span>
      )}
    />
  );
}

const order = () => screen.getAllByRole('row').map((row) => row.getAttribute('data-key'));

describe('a reorderable list', () => {
  test('moves an item with Alt and an arrow, keeps it focused, and stops at the end', async () => {
    render(<Tray />);
    await userEvent.tab();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(order()).toEqual(['b', 'a', 'c']);
    await userEvent.keyboard('{Alt>}{ArrowRight}{ArrowRight}{/Alt}');
    expect(order()).toEqual(['b', 'c', 'a']);
    expect(document.activeElement?.closest('[data-key]')?.getAttribute('data-key')).toBe('a');
  });

  test('opens an item with Enter or a double click, but not with a modifier and not from a button on it', async () => {
    const opened: string[] = [];
    render(<Tray onOpen={(id) => opened.push(id)} />);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await userEvent.dblClick(screen.getByText('Picture b'));
    expect(opened).toEqual(['a', 'b']);
    await userEvent.keyboard('{Control>}{Enter}{/Control}{Meta>}{Enter}{/Meta}');
    const [more] = screen.getAllByText('More');
    if (more) await userEvent.dblClick(more);
    more?.focus();
    await userEvent.keyboard('{Enter}');
    expect(opened).toEqual(['a', 'b']);
  });

  test('removes the focused item with Delete or Backspace, which mean nothing else then', async () => {
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    window.addEventListener('keydown', listen);
    render(<Tray />);
    await userEvent.tab();
    heard.length = 0;
    await userEvent.keyboard('{Delete}');
    expect(order()).toEqual(['b', 'c']);
    screen.getAllByRole('row')[0]?.focus();
    await userEvent.keyboard('{Backspace}');
    expect(order()).toEqual(['c']);
    expect(heard).toEqual([]);
    window.removeEventListener('keydown', listen);
  });

  test.each(['Delete', 'Backspace'])('keeps %s to itself: the picture on stage is not trashed too', async (key) => {
    const trashed = vi.fn();
    const takeBack = provideCommands({ trash: { perform: trashed, off: null } });
    const stop = listenToShortcuts(() => false);
    render(<Tray />);
    await userEvent.keyboard(`{${key}}`);
    expect(trashed).toHaveBeenCalledTimes(1);
    await userEvent.tab();
    await userEvent.keyboard(`{${key}}`);
    stop();
    takeBack();
    expect(order()).toEqual(['b', 'c']);
    expect(trashed).toHaveBeenCalledTimes(1);
  });

  test('leaves Delete with another key to the window', async () => {
    render(<Tray />);
    await userEvent.tab();
    await userEvent.keyboard('{Shift>}{Delete}{/Shift}{Control>}{Backspace}{/Control}');
    expect(order()).toEqual(['a', 'b', 'c']);
  });

  test('puts several moved items down together, in their old order', () => {
    expect(reorder(['a', 'b', 'c', 'd'], new Set(['d', 'a']), 'c', 'before')).toEqual(['b', 'a', 'd', 'c']);
    expect(reorder(['a', 'b', 'c', 'd'], new Set(['a']), 'd', 'after')).toEqual(['b', 'c', 'd', 'a']);
  });
});
