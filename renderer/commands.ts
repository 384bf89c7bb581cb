import { create } from 'zustand';
import { COMMANDS, type CommandId, type CommandRow } from '../shared/commands.ts';
import { type Bindings, shownKeys } from '../shared/shortcuts.ts';
import { useBindings } from './shortcuts.ts';

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

/** Ids of the commands that can be done now. */
export function readyCommands(): readonly CommandId[] {
  const registry = useRegistry.getState();
  return COMMANDS.flatMap(({ id }) => (stateIn(registry, id)?.off === null ? id : []));
}

/** Hears of every command that is given, taken back, turned on or off. */
export const onCommandsChanged = (listener: () => void): (() => void) => useRegistry.subscribe(listener);

/** A row of the table with the keys as they hold now. */
export type Command = CommandRow & {
  readonly word: `command.${CommandId}`;
  readonly id: CommandId;
  readonly off: string | null;
  readonly ready: boolean;
};

const rowOf = (id: CommandId) => COMMANDS.find((row) => row.id === id) ?? COMMANDS[0];

const commandWith = (bindings: Bindings, id: CommandId, off: string | null, isThere: boolean): Command => ({
  ...rowOf(id),
  word: `command.${id}`,
  keys: shownKeys(bindings, id),
  off,
  ready: isThere && off === null,
});

/** A command's row with whether it can be done now. */
export function useCommand(id: CommandId): Command {
  const state = useRegistry((registry) => stateIn(registry, id));
  return commandWith(useBindings(), id, state?.off ?? null, state !== undefined);
}

/** Every command something provides, in the table's order: the palette. */
export function useCommandList(): readonly Command[] {
  const registry = useRegistry();
  const bindings = useBindings();
  return COMMANDS.flatMap(({ id }) => {
    const state = stateIn(registry, id);
    return state ? commandWith(bindings, id, state.off, true) : [];
  });
}
