import type { MenuItemConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { record } from './calls.ts';
import { state } from './state.ts';
import { strict } from './strict.ts';

type Options = Omit<MenuItemConstructorOptions, 'submenu'> & { submenu?: Options[] | Menu };

/** An item; clicking one with a role is recorded, except `quit`, which quits. */
export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly __options: Options;

  constructor(options: Options) {
    this.__options = options;
    this.id = options.id ?? '';
    this.label = options.label ?? options.role ?? '';
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.role = options.role;
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    return strict('MenuItem', this);
  }

  click(event: object = {}, window: unknown = state.windows.at(-1)): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.role === 'quit') app.quit();
    else if (this.role) record('menu.role', this.role);
    else (this.__options.click as ((...args: unknown[]) => void) | undefined)?.(this, window, event);
  }
}

let applicationMenu: Menu | null = null;

export class Menu extends EventEmitter {
  /** The menu that was popped up last. */
  static __popped: Menu | undefined;
  readonly items: MenuItem[] = [];

  constructor() {
    super();
    return strict('Menu', this);
  }

  static buildFromTemplate(template: (Options | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  /** Shows nothing; it is recorded and stays open until `closePopup`. */
  popup(options: { callback?: () => void } = {}): void {
    record(
      'menu.popup',
      this.items.map((item) => item.label),
    );
    Menu.__popped = this;
    if (options.callback) this.once('menu-will-close', options.callback);
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

export const StrictMenu = strict('Menu', Menu);
