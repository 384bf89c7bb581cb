import type { CommandId, CommandRow } from '../../../shared/commands.ts';
import { belongsToText } from '../../../shared/shortcuts.ts';
import { isProvided, runCommand } from '../../commands.ts';
import { isComposing, isThirdLevel, namesOfPress, type Press } from '../../key-press.ts';
import { commandsOf } from '../../shortcuts.ts';
import { currentPlatform, type Platform } from '../../ui/shortcut.ts';

/** Keys that go on while they are held. */
const REPEATS: readonly CommandId[] = [
  ...(['previous-picture', 'next-picture', 'zoom-in', 'zoom-out', 'undo', 'redo'] as const),
  ...(['mask-smaller', 'mask-larger', 'mask-softer', 'mask-harder', 'mask-step-back'] as const),
];
type Row = CommandRow & { readonly id: CommandId };

/** The command a press means now: where a mode has one for these keys, that one and no other, also when it is off. */
export function commandFor(press: Press, platform: Platform): Row | null {
  const meant = commandsOf(press, platform);
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

/** One key press at the window, after everything nearer has had it. True when it was a command's. */
export function shortcutPressed(event: KeyboardEvent, platform: Platform = currentPlatform): boolean {
  if (event.defaultPrevented || isComposing(event) || isThirdLevel(event) || isInOverlay(event.target)) return false;
  const row = commandFor(event, platform);
  const names = namesOfPress(event, platform);
  if (!row || (names.some(belongsToText) && isField(event.target, event.key))) return false;
  if (names.includes('Mod+C') && isTextSelected()) return false;
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
