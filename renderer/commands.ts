import { create } from 'zustand';
import { COMMANDS, type CommandId, type CommandRow } from '../shared/commands.ts';

/** What a command does now; `off` is the reason it can't be done, shown beside it. */
export type CommandState = { readonly perform: () => void; readonly off: string | null };
type States = Readonly<Partial<Record<CommandId, CommandState>>>;

/** Mask mode lies over the window: there, undo is the mask's. */
export type CommandLayer = 'window' | 'mask';
type Registry = Readonly<Record<CommandLayer, States>>;

/** One registry for buttons, palette, menus, context menus and shortcuts; app/commands provides what each does. */
const useRegistry = create<Registry>()(() => ({ window: {}, mask: {} }));

const stateIn = ({ mask, window }: Registry, id: CommandId): CommandState | undefined => mask[id] ?? window[id];

/** Adds or replaces; the returned function takes exactly these back. */
export function provideCommands(states: States, layer: CommandLayer = 'window'): () => void {
  useRegistry.setState((registry) => ({ [layer]: { ...registry[layer], ...states } }));
  return () =>
    useRegistry.setState((registry) => ({
      [layer]: Object.fromEntries(
        Object.entries(registry[layer]).filter(([id, state]) => states[id as CommandId] !== state),
      ),
    }));
}

/** True when it ran. A command that is off, or unknown, does nothing. */
export function runCommand(id: string): boolean {
  const state = stateIn(useRegistry.getState(), id as CommandId);
  if (!state || state.off !== null) return false;
  state.perform();
  return true;
}

export const isProvided = (id: CommandId): boolean => stateIn(useRegistry.getState(), id) !== undefined;

export type Command = CommandRow & { readonly id: CommandId; readonly off: string | null; readonly ready: boolean };

const rowOf = (id: CommandId): CommandRow & { readonly id: CommandId } =>
  COMMANDS.find((row) => row.id === id) ?? COMMANDS[0];

/** The keys of a command, for a tooltip; nothing for one without. */
export function shortcutOf(id: CommandId): { readonly shortcut?: string } {
  const { keys } = rowOf(id);
  return keys === null ? {} : { shortcut: keys };
}

/** A command's row with whether it can be done now. */
export function useCommand(id: CommandId): Command {
  const state = useRegistry((registry) => stateIn(registry, id));
  return { ...rowOf(id), off: state?.off ?? null, ready: state !== undefined && state.off === null };
}

/** Every command something provides, in the table's order: the palette. */
export function useCommandList(): readonly Command[] {
  const registry = useRegistry();
  return COMMANDS.flatMap((row) => {
    const state = stateIn(registry, row.id);
    return state ? [{ ...row, off: state.off, ready: state.off === null }] : [];
  });
}
