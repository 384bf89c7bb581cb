import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandId, type CommandRow, type MenuName } from '../../../shared/commands.ts';
import { bindingsWith, type ShortcutChanges, shownKeys } from '../../../shared/shortcuts.ts';
import { say } from '../../../shared/words/say.ts';
import { acceleratorOf } from './accelerator.ts';

const MENUS: readonly MenuName[] = ['file', 'edit', 'view', 'picture', 'mask', 'queue', 'go', 'help'];

type Row = CommandRow & { readonly id: CommandId };

export type AppMenu = {
  /** Draws the menus with these shortcuts. */
  bind(changes: ShortcutChanges): void;
  /** What the window says can be done now, and what no longer: the rest is as it was. */
  enable(change: { readonly on: readonly string[]; readonly off: readonly string[] }): void;
};

/**
 * Menus from the same rows as palette and shortcuts. They show the keys; the window's registry listens for them.
 * Everything is off until the window says what it can do.
 */
export function createMenu(perform: (commandId: string) => void): AppMenu {
  const ready = new Set<string>();
  return {
    bind(changes) {
      const bindings = bindingsWith(changes);
      const itemOf = ({ id }: Row): MenuItemConstructorOptions => {
        const accelerator = acceleratorOf(shownKeys(bindings, id));
        return {
          id,
          label: say(`command.${id}`),
          enabled: ready.has(id),
          ...(accelerator !== null && { accelerator, registerAccelerator: false }),
          click: () => perform(id),
        };
      };
      const mac = process.platform === 'darwin';
      const menus = MENUS.map((name) => ({ label: say(`menu.${name}`), submenu: itemsOf(name, itemOf) }));
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([...(mac ? [{ role: 'appMenu' as const }] : []), ...menus, { role: 'windowMenu' }]),
      );
    },
    enable({ on, off }) {
      for (const id of on) ready.add(id);
      for (const id of off) ready.delete(id);
      for (const id of [...on, ...off]) {
        const item = Menu.getApplicationMenu()?.getMenuItemById(id);
        if (item) item.enabled = ready.has(id);
      }
    },
  };
}

function itemsOf(name: MenuName, itemOf: (row: Row) => MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  const rows: readonly Row[] = COMMANDS;
  const items = rows.filter((row) => row.menu === name).map(itemOf);
  if (name === 'edit') return [...items, { type: 'separator' }, ...EDIT_ROLES];
  if (name === 'file' && process.platform !== 'darwin') return [...items, { type: 'separator' }, { role: 'quit' }];
  return items;
}

const EDIT_ROLES: MenuItemConstructorOptions[] = [
  { role: 'cut', registerAccelerator: false },
  { role: 'copy', registerAccelerator: false },
  { role: 'paste', registerAccelerator: false },
  { role: 'selectAll', registerAccelerator: false },
];
