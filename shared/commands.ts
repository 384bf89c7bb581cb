export type MenuName = 'file' | 'edit' | 'view' | 'picture' | 'mask' | 'queue' | 'go' | 'help';

/**
 * One thing a person can do, by button, palette, menu, context menu or shortcut. The window attaches what it does
 * (renderer/app/commands); main draws the menus from the same rows. `keys` use Mod for ⌘ on macOS and Ctrl elsewhere.
 */
export type CommandRow = {
  /** `command.<id>` is its name among the words. */
  readonly id: string;
  /** The shortcut until a person chooses another (shared/shortcuts.ts). */
  readonly keys: string | null;
  readonly menu: MenuName | null;
  /** A second shortcut that does the same, until a person gives the command another; it is shown nowhere. */
  readonly alsoKeys?: string;
  /** There only while a mask is drawn; then its keys go before those of other rows. */
  readonly mode?: 'mask';
};

export const COMMANDS = [
  { id: 'generate', keys: 'Mod+Enter', menu: 'file' },
  { id: 'draft-first', keys: 'Mod+Shift+Enter', menu: 'file' },
  { id: 'focus-prompt', keys: 'Mod+L', menu: 'go' },
  { id: 'choose-references', keys: 'Mod+O', menu: 'file' },
  { id: 'paste-reference', keys: null, menu: 'file' },
  { id: 'crop-reference', keys: null, menu: 'file' },
  { id: 'replace-reference', keys: null, menu: 'file' },
  { id: 'open-shelf', keys: null, menu: 'go' },
  { id: 'clear-request', keys: null, menu: 'file' },
  { id: 'choose-model', keys: 'Mod+M', menu: 'go' },
  { id: 'new-batch', keys: 'Mod+Shift+N', menu: 'file' },
  { id: 'choose-folder', keys: null, menu: 'file' },

  { id: 'undo', keys: 'Mod+Z', menu: 'edit' },
  {
    id: 'redo',

    keys: 'Mod+Shift+Z',
    alsoKeys: 'Mod+Y',
    menu: 'edit',
  },
  { id: 'find', keys: 'Mod+F', menu: 'edit' },
  { id: 'palette', keys: 'Mod+K', menu: 'edit' },

  { id: 'edit-picture', keys: 'E', menu: 'picture' },
  { id: 'use-as-reference', keys: 'Shift+R', menu: 'picture' },
  { id: 'pin-picture', keys: null, menu: 'picture' },
  { id: 'again', keys: 'Mod+R', menu: 'picture' },
  { id: 'vary', keys: 'V', menu: 'picture' },
  { id: 'edit-mask', keys: null, menu: 'picture' },
  { id: 'make-final', keys: null, menu: 'picture' },
  { id: 'shrink-references', keys: null, menu: 'picture' },
  { id: 'copy-picture', keys: 'Mod+C', menu: 'picture' },
  { id: 'save-as', keys: 'Mod+Shift+S', menu: 'picture' },
  { id: 'reveal', keys: null, menu: 'picture' },
  { id: 'favourite', keys: 'F', menu: 'picture' },
  { id: 'trash', keys: 'Backspace', menu: 'picture' },

  { id: 'previous-picture', keys: 'ArrowLeft', menu: 'view' },
  { id: 'next-picture', keys: 'ArrowRight', menu: 'view' },
  { id: 'zoom-in', keys: 'Mod+=', menu: 'view' },
  { id: 'zoom-out', keys: 'Mod+-', menu: 'view' },
  { id: 'zoom-fit', keys: 'Mod+0', menu: 'view' },
  { id: 'zoom-full', keys: 'Shift+0', menu: 'view' },
  { id: 'zoom-double', keys: 'Shift+2', menu: 'view' },
  { id: 'pixel-grid', keys: "Mod+'", menu: 'view' },
  { id: 'ground-checker', keys: null, menu: 'view' },
  { id: 'ground-black', keys: null, menu: 'view' },
  { id: 'ground-grey', keys: null, menu: 'view' },
  { id: 'ground-white', keys: null, menu: 'view' },
  { id: 'draw-mask', keys: 'M', menu: 'view' },
  { id: 'toggle-inspector', keys: 'Mod+I', menu: 'view' },
  { id: 'theme-system', keys: null, menu: null },
  { id: 'theme-light', keys: null, menu: null },
  { id: 'theme-dark', keys: null, menu: null },

  { id: 'go-create', keys: 'Mod+1', menu: 'go' },
  { id: 'go-queue', keys: 'Mod+2', menu: 'go' },
  { id: 'go-library', keys: 'Mod+3', menu: 'go' },
  { id: 'open-settings', keys: 'Mod+,', menu: 'go' },

  { id: 'pause-queue', keys: null, menu: 'queue' },
  { id: 'resume-queue', keys: null, menu: 'queue' },
  { id: 'clear-finished', keys: null, menu: 'queue' },

  { id: 'enter-key', keys: null, menu: 'help' },
  { id: 'use-demo', keys: null, menu: 'help' },
  { id: 'shortcuts', keys: 'Shift+?', menu: 'help' },

  { id: 'view-mode', keys: 'V', menu: 'view', mode: 'mask' },
  { id: 'mask-brush', keys: 'B', menu: 'mask', mode: 'mask' },
  { id: 'mask-eraser', keys: 'E', menu: 'mask', mode: 'mask' },
  { id: 'mask-rectangle', keys: 'M', menu: 'mask', mode: 'mask' },
  { id: 'mask-ellipse', keys: 'O', menu: 'mask', mode: 'mask' },
  { id: 'mask-lasso', keys: 'L', menu: 'mask', mode: 'mask' },
  { id: 'mask-polygon', keys: 'P', menu: 'mask', mode: 'mask' },
  { id: 'mask-pan', keys: null, menu: 'mask', mode: 'mask' },
  { id: 'mask-swap', keys: 'X', menu: 'mask', mode: 'mask' },
  { id: 'mask-smaller', keys: '[', menu: 'mask', mode: 'mask' },
  { id: 'mask-larger', keys: ']', menu: 'mask', mode: 'mask' },
  { id: 'mask-softer', keys: 'Shift+[', menu: 'mask', mode: 'mask' },
  { id: 'mask-harder', keys: 'Shift+]', menu: 'mask', mode: 'mask' },
  { id: 'mask-close', keys: 'Enter', menu: 'mask', mode: 'mask' },
  {
    id: 'mask-step-back',

    keys: 'Backspace',
    menu: 'mask',
    mode: 'mask',
  },
  { id: 'mask-drop', keys: 'Escape', menu: 'mask', mode: 'mask' },
  { id: 'mask-invert', keys: 'I', menu: 'mask', mode: 'mask' },
  { id: 'mask-fill', keys: 'G', menu: 'mask', mode: 'mask' },
  {
    id: 'mask-clear',

    keys: 'Shift+Backspace',
    menu: 'mask',
    mode: 'mask',
  },
  { id: 'mask-copy', keys: 'Mod+C', menu: 'mask', mode: 'mask' },
  {
    id: 'mask-paste',

    keys: 'Mod+Shift+V',
    menu: 'mask',
    mode: 'mask',
  },
  { id: 'mask-import', keys: null, menu: null, mode: 'mask' },
  { id: 'mask-export', keys: null, menu: 'mask', mode: 'mask' },
  { id: 'mask-overlay', keys: 'H', menu: 'mask', mode: 'mask' },
  { id: 'mask-as-sent', keys: 'S', menu: 'mask', mode: 'mask' },
] as const satisfies readonly CommandRow[];

export type CommandId = (typeof COMMANDS)[number]['id'];

type Known = CommandRow & { readonly id: CommandId };
type CommandGroup = { readonly menu: MenuName; readonly rows: readonly Known[] };

/** Some commands stand in no menu, but belong to one. */
const menuOf = ({ menu, mode }: CommandRow): MenuName => menu ?? mode ?? 'view';

/** Commands by the menu they belong to, in the table's order; groups without any are left out. */
export function commandGroups(isWanted: (row: Known) => boolean): readonly CommandGroup[] {
  const rows = COMMANDS.filter(isWanted);
  return [...new Set(COMMANDS.map(menuOf))]
    .map((menu) => ({ menu, rows: rows.filter((row) => menuOf(row) === menu) }))
    .filter((group) => group.rows.length > 0);
}
