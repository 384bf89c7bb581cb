import type { Chromium } from './chromium.ts';

/** What `app` must know of a window to end it. */
export interface OpenWindow {
  /** False when the app prevented it. */
  tryClose(): Promise<boolean>;
}

interface State {
  appPath: string;
  manifest: { name?: string; productName?: string; version?: string; main?: string };
  chromium: Chromium | undefined;
  isReady: boolean;
  isQuitting: boolean;
  /** In the order they were opened. */
  windows: OpenWindow[];
}

/** The one process-wide state, as Electron's main process has one. */
export const state: State = {
  appPath: '.',
  manifest: {},
  chromium: undefined,
  isReady: false,
  isQuitting: false,
  windows: [],
};

export function runningChromium(): Chromium {
  if (!state.chromium) throw new Error('electron double: the app is not ready');
  return state.chromium;
}
