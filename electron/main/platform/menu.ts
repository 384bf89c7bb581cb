import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandRow, type MenuName } from '../../../shared/commands.ts';
import { say } from '../../../shared/words/say.ts';

const MENUS: readonly MenuName[] = ['file', 'edit', 'view', 'picture', 'mask', 'queue', 'go', 'help'];

/** Menus from the same rows as palette and shortcuts. They show the keys; the window's registry listens for them. */
export function setMenu(perform: (commandId: string) => void): void {
  const mac = process.platform === 'darwin';
  const menus = MENUS.map((name) => ({ label: say(`menu.${name}`), submenu: itemsOf(name, perform) }));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(mac ? [{ role: 'appMenu' as const }] : []), ...menus, { role: 'windowMenu' }]),
  );
}

function itemsOf(name: MenuName, perform: (id: string) => void): MenuItemConstructorOptions[] {
  const rows: readonly CommandRow[] = COMMANDS;
  const items: MenuItemConstructorOptions[] = rows
    .filter((row) => row.menu === name)
    .map((row) => ({
      id: row.id,
      label: say(row.word),
      ...(row.keys === null ? {} : { accelerator: acceleratorOf(row.keys), registerAccelerator: false }),
      click: () => perform(row.id),
    }));
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

const acceleratorOf = (keys: string): string =>
  keys.replace('Mod', 'CmdOrCtrl').replace('ArrowLeft', 'Left').replace('ArrowRight', 'Right');
