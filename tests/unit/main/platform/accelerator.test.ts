import { expect, test } from 'vitest';
import { acceleratorOf } from '../../../../electron/main/platform/accelerator.ts';

test('keys are written as Electron knows them', () => {
  expect(['Mod+Alt+Shift+K', 'ArrowLeft', 'Mod+ArrowUp', 'Backspace', 'F5'].map(acceleratorOf)).toEqual([
    'CmdOrCtrl+Alt+Shift+K',
    'Left',
    'CmdOrCtrl+Up',
    'Backspace',
    'F5',
  ]);
});

test('there are none without a shortcut, and for keys a menu can’t name', () => {
  expect([null, 'Mod+Ö', 'Alt+–'].map(acceleratorOf)).toEqual([null, null, null]);
});
