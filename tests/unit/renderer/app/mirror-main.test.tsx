import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mirrorMain } from '../../../../renderer/app/mirror-main.ts';
import { overlayClosed, overlayOpened } from '../../../../renderer/app/overlay-store.ts';
import { provideCommands } from '../../../../renderer/commands.ts';
import { ConfirmDialog } from '../../../../renderer/ui/dialog.tsx';
import { fakeBridge, type FakeBridge } from '../../../support/fake-bridge.ts';

const performed = vi.fn();
let bridge: FakeBridge;
let takeBack: () => void;

beforeEach(async () => {
  performed.mockClear();
  takeBack = provideCommands({ trash: { perform: performed, off: null } });
  bridge = fakeBridge({});
  await mirrorMain();
});
afterEach(() => {
  takeBack();
  overlayClosed();
  cleanup();
});

const chosen = () => act(() => bridge.emit({ name: 'app.command', payload: { id: 'trash' } }));
const question = (isOpen: boolean) => (
  <ConfirmDialog isOpen={isOpen} title="Really?" confirmLabel="Yes" cancelLabel="No" onConfirm={() => {}}>
    It can be undone.
  </ConfirmDialog>
);

describe('a command of the system’s menus', () => {
  test('is performed once', () => {
    chosen();
    expect(performed).toHaveBeenCalledTimes(1);
  });

  test('is not performed behind a question, and again once it is answered', () => {
    const { rerender } = render(question(true));
    chosen();
    expect(performed).not.toHaveBeenCalled();
    rerender(question(false));
    chosen();
    expect(performed).toHaveBeenCalledTimes(1);
  });

  test('is not performed behind what covers the window, though its code is still being fetched', () => {
    overlayOpened({ kind: 'palette' });
    chosen();
    expect(performed).not.toHaveBeenCalled();
  });
});
