import { useEffect } from 'react';
import { type CommandLayer, type CommandState, provideCommands } from '../../commands.ts';
import type { CommandId } from '../../../shared/commands.ts';

/** What a theme of commands does, in one table that never changes. */
export type Deeds<Id extends CommandId> = Readonly<Record<Id, () => void>>;
/** Why some of them can't be done now; what isn't named can. */
export type Reasons<Id extends CommandId> = Readonly<Partial<Record<Id, string | null>>>;

/** Provides commands as long as the component lives; the registry hears only of reasons that changed. */
export function useProvided<Id extends CommandId>(
  deeds: Deeds<Id>,
  reasons?: Reasons<Id>,
  layer: CommandLayer = 'window',
): void {
  const key = JSON.stringify(reasons ?? {});
  useEffect(() => {
    const states = Object.entries<() => void>(deeds).map(([id, perform]): [string, CommandState] => [
      id,
      { perform, off: reasons?.[id as Id] ?? null },
    ]);
    return provideCommands(Object.fromEntries(states), layer);
    // `key` says everything `reasons` does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [deeds, key, layer]);
}
