// @ts-check
// `npm run test:e2e`: Playwright on the built app, on Electron's binary where it is, else on the stand-in.
// Arguments go to Playwright.

import { setUp } from './setup.mjs';
import { ensureBuilt } from './steps/app-bundles.mjs';
import { hasDisplay, onSomeDisplay } from './steps/display.mjs';
import { electronOrStandIn, standInFolder } from './steps/electron-binary.mjs';
import { root } from './steps/root.mjs';
import { run } from './steps/run.mjs';
import { runScript, say, trouble } from './steps/say.mjs';
import { ensureSystemPackages, forWindows } from './steps/system-packages.mjs';

await runScript(async () => {
  const done = await setUp();
  if (done !== undefined) return done;
  const { standIn } = electronOrStandIn();
  const missing = standIn ? await ensureSystemPackages(forWindows) : [];
  if (missing.some(({ name }) => name === 'chromium')) throw trouble('The end-to-end tests need Chromium or Electron.');
  await ensureBuilt();

  const playwright = ['test', '-c', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)];
  const { command, args, virtual } = onSomeDisplay('playwright', playwright);
  const headless = !hasDisplay() && !virtual;
  if (headless && !standIn)
    throw trouble('There is no display, and xvfb is not installed: Electron can open no window.');
  say(
    `On ${standIn ? "the stand-in for Electron's binary" : 'Electron'}${headless ? ', headless: no display and no xvfb' : ''}.`,
  );
  const env = {
    ...process.env,
    ...(standIn ? { ELECTRON_OVERRIDE_DIST_PATH: standInFolder } : {}),
    ...(headless ? { ELECTRON_DOUBLE_HEADLESS: '1' } : {}),
  };
  return run(command, args, { cwd: root, env, group: virtual });
});
