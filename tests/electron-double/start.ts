import path from 'node:path';
import { app, becomeReady, endIfQuitEarly } from './app.ts';
import { getPath } from './app-paths.ts';
import { launchChromium } from './chromium.ts';
import { switches } from './command-line.ts';
import { startSchemeServer } from './scheme-server.ts';
import { state } from './state.ts';

/** What Electron does once the app's main module has run: the browser comes up, then `ready`. */
export async function start(): Promise<void> {
  endIfQuitEarly();
  const serverPort = await startSchemeServer();
  const profile = path.join(getPath('sessionData'), '.double-profile');
  const chromium = launchChromium({ profile, serverPort, switches });
  state.chromium = chromium;
  process.on('exit', () => chromium.kill());
  void chromium.exited.then(() => {
    if (state.isQuitting) return;
    console.error('electron double: Chromium exited');
    process.exit(1);
  });
  await chromium.root.send('Target.setDiscoverTargets', { discover: true });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  becomeReady();
}
