import { describe, expect, test } from 'vitest';
import { COMMANDS, type CommandId, type CommandRow } from '../../../shared/commands.ts';
import {
  belongsToText,
  bindingsWith,
  changedCommands,
  comparable,
  holderOf,
  meaningsOf,
  readKeys,
  refusalOf,
  type ShortcutChanges,
  shownKeys,
  unusableShortcuts,
  withKeys,
} from '../../../shared/shortcuts.ts';

const shown = (changes: ShortcutChanges, id: CommandId) => shownKeys(bindingsWith(changes), id);
const ROWS: readonly (CommandRow & { readonly id: CommandId })[] = COMMANDS;

describe('keys', () => {
  test('are written in one way, whatever their order and case', () => {
    expect(readKeys('Shift+Mod+k')).toBe('Mod+Shift+K');
    expect(readKeys('Alt+Shift+Mod+ArrowUp')).toBe('Mod+Alt+Shift+ArrowUp');
    expect(readKeys('F12')).toBe('F12');
    expect(readKeys("Mod+'")).toBe("Mod+'");
    expect(readKeys('ö')).toBe('Ö');
  });

  test.each([
    '',
    'Mod',
    'Mod+',
    'Mod++',
    'Ctrl+K',
    'Mod+Mod+K',
    'Mod+kk',
    'F25',
    'Mod+K+Shift',
    'Mod + K',
    ' ',
    'Dead',
  ])('“%s” names none', (text) => expect(readKeys(text)).toBeNull());

  test('with a sign are the same with Shift and without, because layouts differ in what needs it', () => {
    expect(comparable('Shift+?')).toBe('?');
    expect(comparable('Mod+Shift+=')).toBe('Mod+=');
    expect(comparable('Shift+[')).toBe('Shift+[');
    expect(comparable('Shift+0')).toBe('Shift+0');
  });

  test('belong to text when they type or edit it', () => {
    expect(['E', 'Shift+R', 'Alt+K', 'Backspace', 'Mod+Z', 'Mod+Shift+Z', 'Mod+C'].filter(belongsToText)).toHaveLength(
      7,
    );
    expect(['Mod+K', 'Mod+Enter', 'F5', 'Shift+F5', 'Mod+Alt+C', 'Mod+Shift+S'].filter(belongsToText)).toEqual([]);
  });
});

describe('the table', () => {
  test('gives every command its own keys, and no two commands of a mode the same', () => {
    const bindings = bindingsWith({});
    for (const { id, keys, alsoKeys } of ROWS)
      expect(bindings.get(id), id).toEqual([keys, alsoKeys].filter((one) => one != null));
  });

  test('names its keys the way they are read, and refuses none of them', () => {
    for (const { id, keys } of ROWS)
      if (keys !== null) expect([readKeys(keys), refusalOf(id, keys)], id).toEqual([keys, null]);
  });
});

describe('a changed shortcut', () => {
  test('holds in place of the table’s, with its second keys gone', () => {
    expect(bindingsWith({ redo: 'Mod+Shift+Y' }).get('redo')).toEqual(['Mod+Shift+Y']);
    expect(bindingsWith({ redo: null }).get('redo')).toEqual([]);
    expect(shown({ reveal: 'Mod+Alt+R' }, 'reveal')).toBe('Mod+Alt+R');
  });

  test('goes before the table: whose keys it takes has none', () => {
    const changes = { reveal: 'Mod+K' };
    expect([shown(changes, 'reveal'), shown(changes, 'palette')]).toEqual(['Mod+K', null]);
    expect(bindingsWith({ reveal: 'Mod+Y' }).get('redo')).toEqual(['Mod+Shift+Z']);
  });

  test('of two with the same keys the first in the table has them', () => {
    const changes = { reveal: 'Mod+J', vary: 'Mod+J' };
    expect([shown(changes, 'vary'), shown(changes, 'reveal')]).toEqual(['Mod+J', null]);
  });

  test('that can’t be used leaves the table’s keys, and is told', () => {
    const changes = {
      palette: 'Mod+nonsense',
      find: 'Tab',
      toString: 'Mod+J',
      'of-another-version': 'Mod+U',
      vary: 'Mod+J',
    };
    expect([shown(changes, 'palette'), shown(changes, 'find'), shown(changes, 'vary')]).toEqual([
      'Mod+K',
      'Mod+F',
      'Mod+J',
    ]);
    expect(unusableShortcuts(changes)).toEqual([
      'palette: Mod+nonsense',
      'find: Tab',
      'toString: Mod+J',
      'of-another-version: Mod+U',
    ]);
    expect(changedCommands(changes)).toEqual(['vary']);
  });
});

