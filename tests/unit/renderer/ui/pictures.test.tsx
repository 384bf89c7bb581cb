import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { X } from 'lucide-react';
import { FilmCard, filmCardWidth } from '../../../../renderer/ui/film-card.tsx';

afterEach(cleanup);

describe('a film card', () => {
  test('is as wide as its picture at a height of 72, within 58 and 128', () => {
    expect(filmCardWidth({ width: 1536, height: 1024 })).toBe(108);
    expect(filmCardWidth({ width: 1024, height: 4096 })).toBe(58);
    expect(filmCardWidth({ width: 4096, height: 1024 })).toBe(128);
    expect(filmCardWidth(null)).toBe(108);
  });

  test('can be opened and cancelled apart from each other', async () => {
    const open = vi.fn();
    const cancel = vi.fn();
    render(
      <FilmCard
        label="Jug, receiving"
        picture={null}
        state="generating"
        caption="Receiving"
        onPress={open}
        action={{ label: 'Cancel', icon: X, onPress: cancel }}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect([open.mock.calls.length, cancel.mock.calls.length]).toEqual([0, 1]);
    await userEvent.click(screen.getByRole('button', { name: 'Jug, receiving' }));
    expect([open.mock.calls.length, cancel.mock.calls.length]).toEqual([1, 1]);
  });
});
