// @ts-check
// `npm start`: opens the app; without a display makes one demo picture in the terminal. Arguments go to the app.

import { setUp } from './setup.mjs';
import { ensureBuilt } from './steps/app-bundles.mjs';
import { hasDisplay } from './steps/display.mjs';
import { electronOrStandIn, findElectron, standInFolder, tryElectronDownload } from './steps/electron-binary.mjs';
import { root } from './steps/root.mjs';
import { capture, lastLines, run } from './steps/run.mjs';
import { runScript, say, step, trouble } from './steps/say.mjs';
import { ensureSystemPackages, forWindows } from './steps/system-packages.mjs';

const demoPrompt = 'A lighthouse on a basalt cliff, first light';

/** The files named by the terminal's JSON lines (one object per job). */
const filesIn = (/** @type {string} */ stdout) =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => /** @type {{ files: string[] }} */ (JSON.parse(line)).files);

const terminal = ['electron/main/terminal/index.ts', 'generate', '--demo', '--json', '--prompt', demoPrompt];

const makeDemoPicture = async (/** @type {string} */ why) => {
  say(`${why} Making one picture in the terminal instead, with the demo service on this machine.`);
  const { code, output, stdout } = await step(`"${demoPrompt}"`, () =>
    capture(process.execPath, terminal, { cwd: root }),
  );
  const files = code === 0 ? filesIn(stdout) : [];
  if (files.length === 0) {
    say(lastLines(output));
    throw trouble('The demo picture could not be made; the lines above say why.');
  }
  say(`The picture is at ${files.join(', ')}`);
  say('With a display, real or virtual (`xvfb-run -a npm start`), the same command opens the app.');
  return 0;
};

/** As root Chromium refuses its own process sandbox. */
const rootArguments = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

const openApp = async () => {
  if (!findElectron()) await tryElectronDownload();
  const { path, standIn } = electronOrStandIn();
  if (standIn) {
    const missing = await ensureSystemPackages(forWindows);
    if (missing.some(({ name }) => name === 'chromium')) return makeDemoPicture('No window can be opened.');
    say("Electron's own binary can't be had here: the app opens on its stand-in (Node and Chromium), made for tests.");
  }
  await ensureBuilt();
  say('Opening Octen Studio …');
  const env = { ...process.env, ...(standIn ? { ELECTRON_OVERRIDE_DIST_PATH: standInFolder } : {}) };
  return run(path, [...(standIn ? [] : rootArguments()), '.', ...process.argv.slice(2)], { cwd: root, env });
};

await runScript(async () => {
  const done = await setUp();
  if (done !== undefined) return done;
  return hasDisplay() ? openApp() : makeDemoPicture('There is no display for a window.');
});
