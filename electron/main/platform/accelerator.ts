/** A shortcut as Electron writes it. Null without one, and for keys it can't show: it knows those of ASCII only. */
export const acceleratorOf = (keys: string | null): string | null =>
  keys === null || /[^\x20-\x7e]/.test(keys) ? null : keys.replace('Mod', 'CmdOrCtrl').replace('Arrow', '');
