import type { CommandId } from '../shared/commands.ts';
import { say } from '../shared/words/say.ts';
import { runCommand, useCommand } from './commands.ts';
import type { IconShape } from './ui/icon.tsx';
import { MenuItem } from './ui/menu.tsx';

export type CommandItemProps = { readonly id: CommandId; readonly icon?: IconShape; readonly isDanger?: boolean };

/** A command as an item of a menu: its name, its keys, and the reason when it is off. */
export function CommandItem({ id, ...look }: CommandItemProps) {
  const { word, keys, off } = useCommand(id);
  return (
    <MenuItem
      {...look}
      id={id}
      label={say(word)}
      {...(keys && { shortcut: keys })}
      offBecause={off ?? undefined}
      onAction={() => runCommand(id)}
    />
  );
}
