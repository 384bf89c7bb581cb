import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from '../../../../renderer/ui/button.tsx';
import { ContextMenu, useContextMenu } from '../../../../renderer/ui/context-menu.tsx';
import { ConfirmDialog, DialogTrigger } from '../../../../renderer/ui/dialog.tsx';
import { MenuItem, MenuPopover, MenuTrigger } from '../../../../renderer/ui/menu.tsx';
import { createToasts, ToastRegion } from '../../../../renderer/ui/toast.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a confirmation', () => {
  function Question({ onConfirm }: { readonly onConfirm: () => void }) {
    return (
      <DialogTrigger>
        <Button>Forget key</Button>
        <ConfirmDialog
          title="Forget this key?"
          cancelLabel="Cancel"
          confirmLabel="Forget"
          isDanger
          onConfirm={onConfirm}
        >
          It is removed from the keychain.
        </ConfirmDialog>
      </DialogTrigger>
    );
  }

  test('gives focus back to what opened it and does nothing on Escape', async () => {
    const onConfirm = vi.fn();
    render(<Question onConfirm={onConfirm} />);
    const opener = screen.getByRole('button', { name: 'Forget key' });
    await userEvent.click(opener);
    const dialog = screen.getByRole('alertdialog', { name: 'Forget this key?' });
    expect(dialog.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(opener));
    expect(onConfirm).not.toHaveBeenCalled();
  });

  test('closes and acts once when it is confirmed', async () => {
    const onConfirm = vi.fn();
    render(<Question onConfirm={onConfirm} />);
    await userEvent.click(screen.getByRole('button', { name: 'Forget key' }));
    await userEvent.click(screen.getByRole('button', { name: 'Forget' }));
    expect(onConfirm).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });
});

describe('a menu', () => {
  test('shows why an item is off, and steps over it', async () => {
    const act = vi.fn();
    render(
      <MenuTrigger>
        <Button>Picture</Button>
        <MenuPopover label="Picture" onAction={act}>
          <MenuItem id="paste" label="Paste mask" offBecause="no mask yet" />
          <MenuItem id="edit" label="Edit this" shortcut="E" />
        </MenuPopover>
      </MenuTrigger>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Picture' }));
    const off = screen.getByRole('menuitem', { name: 'Paste mask no mask yet' });
    expect(off.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(off);
    expect(act).not.toHaveBeenCalled();
    screen.getByRole('menu').focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(act.mock.calls.map(([key]) => String(key))).toEqual(['edit']);
  });
});

describe('a context menu', () => {
  function Area({ onEdit }: { readonly onEdit: () => void }) {
    const { at, onContextMenu, close } = useContextMenu();
    return (
      <div onContextMenu={onContextMenu}>
        <button type="button">Picture</button>
        <ContextMenu label="Picture" at={at} onClose={close}>
          <MenuItem id="edit" label="Edit this" onAction={onEdit} />
        </ContextMenu>
      </div>
    );
  }

  test('opens on a right click, acts, and closes', async () => {
    const onEdit = vi.fn();
    render(<Area onEdit={onEdit} />);
    await userEvent.pointer({ keys: '[MouseRight]', target: screen.getByRole('button', { name: 'Picture' }) });
    await userEvent.click(screen.getByRole('menuitem', { name: 'Edit this' }));
    expect(onEdit).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });
});

describe('toasts', () => {
  test('announce good news politely and errors at once', () => {
    const toasts = createToasts();
    render(<ToastRegion toasts={toasts} label="Notices" closeLabel="Close" />);
    act(() => {
      toasts.show({ title: 'Saved 4 pictures', detail: '$0.165' });
      toasts.show({ title: 'Refused by moderation', tone: 'error' });
    });
    expect(screen.getByRole('status').textContent).toContain('Saved 4 pictures');
    expect(screen.getByRole('alert').textContent).toContain('Refused by moderation');
  });

  test('go by themselves, but wait while the pointer is over them', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const toasts = createToasts();
    render(<ToastRegion toasts={toasts} label="Notices" closeLabel="Close" />);
    act(() => void toasts.show({ title: 'Saved' }));
    await user.hover(screen.getByText('Saved'));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.queryByText('Saved')).toBeTruthy();
    await user.unhover(screen.getByText('Saved'));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.queryByText('Saved')).toBeNull();
  });

  test('go when their action is taken', async () => {
    const undo = vi.fn();
    const toasts = createToasts();
    render(<ToastRegion toasts={toasts} label="Notices" closeLabel="Close" />);
    act(() => void toasts.show({ title: '4 pictures moved to trash', action: { label: 'Undo', onPress: undo } }));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText('4 pictures moved to trash')).toBeNull();
  });
});
