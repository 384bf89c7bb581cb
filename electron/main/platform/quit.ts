import { app, type BrowserWindow, dialog } from 'electron';
import { say } from '../../../shared/words/say.ts';
import type { Queue } from '../queue/queue-ports.ts';

/**
 * Quitting with calls in flight asks: finish and quit (default) · quit now · stay. A paid call is never cut to close
 * faster; what is cut anyway comes back as uncertain.
 */
export function guardQuit(window: () => BrowserWindow, queue: Queue, stop: () => Promise<void>): void {
  let allowed = false;
  app.on('before-quit', (event) => {
    if (allowed) return;
    event.preventDefault();
    void leave(window, queue).then(async (go) => {
      if (!go) return;
      await stop();
      allowed = true;
      app.quit();
    });
  });
}

/** True when the app may go. */
async function leave(window: () => BrowserWindow, queue: Queue): Promise<boolean> {
  const count = queue.inFlight();
  if (count === 0) return true;
  const { response } = await dialog.showMessageBox(window(), {
    type: 'question',
    message: say('quit.title', { count }),
    detail: say('quit.detail', { count }),
    buttons: [say('quit.finish'), say('quit.now'), say('quit.stay')],
    defaultId: 0,
    cancelId: 2,
  });
  if (response === 2) return false;
  if (response === 0) {
    queue.pause();
    if (!window().isDestroyed()) window().hide();
    await queue.whenIdle();
  }
  return true;
}
