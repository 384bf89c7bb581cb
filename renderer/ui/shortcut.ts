export type Platform = 'mac' | 'other';

const MAC_ORDER = ['Ctrl', 'Alt', 'Shift', 'Mod'];
const OTHER_ORDER = ['Mod', 'Ctrl', 'Alt', 'Shift'];

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Mod: '⌘',
  Enter: '↵',
  Backspace: '⌫',
  Delete: '⌦',
  Tab: '⇥',
};
const OTHER_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del' };
const SHARED_SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The machine the window runs on, as far as key names are concerned. */
export const currentPlatform: Platform =
  typeof navigator !== 'undefined' && /mac/i.test(navigator.platform) ? 'mac' : 'other';

/** The keys of a shortcut such as `Mod+Shift+K`, named and ordered the way the platform writes them. */
export function shortcutKeys(shortcut: string, platform: Platform): readonly string[] {
  const parts = shortcut.endsWith('+')
    ? [...shortcut.slice(0, -1).split('+').filter(Boolean), '+']
    : shortcut.split('+');
  const order = platform === 'mac' ? MAC_ORDER : OTHER_ORDER;
  const signs = platform === 'mac' ? MAC_SIGNS : OTHER_NAMES;
  const modifiers = order.filter((name) => parts.includes(name));
  const keys = parts.filter((part) => !order.includes(part));
  return [...modifiers, ...keys].map(
    (part) => signs[part] ?? SHARED_SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
}

/** A shortcut as one piece of text: `⇧⌘K`, or `Ctrl+Shift+K`. */
export function formatShortcut(shortcut: string, platform: Platform = currentPlatform): string {
  return shortcutKeys(shortcut, platform).join(platform === 'mac' ? '' : '+');
}
