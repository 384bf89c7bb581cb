import { COMMANDS, type CommandId, type CommandRow } from '../../../shared/commands.ts';
import { runCommand } from '../../commands.ts';
import { currentPlatform, type Platform } from '../../ui/shortcut.ts';

/** What a key press says, as far as shortcuts are concerned. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** Keys that go on while they are held. */
const REPEATS: readonly CommandId[] = ['previous-picture', 'next-picture', 'zoom-in', 'zoom-out'];
/** Other names of a key that does the same. */
const SAME: Readonly<Record<string, string>> = { '+': '=', Delete: 'Backspace' };

const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

/** Letters and digits by what is printed; where the layout has no Latin letters, or Shift changes a digit, by place. */
function keyOf({ key, code }: Press): string {
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

export function commandFor(press: Press, platform: Platform): (CommandRow & { readonly id: CommandId }) | null {
  return COMMANDS.find((row) => row.keys !== null && matches(row.keys, press, platform)) ?? null;
}

const BUTTON_KINDS = ['button', 'checkbox', 'radio', 'submit', 'reset'];

/** Whether keys belong to what has focus: text is written there, or a slider moved. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !BUTTON_KINDS.includes(target.type);
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
  if (!row || (row.outsideFields && isField(event.target))) return false;
  if (row.id === 'copy-picture' && isTextSelected()) return false;
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
