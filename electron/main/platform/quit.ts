import { app, type BrowserWindow, dialog } from 'electron';
import { say } from '../../../shared/words/say.ts';
import type { Queue } from '../queue/queue-ports.ts';

type Stop = (finish: boolean) => Promise<void>;

/**
 * Quitting with calls in flight asks: finish and quit (default) · quit now · stay. A paid call is never cut to close
 * faster; what is cut anyway comes back as uncertain. Asked to quit again while finishing, the app quits now.
 */
export function guardQuit(window: () => BrowserWindow, queue: Queue, stop: Stop): void {
  let finishing = false;
  let allowed = false;
  app.on('before-quit', (event) => {
    if (allowed) return;
    event.preventDefault();
    void (async () => {
      const choice = finishing ? 'now' : await ask(window(), queue);
      if (choice === 'stay') return;
      finishing = choice === 'finish';
      if (finishing) hideUntilTrouble(window(), queue);
      await stop(finishing);
      allowed = true;
      app.quit();
    })();
  });
}

async function ask(window: BrowserWindow, queue: Queue): Promise<'finish' | 'now' | 'stay'> {
  const count = queue.inFlight();
  if (count === 0) return 'now';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say('quit.title', { count }),
    detail: say('quit.detail', { count }),
    buttons: [say('quit.finish'), say('quit.now'), say('quit.stay')],
    defaultId: 0,
    cancelId: 2,
  });
  return (['finish', 'now', 'stay'] as const)[response] ?? 'stay';
}

/** An answer that meets a full disk needs a person before it can be finished. */
function hideUntilTrouble(window: BrowserWindow, queue: Queue): void {
  if (window.isDestroyed()) return;
  window.hide();
  queue.onChange(({ changed }) => {
    const isStuck = changed.some(({ state }) => state.status === 'receiving' && state.stalled !== null);
    if (isStuck && !window.isDestroyed()) window.show();
  });
}
