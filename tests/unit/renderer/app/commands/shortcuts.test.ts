import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { commandFor, isField, shortcutPressed } from '../../../../../renderer/app/commands/shortcuts.ts';
import type { CommandId } from '../../../../../shared/commands.ts';
import { press } from '../../../../support/press.ts';

describe('a key press and the table', () => {
  test('takes Command for Mod on macOS and Control elsewhere, and not the other way round', () => {
    expect(commandFor(press('k', { metaKey: true }), 'mac')?.id).toBe('palette');
    expect(commandFor(press('k', { ctrlKey: true }), 'other')?.id).toBe('palette');
    expect(commandFor(press('k', { ctrlKey: true }), 'mac')).toBeNull();
    expect(commandFor(press('k', { metaKey: true }), 'other')).toBeNull();
  });

  test('tells a letter with Shift from one without', () => {
    expect(commandFor(press('R', { shiftKey: true }), 'other')?.id).toBe('use-as-reference');
    expect(commandFor(press('r'), 'other')).toBeNull();
    expect(commandFor(press('r', { ctrlKey: true }), 'other')?.id).toBe('again');
  });

  test('finds signs whatever has to be held to type them', () => {
    expect(commandFor(press('?', { shiftKey: true }), 'other')?.id).toBe('shortcuts');
    expect(commandFor(press('+', { ctrlKey: true, shiftKey: true }), 'other')?.id).toBe('zoom-in');
    expect(commandFor(press('=', { ctrlKey: true }), 'other')?.id).toBe('zoom-in');
    expect(commandFor(press(',', { metaKey: true }), 'mac')?.id).toBe('open-settings');
  });

  test('finds letters and digits by their place where the layout prints something else', () => {
    expect(commandFor(press('л', { code: 'KeyK', ctrlKey: true }), 'other')?.id).toBe('palette');
    expect(commandFor(press('&', { code: 'Digit1', ctrlKey: true }), 'other')?.id).toBe('go-create');
    expect(commandFor(press(')', { code: 'Digit0', shiftKey: true }), 'other')?.id).toBe('zoom-full');
    expect(commandFor(press('@', { code: 'Digit2', shiftKey: true }), 'other')?.id).toBe('zoom-double');
    expect(commandFor(press('"', { code: 'Digit2', shiftKey: true }), 'mac')?.id).toBe('zoom-double');
  });

  test('finds brackets by their place, with Shift or without', () => {
    const there = { perform: () => {}, off: null };
    const leave = provideCommands({ 'mask-smaller': there, 'mask-softer': there }, 'mask');
    expect(commandFor(press('['), 'other')?.id).toBe('mask-smaller');
    expect(commandFor(press('ü', { code: 'BracketLeft' }), 'other')?.id).toBe('mask-smaller');
    expect(commandFor(press('{', { shiftKey: true }), 'other')?.id).toBe('mask-softer');
    expect(commandFor(press('Ü', { code: 'BracketLeft', shiftKey: true }), 'mac')?.id).toBe('mask-softer');
    leave();
  });

  test('knows the second keys of a command', () => {
    expect(commandFor(press('y', { ctrlKey: true }), 'other')?.id).toBe('redo');
    expect(commandFor(press('Z', { ctrlKey: true, shiftKey: true }), 'other')?.id).toBe('redo');
  });

  test('takes Delete for Backspace and leaves Alt alone', () => {
    expect(commandFor(press('Delete'), 'other')?.id).toBe('trash');
    expect(commandFor(press('e', { altKey: true }), 'other')).toBeNull();
  });
});

