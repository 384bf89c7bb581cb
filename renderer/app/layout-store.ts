import type { Settings } from '../../shared/settings.ts';
import { call } from '../bridge.ts';
import { sessionChanged, useSession } from '../mirror/session.ts';

/** Long enough that a drag writes the file once. */
const SAVE_AFTER_MS = 400;

let timer: ReturnType<typeof setTimeout> | null = null;
let unsaved: Readonly<Record<string, number>> = {};

/** A size in pixels, or 1 and 0 for open and folded, as it was left. */
export const useLayout = (name: string, fallback: number): number =>
  useSession(({ settings }) => settings.layout[name] ?? fallback);

export const layoutOf = (name: string, fallback: number): number =>
  useSession.getState().settings.layout[name] ?? fallback;

/** Takes effect at once and is written a moment later, beside what other panels wrote meanwhile. */
export function layoutChanged(change: Readonly<Record<string, number>>): void {
  const { settings } = useSession.getState();
  sessionChanged({ settings: { ...settings, layout: { ...settings.layout, ...change } } });
  unsaved = { ...unsaved, ...change };
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(save, SAVE_AFTER_MS);
}

function save(): void {
  if (timer === null) return;
  clearTimeout(timer);
  timer = null;
  const layout = { ...useSession.getState().settings.layout, ...unsaved };
  unsaved = {};
  void call('settings.change', { layout });
}

// A window that is closed at once keeps what was dragged last.
window.addEventListener('pagehide', save);

/** Settings as main has them, with what the window changed and has not written yet. */
export const withUnsaved = (settings: Settings): Settings => ({
  ...settings,
  layout: { ...settings.layout, ...unsaved },
});
