import type { WordKey } from './words/say.ts';

export type MenuName = 'file' | 'edit' | 'view' | 'picture' | 'queue' | 'go' | 'help';

/**
 * One thing a person can do, by button, palette, menu, context menu or shortcut. The window attaches what it does
 * (renderer/app/commands); main draws the menus from the same rows. `keys` use Mod for ⌘ on macOS and Ctrl elsewhere.
 */
export type CommandRow = {
  readonly id: string;
  readonly word: WordKey;
  readonly keys: string | null;
  readonly menu: MenuName | null;
  /** A single-key shortcut that must not fire while a person types. */
  readonly outsideFields?: true;
};

export const COMMANDS = [
  { id: 'generate', word: 'command.generate', keys: 'Mod+Enter', menu: 'file' },
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
  { id: 'find', word: 'command.find', keys: 'Mod+F', menu: 'edit' },
  { id: 'palette', word: 'command.palette', keys: 'Mod+K', menu: 'edit' },

  { id: 'edit-picture', word: 'command.edit-picture', keys: 'E', menu: 'picture', outsideFields: true },
  { id: 'use-as-reference', word: 'command.use-as-reference', keys: 'Shift+R', menu: 'picture', outsideFields: true },
  { id: 'pin-picture', word: 'command.pin-picture', keys: null, menu: 'picture' },
  { id: 'again', word: 'command.again', keys: 'Mod+R', menu: 'picture' },
  { id: 'vary', word: 'command.vary', keys: 'V', menu: 'picture', outsideFields: true },
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
] as const satisfies readonly CommandRow[];

export type CommandId = (typeof COMMANDS)[number]['id'];