describe('at the window', () => {
  let ran: CommandId[] = [];
  let takeBack = () => {};

  beforeEach(() => {
    ran = [];
    const runs = (id: CommandId) => ({ perform: () => ran.push(id), off: null });
    takeBack = provideCommands({
      favourite: runs('favourite'),
      palette: runs('palette'),
      undo: runs('undo'),
      'next-picture': runs('next-picture'),
      'copy-picture': runs('copy-picture'),
    });
  });
  afterEach(() => {
    takeBack();
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  function type(on: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    on.addEventListener('keydown', (heard) => shortcutPressed(heard as KeyboardEvent, 'other'), { once: true });
    on.dispatchEvent(event);
    return event;
  }
  function add(html: string): Element {
    document.body.innerHTML = html;
    return document.body.querySelector('[data-here]') ?? document.body;
  }

  test('a single key does nothing while a person types, and a key with Mod does', () => {
    const field = add('<textarea data-here></textarea>');
    expect(type(field, 'f').defaultPrevented).toBe(false);
    expect(ran).toEqual([]);
    type(field, 'k', { ctrlKey: true });
    expect(ran).toEqual(['palette']);
  });

  test('undo in a field is the field’s own', () => {
    type(add('<input data-here type="text">'), 'z', { ctrlKey: true });
    expect(ran).toEqual([]);
    type(document.body, 'z', { ctrlKey: true });
    expect(ran).toEqual(['undo']);
  });

  test('a focused checkbox or button is no field; a slider is one for the keys that move it', () => {
    expect(isField(add('<input data-here type="checkbox">'), 'e')).toBe(false);
    expect(isField(add('<button data-here></button>'), 'e')).toBe(false);
    expect(isField(add('<input data-here type="range">'), 'ArrowLeft')).toBe(true);
    expect(isField(add('<input data-here type="range">'), 'e')).toBe(false);
    expect(isField(add('<div data-here role="textbox"></div>'), 'e')).toBe(true);
  });

  test('leaves keys to an input method, also where only code 229 says so', () => {
    type(document.body, 'f', { isComposing: true });
    type(document.body, 'f', { keyCode: 229 });
    expect(ran).toEqual([]);
  });

  test('leaves keys to menus and dialogs, and to whoever took them before', () => {
    type(add('<div role="menu"><span data-here></span></div>'), 'f');
    type(add('<div role="dialog"><span data-here></span></div>'), 'k', { ctrlKey: true });
    const taken = add('<span data-here></span>');
    taken.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    type(taken, 'f');
    expect(ran).toEqual([]);
  });

  test('a held key goes on stepping and does everything else once', () => {
    type(document.body, 'ArrowRight', { repeat: true });
    type(document.body, 'f', { repeat: true });
    expect(ran).toEqual(['next-picture']);
  });

  test('a mode’s own command has its keys for itself, also while it is off, and only while the mode is on', () => {
    const off = { perform: () => ran.push('mask-eraser'), off: 'not now' };
    const edits = provideCommands({ 'edit-picture': { perform: () => ran.push('edit-picture'), off: null } });
    type(document.body, 'e');
    const leave = provideCommands({ 'mask-brush': { ...off, off: null }, 'mask-eraser': off }, 'mask');
    type(document.body, 'e');
    expect(ran).toEqual(['edit-picture']);
    leave();
    type(document.body, 'e');
    expect(ran).toEqual(['edit-picture', 'edit-picture']);
    edits();
  });

  test('undo is the mode’s while it is on, and the window’s again afterwards', () => {
    const leave = provideCommands({ undo: { perform: () => ran.push('mask-clear'), off: null } }, 'mask');
    type(document.body, 'z', { ctrlKey: true });
    leave();
    type(document.body, 'z', { ctrlKey: true });
    expect(ran).toEqual(['mask-clear', 'undo']);
  });

  test('copies the picture only when no words are selected', () => {
    vi.spyOn(window, 'getSelection').mockReturnValue({ isCollapsed: false } as Selection);
    type(document.body, 'c', { ctrlKey: true });
    expect(ran).toEqual([]);
    vi.spyOn(window, 'getSelection').mockReturnValue({ isCollapsed: true } as Selection);
    type(document.body, 'c', { ctrlKey: true });
    expect(ran).toEqual(['copy-picture']);
  });
});
