import { call } from '../bridge.ts';
import { onCommandsChanged, readyCommands } from '../commands.ts';
import { useOverlay } from './overlay-store.ts';

/** Tells main which commands can be done, so that the system's menus grey out the rest; only what has changed is sent. */
export function linkMenu(): () => void {
  let told: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tell = () => {
    timer = null;
    // As with keys, nothing in the menus works behind a dialog.
    const ready = new Set<string>(useOverlay.getState().overlay.kind === 'none' ? readyCommands() : []);
    const on = [...ready].filter((id) => !told.has(id));
    const off = [...told].filter((id) => !ready.has(id));
    told = ready;
    if (on.length + off.length > 0) void call('app.commandsChanged', { on, off });
  };
  // What is drawn anew takes its commands back and gives them again at once.
  const wait = () => (timer ??= setTimeout(tell));
  const stops = [onCommandsChanged(wait), useOverlay.subscribe(wait)];
  wait();
  return () => {
    for (const stop of stops) stop();
    if (timer !== null) clearTimeout(timer);
  };
}
