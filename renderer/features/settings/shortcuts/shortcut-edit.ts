import { COMMANDS, type CommandId } from '../../../../shared/commands.ts';
import {
  bindingsWith,
  changedCommands,
  holderOf,
  meaningsOf,
  refusalOf,
  type ShortcutChanges,
  shownKeys,
  withKeys,
} from '../../../../shared/shortcuts.ts';
import { say } from '../../../../shared/words/say.ts';
import { namesOfPress, type Press } from '../../../key-press.ts';
import { currentPlatform, formatShortcut } from '../../../ui/shortcut.ts';
import { commandName, nowWords, refusalWords } from './shortcut-words.ts';

/** What a press answers to “press new keys”. */
export type Answer =
  | { readonly kind: 'wait' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'keys'; readonly keys: string | null }
  | { readonly kind: 'refused'; readonly text: string };

/** Held on the way to a shortcut, or heard while a sign is put together. */
const NO_KEY_YET = /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Fn|FnLock|Dead|Process|Unidentified)$/;

export function answerOf(id: CommandId, press: Press): Answer {
  if (NO_KEY_YET.test(press.key)) return { kind: 'wait' };
  const [keys] = namesOfPress(press, currentPlatform);
  if (keys === 'Escape') return { kind: 'leave' };
  if (keys === 'Backspace') return { kind: 'keys', keys: null };
  const why = keys === undefined ? 'unknown' : refusalOf(id, keys);
  if (why !== null) return { kind: 'refused', text: refusalWords(why, id, keys ?? '') };
  return { kind: 'keys', keys: keys ?? null };
}

/** The command that would lose these keys. */
export const loserOf = (changes: ShortcutChanges, id: CommandId, keys: string | null): CommandId | null =>
  keys === null ? null : holderOf(bindingsWith(changes), id, keys);

/** The keys a command came with. */
export const usualKeys = (id: CommandId): string | null => COMMANDS.find((row) => row.id === id)?.keys ?? null;

export type Given = {
  readonly changes: ShortcutChanges;
  /** What has become of it, to be read out. */
  readonly said: string;
  /** What a person may not expect of it; null when there is nothing. */
  readonly note: string | null;
};

export function given(before: ShortcutChanges, id: CommandId, keys: string | null): Given {
  const changes = withKeys(before, id, keys);
  const bindings = bindingsWith(changes);
  const loser = loserOf(before, id, keys);
  const meanings = meaningsOf(bindings, id);
  const lost = loser !== null && shownKeys(bindings, loser) === null;
  const isOwn = changedCommands(changes).includes(id);
  const notes = [
    ...(lost ? [nowWords(loser, null)] : []),
    ...(isOwn && meanings ? [twoWords(meanings, keys ?? '')] : []),
  ];
  return { changes, said: [nowWords(id, keys), ...notes].join(' '), note: notes.join(' ') || null };
}

const twoWords = ({ mask, window }: { mask: CommandId; window: CommandId }, keys: string): string =>
  say('shortcut.two', {
    keys: formatShortcut(keys),
    mask: commandName(mask),
    window: commandName(window),
  });
