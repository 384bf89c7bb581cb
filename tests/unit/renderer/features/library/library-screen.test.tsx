import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Asset } from '../../../../../shared/asset.ts';
import { LibraryScreen } from '../../../../../renderer/features/library/library-screen.tsx';
import { filtersCleared } from '../../../../../renderer/features/library/library-query.ts';
import { chosenPictures } from '../../../../../renderer/features/library/selection.ts';
import { useLibrary } from '../../../../../renderer/mirror/library.ts';
import { useShown } from '../../../../../renderer/shown.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';
import { someAsset } from '../../../../support/some-asset.ts';

let assets: readonly Asset[];
let bridge: FakeBridge;

/** 600 wide, in a narrow window: four tiles in a row. */
beforeEach(() => {
  assets = Array.from({ length: 12 }, (_, at) => someAsset(at));
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  const matching = (words: string) => assets.filter(({ promptStart }) => promptStart.includes(words));
  bridge = fakeBridge({
    'library.days': ({ words }) => {
      const count = matching(words).length;
      return count === 0 ? [] : [{ day: '2026-11-22', count, cursor: '0' }];
    },
    'library.page': ({ words, cursor, limit }) => {
      const from = Number(cursor ?? 0);
      const found = matching(words);
      const page = found.slice(from, from + limit);
      const next = from + page.length < found.length ? String(from + page.length) : null;
      return { assets: page, next, total: found.length };
    },
    'library.favourite': () => null,
    'library.dragOut': () => null,
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  filtersCleared();
  useLibrary.setState({ revision: 0, assets: {} });
});

async function shown() {
  render(<LibraryScreen />);
  const grid = await screen.findByRole('grid');
  await waitFor(() => expect(within(grid).getByRole('gridcell', { name: 'Picture 0' })).toBeDefined());
  return { grid, user: userEvent.setup() };
}
const tile = (number: number) => screen.getByRole('gridcell', { name: `Picture ${number}` });
const chosen = () => chosenPictures().map((id) => Number.parseInt(id, 16));

describe('choosing', () => {
  test('a click chooses one, Mod adds and takes away, Shift spans', async () => {
    const { user } = await shown();
    await user.click(tile(2));
    expect(chosen()).toEqual([2]);
    await user.keyboard('{Control>}');
    await user.click(tile(5));
    await user.click(tile(2));
    await user.keyboard('{/Control}{Shift>}');
    expect(chosen()).toEqual([5]);
    await user.click(tile(8));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(tile(4).getAttribute('aria-selected')).toBe('true');
  });

  test('arrows walk and choose, Shift stretches, Mod+A takes all, Escape none', async () => {
    const { grid, user } = await shown();
    act(() => grid.focus());
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(chosen()).toEqual([5]);
    expect(grid.getAttribute('aria-activedescendant')).toBe(tile(5).id);
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(chosen()).toEqual([5, 6]);
    await user.keyboard('{Control>}a{/Control}');
    expect(chosen()).toHaveLength(12);
    expect(screen.getByText('12 of 12 selected')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(chosen()).toEqual([]);
  });

  test('a key the grid uses never reaches the commands of the window', async () => {
    const { grid, user } = await shown();
    const reached: string[] = [];
    const listen = (event: KeyboardEvent) => reached.push(event.key);
    window.addEventListener('keydown', listen);
    act(() => grid.focus());
    await user.keyboard('{ArrowRight}f{Backspace}');
    window.removeEventListener('keydown', listen);
    expect(reached).toEqual(['f', 'Backspace']);
  });

  test('pictures that leave the library are no longer chosen, and the next one takes their place', async () => {
    const { user } = await shown();
    await user.click(tile(3));
    const gone = assets[3]?.id ?? '';
    assets = assets.filter(({ id }) => id !== gone);
    act(() => {
      bridge.emit({ name: 'library.removed', payload: [gone] });
      useLibrary.setState(({ revision }) => ({ revision: revision + 1 }));
    });
    await waitFor(() => expect(screen.queryByRole('gridcell', { name: 'Picture 3' })).toBeNull());
    expect(chosen()).toEqual([]);
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toEqual([5]);
  });

  test('a picture that comes back, as undo of trash does, stands where it was', async () => {
    await shown();
    const whole = assets;
    assets = whole.slice(1);
    act(() => useLibrary.setState(({ revision }) => ({ revision: revision + 1 })));
    await waitFor(() => expect(screen.queryByRole('gridcell', { name: 'Picture 0' })).toBeNull());
    assets = whole;
    act(() => useLibrary.setState(({ revision }) => ({ revision: revision + 1 })));
    await waitFor(() => expect(tile(0).getAttribute('data-tile')).toBe('0'));
  });
});

describe('looking and going on', () => {
  test('Space shows it large, arrows go on, Space closes', async () => {
    const { grid, user } = await shown();
    await user.click(tile(1));
    act(() => grid.focus());
    await user.keyboard(' ');
    const look = await screen.findByRole('dialog', { name: 'Quick look' });
    expect(within(look).getByRole('img').getAttribute('src')).toBe(`asset/${assets[1]?.id}`);
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(within(look).getByRole('img').getAttribute('src')).toBe(`asset/${assets[2]?.id}`));
    await user.keyboard(' ');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(chosen()).toEqual([2]);
  });

  test('Enter puts it on stage', async () => {
    const { grid, user } = await shown();
    await user.click(tile(1));
    act(() => grid.focus());
    await user.keyboard('{Enter}');
    expect(useShown.getState().shown).toEqual({ kind: 'asset', assetId: assets[1]?.id });
  });

  test('dragging a chosen picture drags all chosen ones, another goes alone', async () => {
    const { user } = await shown();
    await user.click(tile(1));
    await user.keyboard('{Shift>}');
    await user.click(tile(3));
    await user.keyboard('{/Shift}');
    const drag = (number: number) => fireEvent.dragStart(tile(number));
    drag(2);
    drag(7);
    const ids = bridge.asked('library.dragOut').map((input) => input.ids.map((id) => Number.parseInt(id, 16)));
    expect(ids).toEqual([[1, 2, 3], [7]]);
  });

  test('the star changes one picture, whatever is chosen', async () => {
    const { user } = await shown();
    await user.hover(tile(4));
    fireEvent.click(within(tile(4)).getByRole('button', { name: 'Add to favourites' }));
    expect(bridge.asked('library.favourite')).toEqual([{ ids: [assets[4]?.id], on: true }]);
    expect(chosen()).toEqual([]);
  });
});

describe('finding', () => {
  test('searches as one types and offers the way back when nothing is found', async () => {
    const { user } = await shown();
    const search = screen.getByRole('searchbox', { name: 'Search the library' });
    await user.type(search, 'Picture 11');
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(1));
    await user.type(search, 'x');
    expect(await screen.findByText('Nothing matches “Picture 11x”')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Clear search' }));
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(12));
  });

  test('asks for favourites only, and names the filter when there are none', async () => {
    const { user } = await shown();
    assets = [];
    await user.click(screen.getByRole('button', { name: /Favourites/ }));
    expect(await screen.findByText('A filter is on: Favourites.')).toBeDefined();
    expect(bridge.asked('library.days').at(-1)).toEqual({ words: '', favourite: true });
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('No pictures yet')).toBeDefined();
  });
});
