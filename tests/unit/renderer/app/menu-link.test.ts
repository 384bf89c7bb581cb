import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linkMenu } from '../../../../renderer/app/menu-link.ts';
import { overlayClosed, overlayOpened } from '../../../../renderer/app/overlay-store.ts';
import { provideCommands } from '../../../../renderer/commands.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';

const ready = { perform: () => {}, off: null };
const off = { perform: () => {}, off: 'not now' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('main hears once what can be done, and then only what has changed', () => {
  const bridge = fakeBridge({ 'app.commandsChanged': () => null });
  const asked = () => {
    vi.runAllTimers();
    return bridge.asked('app.commandsChanged');
  };
  const takeBack = provideCommands({ again: ready, vary: off });
  const stop = linkMenu();
  expect(asked()).toEqual([{ on: ['again'], off: [] }]);

  provideCommands({ vary: { ...off, off: 'for another reason' } })();
  takeBack();
  const take = provideCommands({ again: ready, vary: ready });
  expect(asked()).toHaveLength(2);
  expect(asked().at(-1)).toEqual({ on: ['vary'], off: [] });

  overlayOpened({ kind: 'palette' });
  expect(asked().at(-1)).toEqual({ on: [], off: ['again', 'vary'] });
  overlayClosed();
  expect(asked().at(-1)).toEqual({ on: ['again', 'vary'], off: [] });

  stop();
  take();
  expect(asked()).toHaveLength(4);
});