describe('who has keys', () => {
  test('is asked within a mode: mask mode may use those of the window again', () => {
    const bindings = bindingsWith({});
    expect(holderOf(bindings, 'reveal', 'Mod+K')).toBe('palette');
    expect(holderOf(bindings, 'reveal', 'Mod+Y')).toBe('redo');
    expect(holderOf(bindings, 'palette', 'Mod+K')).toBeNull();
    expect(holderOf(bindings, 'mask-invert', 'Mod+K')).toBeNull();
    expect(holderOf(bindings, 'reveal', 'B')).toBeNull();
    expect(holderOf(bindings, 'mask-invert', 'B')).toBe('mask-brush');
    expect(holderOf(bindings, 'reveal', 'Mod+Shift+=')).toBe('zoom-in');
  });

  test('may be two, one while a mask is drawn', () => {
    const bindings = bindingsWith({ reveal: 'B', 'mask-invert': 'Mod+Enter' });
    expect(meaningsOf(bindings, 'reveal')).toEqual({ mask: 'mask-brush', window: 'reveal' });
    expect(meaningsOf(bindings, 'mask-invert')).toEqual({ mask: 'mask-invert', window: 'generate' });
    expect(meaningsOf(bindings, 'palette')).toBeNull();
    expect(meaningsOf(bindings, 'open-shelf')).toBeNull();
  });
});

describe('giving keys', () => {
  test('keeps only what differs from the table', () => {
    const given = withKeys({}, 'again', 'Mod+Shift+A');
    expect(given).toEqual({ again: 'Mod+Shift+A' });
    expect(withKeys(given, 'again', 'Mod+R')).toEqual({});
    expect(withKeys({}, 'shortcuts', '?')).toEqual({});
    expect(withKeys({}, 'reveal', null)).toEqual({});
    expect(withKeys({}, 'palette', null)).toEqual({ palette: null });
  });

  test('takes them from who had them', () => {
    expect(withKeys({}, 'reveal', 'Mod+K')).toEqual({ reveal: 'Mod+K', palette: null });
    expect(withKeys({ palette: 'Mod+J' }, 'reveal', 'Mod+J')).toEqual({ reveal: 'Mod+J', palette: null });
    expect(withKeys({ reveal: 'Mod+J' }, 'vary', 'Mod+J')).toEqual({ vary: 'Mod+J', reveal: null });
  });

  test('takes second keys without the first', () => {
    const changes = withKeys({}, 'reveal', 'Mod+Y');
    expect(changes).toEqual({ reveal: 'Mod+Y' });
    expect(bindingsWith(changes).get('redo')).toEqual(['Mod+Shift+Z']);
  });

  test('keeps what other versions have written', () => {
    expect(withKeys({ 'of-another-version': 'Mod+U' }, 'again', null)).toEqual({
      'of-another-version': 'Mod+U',
      again: null,
    });
  });
});

describe('keys are refused', () => {
  test.each<[CommandId, string, string]>([
    ['reveal', 'Tab', 'everywhere'],
    ['reveal', 'Mod+Shift+Tab', 'everywhere'],
    ['reveal', 'Mod+Q', 'system'],
    ['reveal', 'Alt+F4', 'system'],
    ['reveal', 'Mod+V', 'everywhere'],
    ['reveal', 'Enter', 'control'],
    ['reveal', 'Shift+Space', 'control'],
    ['reveal', 'ArrowUp', 'control'],
    ['generate', 'G', 'typed'],
    ['palette', 'Alt+P', 'typed'],
    ['palette', 'Mod+Z', 'typed'],
  ])('%s can’t have %s', (id, keys, why) => expect(refusalOf(id, keys)).toBe(why));

  test.each<[CommandId, string]>([
    ['mask-close', 'Enter'],
    ['mask-drop', 'Escape'],
    ['next-picture', 'ArrowRight'],
    ['reveal', 'G'],
    ['favourite', 'Shift+S'],
    ['reveal', 'Mod+ArrowUp'],
    ['generate', 'F5'],
    ['generate', 'Mod+Alt+G'],
  ])('but %s can have %s', (id, keys) => expect(refusalOf(id, keys)).toBeNull());
});
