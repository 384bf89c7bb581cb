// @ts-check
// Playwright on the built app, on Electron's binary where it is, else on the stand-in.

import { setUp } from '../setup.mjs';
import { ensureBuilt } from './app-bundles.mjs';
import { hasDisplay, onSomeDisplay } from './display.mjs';
import { electronOrStandIn, standInFolder } from './electron-binary.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { say, trouble } from './say.mjs';
import { ensureSystemPackages, forWindows } from './system-packages.mjs';

/**
 * @param {string} config Playwright's configuration, relative to the project
 * @param {readonly string[]} rest arguments for Playwright
 * @returns {Promise<number>} exit code
 */
export async function runPlaywright(config, rest) {
  const done = await setUp();
  if (done !== undefined) return done;
  const { standIn } = electronOrStandIn();
  const missing = standIn ? await ensureSystemPackages(forWindows) : [];
  if (missing.some(({ name }) => name === 'chromium')) throw trouble('The end-to-end tests need Chromium or Electron.');
  await ensureBuilt();

  const playwright = ['test', '-c', config, ...rest];
  // The stand-in needs no display, and without one its windows don't fight for the pointer: two tests run at once.
  const headless = !hasDisplay() && standIn;
  const { command, args, virtual } = headless
    ? { command: 'playwright', args: playwright, virtual: false }
    : onSomeDisplay('playwright', playwright);
  if (!hasDisplay() && !headless && !virtual)
    throw trouble('There is no display, and xvfb is not installed: Electron can open no window.');
  say(`On ${standIn ? "the stand-in for Electron's binary" : 'Electron'}${headless ? ', headless' : ''}.`);
  const env = {
    ...process.env,
    ...(standIn ? { ELECTRON_OVERRIDE_DIST_PATH: standInFolder } : {}),
    ...(headless ? { ELECTRON_DOUBLE_HEADLESS: '1' } : {}),
  };
  return run(command, args, { cwd: root, env, group: virtual });
}
