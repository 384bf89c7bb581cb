import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { say } from '../../../shared/words/say-on-desktop.ts';
import { createLeaving, type LeaveChoice, type Leaving } from '../leaving.ts';
import type { Log } from '../log.ts';
import type { Queue } from '../queue/queue-ports.ts';

type Work = {
  readonly queue: Queue;
  readonly log: Log;
  stop(finish: boolean): Promise<void>;
};

/** Quitting and closing the one window are the same wish, and meet the same question (leaving.ts). */
export function guardQuit(window: BrowserWindow, { queue, log, stop }: Work): void {
  const leaving = createLeaving({
    inFlight: () => queue.inFlight(),
    ask: (count) => ask(window, count),
    stop,
    hide: () => hideUntilTrouble(window, queue),
    show: () => show(window),
    quit: () => app.quit(),
    log,
  });
  const guard = (event: { preventDefault(): void }) => {
    if (leaving.isAllowed()) return;
    event.preventDefault();
    void leaving.leave();
  };
  app.on('before-quit', guard);
  window.on('close', guard);
  guardShutdown(window, queue, leaving);
}

/**
 * Shutting down and logging off. Windows asks first and can be held back, with a note over everything, while a person
 * decides about what is on its way; then, as on the others from the start, there is no more asking.
 */
function guardShutdown(window: BrowserWindow, queue: Queue, leaving: Leaving): void {
  window.on('query-session-end', (event) => {
    if (leaving.isAllowed() || queue.inFlight() === 0) return;
    event.preventDefault();
    void leaving.leaveWhenAsked();
  });
  window.on('session-end', () => void leaving.leaveWithSystem());
  // Electron's types leave the event out; it is what makes the system wait for the app to go by itself.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    void leaving.leaveWithSystem();
  });
}

const CHOICES: readonly LeaveChoice[] = ['finish', 'now', 'stay'];

async function ask(window: BrowserWindow, count: number): Promise<LeaveChoice> {
  const question = {
    type: 'question' as const,
    message: say('quit.title', { count }),
    detail: say('quit.detail', { count }),
    buttons: CHOICES.map((choice) => say(`quit.${choice}`)),
    defaultId: CHOICES.indexOf('finish'),
    cancelId: CHOICES.indexOf('stay'),
  };
  const { response } = await (window.isDestroyed()
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(window, question));
  return CHOICES[response] ?? 'stay';
}

function show(window: BrowserWindow): boolean {
  if (window.isDestroyed()) return false;
  window.show();
  return true;
}

/** An answer that meets a full disk needs a person before it can be finished. */
function hideUntilTrouble(window: BrowserWindow, queue: Queue): void {
  if (window.isDestroyed()) return;
  window.hide();
  queue.onChange(({ changed }) => {
    if (changed.some(({ state }) => state.status === 'receiving' && state.stalled !== null)) show(window);
  });
}
