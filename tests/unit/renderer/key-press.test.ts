import { describe, expect, test } from 'vitest';
import { namesOfPress } from '../../../renderer/key-press.ts';
import { press } from '../../support/press.ts';

describe('a key press', () => {
  test('is called what a shortcut is written as', () => {
    expect(namesOfPress(press('k', { ctrlKey: true, altKey: true, shiftKey: true }), 'other')).toEqual([
      'Mod+Alt+Shift+K',
    ]);
    expect(namesOfPress(press('k', { metaKey: true }), 'mac')).toEqual(['Mod+K']);
    expect(namesOfPress(press(' '), 'mac')).toEqual(['Space']);
    expect(namesOfPress(press('F5'), 'mac')).toEqual(['F5']);
  });

  test('with Option is the letter of the key, not the sign it prints', () => {
    expect(namesOfPress(press('å', { code: 'KeyA', altKey: true }), 'mac')[0]).toBe('Alt+A');
    expect(namesOfPress(press('@', { code: 'KeyL', altKey: true }), 'mac')[0]).toBe('Alt+L');
    expect(namesOfPress(press('Dead', { code: 'KeyE', altKey: true }), 'mac')).toEqual(['Alt+E']);
  });

  test('that prints a sign with Shift is both, the digit first', () => {
    expect(namesOfPress(press('=', { code: 'Digit0', ctrlKey: true, shiftKey: true }), 'other')).toEqual([
      'Mod+Shift+0',
      'Mod+=',
    ]);
  });

  test('of the other Control key, or of no key a shortcut can have, is none', () => {
    expect(namesOfPress(press('k', { ctrlKey: true }), 'mac')).toEqual([]);
    expect(namesOfPress(press('k', { metaKey: true }), 'other')).toEqual([]);
    for (const key of ['Shift', 'Control', 'Meta', 'Dead', 'Process', 'CapsLock', 'MediaPlayPause'])
      expect(namesOfPress(press(key), 'other'), key).toEqual([]);
  });
});
