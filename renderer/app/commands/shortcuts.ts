import { COMMANDS, type CommandId, type CommandRow } from '../../../shared/commands.ts';
import { isProvided, runCommand } from '../../commands.ts';
import { currentPlatform, type Platform } from '../../ui/shortcut.ts';

/** What a key press says, as far as shortcuts are concerned. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** Keys that go on while they are held. */
const REPEATS: readonly CommandId[] = [
  ...(['previous-picture', 'next-picture', 'zoom-in', 'zoom-out', 'undo', 'redo'] as const),
  ...(['mask-smaller', 'mask-larger', 'mask-softer', 'mask-harder', 'mask-step-back'] as const),
];
/** Other names of a key that does the same. */
const SAME: Readonly<Record<string, string>> = { '+': '=', Delete: 'Backspace', '{': '[', '}': ']' };
/** Brackets are meant by their place: elsewhere they need a third level, and say nothing of Shift. */
const BRACKETS: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}[\]]/u.test(key);

/** Letters and digits by what is printed; where the layout has no Latin letters, or Shift changes a digit, by place. */
function keyOf({ key, code }: Press): string {
  const bracket = BRACKETS[code];
  if (bracket !== undefined) return bracket;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (place !== undefined && /\d/.test(place)) return place;
  if (place !== undefined && !/^[\x20-\x7e]$/.test(key)) return place;
  return SAME[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** Whether a press is the one a row of the command table names. Mod is Command on macOS, Control elsewhere. */
export function matches(keys: string, press: Press, platform: Platform): boolean {
  const parts = keys.split('+').filter(Boolean);
  const wanted = parts.at(-1) ?? '';
  const [mod, other] = platform === 'mac' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (mod !== parts.includes('Mod') || other || press.altKey) return false;
  // A sign may need Shift to be typed at all, and which does depends on the layout.
  if (isSign(wanted)) return (SAME[press.key] ?? press.key) === wanted;
  return press.shiftKey === parts.includes('Shift') && keyOf(press) === wanted;
}

type Row = CommandRow & { readonly id: CommandId };

/** The command a press means now: where a mode has one for these keys, that one and no other, also when it is off. */
export function commandFor(press: Press, platform: Platform): Row | null {
  const rows: readonly Row[] = COMMANDS;
  const meant = rows.filter(({ keys, alsoKeys }) =>
    [keys, alsoKeys].some((one) => one != null && matches(one, press, platform)),
  );
  return meant.find(({ mode, id }) => mode && isProvided(id)) ?? meant.find(({ mode }) => !mode) ?? null;
}

const BUTTON_KINDS = ['button', 'checkbox', 'radio', 'submit', 'reset'];

/** Keys that move a slider. */
const MOVES = /^(?:Arrow|Page|Home|End)/;

/** Whether a key belongs to what has focus: text is written there, or a slider moved. */
export function isField(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return target.type === 'range' ? MOVES.test(key) : !BUTTON_KINDS.includes(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role="textbox"], [role="combobox"]');
}

/** Menus and dialogs have keys of their own, and letters there look for an item. */
const isInOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [data-trigger="Select"]') !== null;

const isTextSelected = (): boolean => getSelection()?.isCollapsed === false;

/** While an input method composes, every key is its own; some systems say so only by code 229. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** One key press at the window, after everything nearer has had it. True when it was a command's. */
export function shortcutPressed(event: KeyboardEvent, platform: Platform = currentPlatform): boolean {
  if (event.defaultPrevented || isComposing(event) || isInOverlay(event.target)) return false;
  const row = commandFor(event, platform);
  if (!row || (row.outsideFields && isField(event.target, event.key))) return false;
  if (row.keys === 'Mod+C' && isTextSelected()) return false;
  if (event.repeat && !REPEATS.includes(row.id)) {
    event.preventDefault();
    return true;
  }
  const ran = runCommand(row.id);
  if (ran) event.preventDefault();
  return ran;
}

/** Listens as long as the window stands. `isBlocked`: something covers the window. */
export function listenToShortcuts(isBlocked: () => boolean): () => void {
  const listen = (event: KeyboardEvent) => {
    if (!isBlocked()) shortcutPressed(event);
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
