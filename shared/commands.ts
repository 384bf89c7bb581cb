import type { WordKey } from './words/say.ts';

export type MenuName = 'file' | 'edit' | 'view' | 'picture' | 'mask' | 'queue' | 'go' | 'help';

/**
 * One thing a person can do, by button, palette, menu, context menu or shortcut. The window attaches what it does
 * (renderer/app/commands); main draws the menus from the same rows. `keys` use Mod for ⌘ on macOS and Ctrl elsewhere.
 */
export type CommandRow = {
  readonly id: string;
  readonly word: WordKey;
  readonly keys: string | null;
  readonly menu: MenuName | null;
  /** A second shortcut that does the same; it is shown nowhere. */
  readonly alsoKeys?: string;
  /** A single-key shortcut that must not fire while a person types. */
  readonly outsideFields?: true;
  /** There only while a mask is drawn; then its keys go before those of other rows. */
  readonly mode?: 'mask';
};

export const COMMANDS = [
  { id: 'generate', word: 'command.generate', keys: 'Mod+Enter', menu: 'file' },
  { id: 'draft-first', word: 'command.draft-first', keys: 'Mod+Shift+Enter', menu: 'file' },
  { id: 'focus-prompt', word: 'command.focus-prompt', keys: 'Mod+L', menu: 'go' },
  { id: 'choose-references', word: 'command.choose-references', keys: 'Mod+O', menu: 'file' },
  { id: 'paste-reference', word: 'command.paste-reference', keys: null, menu: 'file' },
  { id: 'crop-reference', word: 'command.crop-reference', keys: null, menu: 'file' },
  { id: 'replace-reference', word: 'command.replace-reference', keys: null, menu: 'file' },
  { id: 'open-shelf', word: 'command.open-shelf', keys: null, menu: 'go' },
  { id: 'clear-request', word: 'command.clear-request', keys: null, menu: 'file' },
  { id: 'choose-model', word: 'command.choose-model', keys: 'Mod+M', menu: 'go' },
  { id: 'new-batch', word: 'command.new-batch', keys: 'Mod+Shift+N', menu: 'file' },
  { id: 'choose-folder', word: 'command.choose-folder', keys: null, menu: 'file' },

  { id: 'undo', word: 'command.undo', keys: 'Mod+Z', menu: 'edit', outsideFields: true },
  {
    id: 'redo',
    word: 'command.redo',
    keys: 'Mod+Shift+Z',
    alsoKeys: 'Mod+Y',
    menu: 'edit',
    outsideFields: true,
  },
  { id: 'find', word: 'command.find', keys: 'Mod+F', menu: 'edit' },
  { id: 'palette', word: 'command.palette', keys: 'Mod+K', menu: 'edit' },

  { id: 'edit-picture', word: 'command.edit-picture', keys: 'E', menu: 'picture', outsideFields: true },
  { id: 'use-as-reference', word: 'command.use-as-reference', keys: 'Shift+R', menu: 'picture', outsideFields: true },
  { id: 'pin-picture', word: 'command.pin-picture', keys: null, menu: 'picture' },
  { id: 'again', word: 'command.again', keys: 'Mod+R', menu: 'picture' },
  { id: 'vary', word: 'command.vary', keys: 'V', menu: 'picture', outsideFields: true },
  { id: 'edit-mask', word: 'command.edit-mask', keys: null, menu: 'picture' },
  { id: 'make-final', word: 'command.make-final', keys: null, menu: 'picture' },
  { id: 'shrink-references', word: 'command.shrink-references', keys: null, menu: 'picture' },
  { id: 'copy-picture', word: 'command.copy-picture', keys: 'Mod+C', menu: 'picture', outsideFields: true },
  { id: 'save-as', word: 'command.save-as', keys: 'Mod+Shift+S', menu: 'picture' },
  { id: 'reveal', word: 'command.reveal', keys: null, menu: 'picture' },
  { id: 'favourite', word: 'command.favourite', keys: 'F', menu: 'picture', outsideFields: true },
  { id: 'trash', word: 'command.trash', keys: 'Backspace', menu: 'picture', outsideFields: true },

  { id: 'previous-picture', word: 'command.previous-picture', keys: 'ArrowLeft', menu: 'view', outsideFields: true },
  { id: 'next-picture', word: 'command.next-picture', keys: 'ArrowRight', menu: 'view', outsideFields: true },
  { id: 'zoom-in', word: 'command.zoom-in', keys: 'Mod+=', menu: 'view' },
  { id: 'zoom-out', word: 'command.zoom-out', keys: 'Mod+-', menu: 'view' },
  { id: 'zoom-fit', word: 'command.zoom-fit', keys: 'Mod+0', menu: 'view' },
  { id: 'zoom-full', word: 'command.zoom-full', keys: 'Shift+0', menu: 'view', outsideFields: true },
  { id: 'zoom-double', word: 'command.zoom-double', keys: 'Shift+2', menu: 'view', outsideFields: true },
  { id: 'pixel-grid', word: 'command.pixel-grid', keys: "Mod+'", menu: 'view' },
  { id: 'ground-checker', word: 'command.ground-checker', keys: null, menu: 'view' },
  { id: 'ground-black', word: 'command.ground-black', keys: null, menu: 'view' },
  { id: 'ground-grey', word: 'command.ground-grey', keys: null, menu: 'view' },
  { id: 'ground-white', word: 'command.ground-white', keys: null, menu: 'view' },
  { id: 'draw-mask', word: 'command.draw-mask', keys: 'M', menu: 'view', outsideFields: true },
  { id: 'toggle-inspector', word: 'command.toggle-inspector', keys: 'Mod+I', menu: 'view' },
  { id: 'theme-system', word: 'command.theme-system', keys: null, menu: null },
  { id: 'theme-light', word: 'command.theme-light', keys: null, menu: null },
  { id: 'theme-dark', word: 'command.theme-dark', keys: null, menu: null },

  { id: 'go-create', word: 'command.go-create', keys: 'Mod+1', menu: 'go' },
  { id: 'go-queue', word: 'command.go-queue', keys: 'Mod+2', menu: 'go' },
  { id: 'go-library', word: 'command.go-library', keys: 'Mod+3', menu: 'go' },
  { id: 'open-settings', word: 'command.open-settings', keys: 'Mod+,', menu: 'go' },

  { id: 'pause-queue', word: 'command.pause-queue', keys: null, menu: 'queue' },
  { id: 'resume-queue', word: 'command.resume-queue', keys: null, menu: 'queue' },
  { id: 'clear-finished', word: 'command.clear-finished', keys: null, menu: 'queue' },

  { id: 'enter-key', word: 'command.enter-key', keys: null, menu: 'help' },
  { id: 'use-demo', word: 'command.use-demo', keys: null, menu: 'help' },
  { id: 'shortcuts', word: 'command.shortcuts', keys: 'Shift+?', menu: 'help', outsideFields: true },

  { id: 'view-mode', word: 'command.view-mode', keys: 'V', menu: 'view', outsideFields: true, mode: 'mask' },
  { id: 'mask-brush', word: 'command.mask-brush', keys: 'B', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-eraser', word: 'command.mask-eraser', keys: 'E', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-rectangle', word: 'command.mask-rectangle', keys: 'M', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-ellipse', word: 'command.mask-ellipse', keys: 'O', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-lasso', word: 'command.mask-lasso', keys: 'L', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-polygon', word: 'command.mask-polygon', keys: 'P', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-pan', word: 'command.mask-pan', keys: null, menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-swap', word: 'command.mask-swap', keys: 'X', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-smaller', word: 'command.mask-smaller', keys: '[', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-larger', word: 'command.mask-larger', keys: ']', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-softer', word: 'command.mask-softer', keys: 'Shift+[', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-harder', word: 'command.mask-harder', keys: 'Shift+]', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-close', word: 'command.mask-close', keys: 'Enter', menu: 'mask', outsideFields: true, mode: 'mask' },
  {
    id: 'mask-step-back',
    word: 'command.mask-step-back',
    keys: 'Backspace',
    menu: 'mask',
    outsideFields: true,
    mode: 'mask',
  },
  { id: 'mask-drop', word: 'command.mask-drop', keys: 'Escape', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-invert', word: 'command.mask-invert', keys: 'I', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-fill', word: 'command.mask-fill', keys: 'G', menu: 'mask', outsideFields: true, mode: 'mask' },
  {
    id: 'mask-clear',
    word: 'command.mask-clear',
    keys: 'Shift+Backspace',
    menu: 'mask',
    outsideFields: true,
    mode: 'mask',
  },
  { id: 'mask-copy', word: 'command.mask-copy', keys: 'Mod+C', menu: 'mask', outsideFields: true, mode: 'mask' },
  {
    id: 'mask-paste',
    word: 'command.mask-paste',
    keys: 'Mod+Shift+V',
    menu: 'mask',
    outsideFields: true,
    mode: 'mask',
  },
  { id: 'mask-import', word: 'command.mask-import', keys: null, menu: null, outsideFields: true, mode: 'mask' },
  { id: 'mask-export', word: 'command.mask-export', keys: null, menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-overlay', word: 'command.mask-overlay', keys: 'H', menu: 'mask', outsideFields: true, mode: 'mask' },
  { id: 'mask-as-sent', word: 'command.mask-as-sent', keys: 'S', menu: 'mask', outsideFields: true, mode: 'mask' },
] as const satisfies readonly CommandRow[];

export type CommandId = (typeof COMMANDS)[number]['id'];
