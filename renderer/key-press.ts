import { comparable, isSign, readKeys } from '../shared/shortcuts.ts';
import type { Platform } from './ui/shortcut.ts';

/** What a key press says, as far as shortcuts are concerned. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** Other names of a key that does the same. */
const SAME: Readonly<Record<string, string>> = { '+': '=', Delete: 'Backspace', '{': '[', '}': ']', ' ': 'Space' };
/** Brackets are meant by their place: elsewhere they need a third level, and say nothing of Shift. */
const BRACKETS: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

/** Letters and digits by what is printed; by place where the layout has no Latin letters, or Shift or Alt changes them. */
function keyOf({ key, code, altKey }: Press): string {
  const bracket = BRACKETS[code];
  if (bracket !== undefined) return bracket;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (place !== undefined && /\d/.test(place)) return place;
  if (place !== undefined && !(altKey ? /^[a-z]$/i : /^[\x20-\x7e]$/).test(key)) return place;
  return SAME[key] ?? key;
}

/**
 * What a press can be called in shortcuts, the nearest name first: where Shift and a digit print a sign, it is both.
 * Mod is Command on macOS and Control elsewhere; a press with the other one is none.
 */
export function namesOfPress(press: Press, platform: Platform): readonly string[] {
  const [mod, other] = platform === 'mac' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (other) return [];
  const held = `${mod ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}${press.shiftKey ? 'Shift+' : ''}`;
  const printed = SAME[press.key] ?? press.key;
  const names = [keyOf(press), ...(isSign(printed) ? [printed] : [])].map((key) => readKeys(held + key));
  return [...new Set(names.flatMap((name) => (name === null ? [] : comparable(name))))];
}

/** While an input method composes, every key is its own; some systems say so only by code 229. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** A third level of the keyboard, where Control and Alt, or a key of its own, only choose which sign is typed. */
export const isThirdLevel = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph');
