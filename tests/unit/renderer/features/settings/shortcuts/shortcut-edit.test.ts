import { expect, test } from 'vitest';
import type { Press } from '../../../../../../renderer/key-press.ts';
import { answerOf } from '../../../../../../renderer/features/settings/shortcuts/shortcut-edit.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const answer = (key: string, more?: Partial<Press>) => answerOf('palette', press(key, more));

test('Escape leaves, Backspace and Delete remove, and keys that are only held are waited for', () => {
  expect(answer('Escape')).toEqual({ kind: 'leave' });
  expect(answer('Backspace')).toEqual({ kind: 'keys', keys: null });
  expect(answer('Delete')).toEqual({ kind: 'keys', keys: null });
  expect(answer('Shift', { shiftKey: true })).toEqual({ kind: 'wait' });
  expect(answer('Control', { ctrlKey: true })).toEqual({ kind: 'wait' });
  expect(answer('k', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'keys', keys: 'Mod+Shift+K' });
});

test.each<[string, Partial<Press>, string]>([
  ['Tab', {}, 'Tab does the same everywhere and stays as it is.'],
  ['v', { ctrlKey: true }, 'Ctrl+V does the same everywhere and stays as it is.'],
  ['q', { ctrlKey: true }, 'Ctrl+Q belongs to the system.'],
  ['Enter', {}, 'Enter works buttons, fields and lists. Hold Ctrl or Alt with it.'],
  ['j', { metaKey: true }, 'These keys can’t be a shortcut. Take a key with Ctrl or Alt.'],
  [
    'p',
    {},
    'Commands also works while you write, where P belongs to the text. Hold Ctrl with it, or take a function key.',
  ],
])('%s with %o is refused: %s', (key, more, text) => expect(answer(key, more)).toEqual({ kind: 'refused', text }));
