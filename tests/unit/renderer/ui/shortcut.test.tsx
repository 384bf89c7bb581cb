import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Kbd } from '../../../../renderer/ui/kbd.tsx';
import { formatShortcut } from '../../../../renderer/ui/shortcut.ts';

describe('shortcuts', () => {
  test('read as signs without separators on a mac, modifiers in the order its menus use', () => {
    expect(formatShortcut('Mod+Shift+K', 'mac')).toBe('⇧⌘K');
    expect(formatShortcut('Mod+Enter', 'mac')).toBe('⌘↵');
    expect(formatShortcut('Backspace', 'mac')).toBe('⌫');
  });

  test('read as names joined by plus elsewhere', () => {
    expect(formatShortcut('Mod+Shift+k', 'other')).toBe('Ctrl+Shift+K');
    expect(formatShortcut('Escape', 'other')).toBe('Esc');
    expect(formatShortcut('ArrowLeft', 'other')).toBe('←');
  });

  test('keep the plus key itself', () => {
    expect(formatShortcut('Mod++', 'mac')).toBe('⌘+');
    expect(formatShortcut('Mod++', 'other')).toBe('Ctrl++');
  });

  test('are one cap per key in a sheet of shortcuts', () => {
    render(<Kbd keys="Mod+K" isCaps platform="mac" />);
    expect(screen.getByText('⌘')).not.toBe(screen.getByText('K'));
  });
});
