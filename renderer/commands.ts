import { create } from 'zustand';
import { COMMANDS, type CommandId, type CommandRow } from '../shared/commands.ts';

/** What a command does now; `off` is the reason it can't be done, shown beside it. */
export type CommandState = { readonly perform: () => void; readonly off: string | null };

type Registry = { readonly states: Readonly<Partial<Record<CommandId, CommandState>>> };

/** One registry for buttons, palette, menus, context menus and shortcuts; app/commands provides what each does. */
const useRegistry = create<Registry>()(() => ({ states: {} }));

/** Adds or replaces; the returned function takes exactly these back. */
export function provideCommands(states: Registry['states']): () => void {
  useRegistry.setState((registry) => ({ states: { ...registry.states, ...states } }));
  return () =>
    useRegistry.setState((registry) => ({
      states: Object.fromEntries(
        Object.entries(registry.states).filter(([id, state]) => states[id as CommandId] !== state),
      ),
    }));
}

/** True when it ran. A command that is off, or unknown, does nothing. */
export function runCommand(id: string): boolean {
  const state = useRegistry.getState().states[id as CommandId];
  if (!state || state.off !== null) return false;
  state.perform();
  return true;
}

export type Command = CommandRow & { readonly id: CommandId; readonly off: string | null; readonly ready: boolean };

const rowOf = (id: CommandId): CommandRow & { readonly id: CommandId } =>
  COMMANDS.find((row) => row.id === id) ?? COMMANDS[0];

/** A command's row with whether it can be done now. */
export function useCommand(id: CommandId): Command {
  const state = useRegistry((registry) => registry.states[id]);
  return { ...rowOf(id), off: state?.off ?? null, ready: state !== undefined && state.off === null };
}

/** Every command something provides, in the table's order: the palette and the shortcut sheet. */
export function useCommandList(): readonly Command[] {
  const states = useRegistry((registry) => registry.states);
  return COMMANDS.filter((row) => states[row.id] !== undefined).map((row) => {
    const off = states[row.id]?.off ?? null;
    return { ...row, off, ready: off === null };
  });
}
