import type { Log } from './log.ts';

export type LeaveChoice = 'finish' | 'now' | 'stay';

export type LeavePorts = {
  inFlight(): number;
  /** Asks the person about `count` calls in flight. */
  ask(count: number): Promise<LeaveChoice>;
  /** Ends the work; with `finish` calls in flight are waited for. */
  stop(finish: boolean): Promise<void>;
  hide(): void;
  /** False when there is no window any more. */
  show(): boolean;
  /** Ends the app; asks `isAllowed` once more on the way. */
  quit(): void;
  readonly log: Log;
};

export type Leaving = {
  /** Whether the window may close and the app may end. */
  isAllowed(): boolean;
  /** Never rejects, and never leaves the app running without a window. */
  leave(): Promise<void>;
  /** The system asks whether it may end: a person is asked, unless they have said already what they want. */
  leaveWhenAsked(): Promise<void>;
  /** The system ends now and asks nobody: what is in flight is written down as uncertain before the app goes. */
  leaveWithSystem(): Promise<void>;
};

/**
 * Quitting with calls in flight asks: finish and quit (default) · quit now · stay. A paid call is never cut to close
 * faster; what is cut anyway comes back as uncertain. Asked to quit again while finishing, the app quits now.
 */
export function createLeaving(ports: LeavePorts): Leaving {
  let step: 'open' | 'asking' | 'finishing' | 'ending' | 'gone' = 'open';

  async function choose(): Promise<LeaveChoice> {
    const count = ports.inFlight();
    if (count === 0) return 'now';
    step = 'asking';
    const choice = await ports.ask(count).catch((cause: unknown) => {
      ports.log.error('The question before quitting failed', cause);
      return 'stay' as const;
    });
    // The system went ahead while the question stood: nothing is left to choose.
    if (step !== 'asking') return 'stay';
    step = 'open';
    // Nobody can come back to an app without a window; finishing is what costs nothing.
    return choice === 'stay' && !ports.show() ? 'finish' : choice;
  }

  async function finish(): Promise<void> {
    step = 'finishing';
    ports.hide();
    const hasStopped = await stop(true);
    // Told to go now meanwhile, the app goes that way.
    if (step !== 'finishing') return;
    if (!hasStopped && ports.show()) step = 'open';
    else go();
  }

  async function endNow(): Promise<void> {
    step = 'ending';
    await stop(false);
    go();
  }

  async function stop(finish: boolean): Promise<boolean> {
    try {
      await ports.stop(finish);
      return true;
    } catch (cause) {
      ports.log.error('Stopping the work failed', cause);
      return false;
    }
  }

  function go(): void {
    step = 'gone';
    ports.quit();
  }

  async function leave(): Promise<void> {
    if (step === 'asking' || step === 'ending') return;
    const choice = step === 'finishing' ? 'now' : await choose();
    if (choice === 'finish') await finish();
    if (choice === 'now') await endNow();
  }

  return {
    isAllowed: () => step === 'gone',
    leave,
    async leaveWhenAsked() {
      if (step === 'open') await leave();
    },
    async leaveWithSystem() {
      if (step !== 'ending' && step !== 'gone') await endNow();
    },
  };
}
