import { COMMANDS, type CommandId, type CommandRow } from '../shared/commands.ts';
import { type Bindings, bindingsWith, comparable, type ShortcutChanges, shownKeys } from '../shared/shortcuts.ts';
import { namesOfPress, type Press } from './key-press.ts';
import { useSession } from './mirror/session.ts';
import { currentPlatform, type Platform } from './ui/shortcut.ts';

let known: { readonly changes: ShortcutChanges; readonly bindings: Bindings } | null = null;

/** The same bindings as long as nothing in the changes is another: settings are new with every change of any of them. */
function bindingsOf(changes: ShortcutChanges): Bindings {
  if (known?.changes === changes) return known.bindings;
  const isSame = known !== null && JSON.stringify(known.changes) === JSON.stringify(changes);
  known = { changes, bindings: known !== null && isSame ? known.bindings : bindingsWith(changes) };
  return known.bindings;
}

/** The keys of every command as they hold now. Keys, hints and sheets all ask here, so that a change is everywhere at once. */
export const useBindings = (): Bindings => useSession(({ settings }) => bindingsOf(settings.shortcuts));
const currentBindings = (): Bindings => bindingsOf(useSession.getState().settings.shortcuts);

type Hint = { readonly shortcut?: string };
const hintOf = (bindings: Bindings, id: CommandId): Hint => {
  const keys = shownKeys(bindings, id);
  return keys === null ? {} : { shortcut: keys };
};

/** The keys of a command, for what is shown once; nothing for one without. */
export const shortcutOf = (id: CommandId): Hint => hintOf(currentBindings(), id);

/** The same for tooltips and menus. */
export function useShortcuts(): (id: CommandId) => Hint {
  const bindings = useBindings();
  return (id) => hintOf(bindings, id);
}

type Row = CommandRow & { readonly id: CommandId };

/** Every command that a press names, those it names more nearly first. */
export function commandsOf(press: Press, platform: Platform = currentPlatform): readonly Row[] {
  const bindings = currentBindings();
  const rows: readonly Row[] = COMMANDS;
  const called = (name: string) => rows.filter(({ id }) => bindings.get(id)?.some((keys) => comparable(keys) === name));
  return namesOfPress(press, platform).flatMap(called);
}
