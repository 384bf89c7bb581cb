// @ts-check
// Electron's own binary, or the stand-in for it (tests/electron-double) where it can't be had.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { capture, lastLines } from './run.mjs';
import { say, step, trouble } from './say.mjs';

const electron = join(root, 'node_modules', 'electron');
const cache = join(root, 'node_modules', '.cache');
const failureFile = join(cache, 'electron-download-failed.txt');
const downloads = join(cache, 'electron-download');

/** A download that brings nothing for this long is given up. */
const stallMs = 20_000;

export const standInFolder = join(root, 'tests', 'electron-double');

const read = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/**
 * The executable that the npm package `electron` would name, found by its rule; nothing when it isn't there.
 * @param {{ packageFolder: string, override: string | undefined }} where
 */
export const electronPath = ({ packageFolder, override }) => {
  const name = read(join(packageFolder, 'path.txt'));
  const path = override ? join(override, name || 'electron') : join(packageFolder, 'dist', name);
  return (override || name) && existsSync(path) ? path : undefined;
};

/** Electron's binary, if it is here (ELECTRON_OVERRIDE_DIST_PATH first). */
export const findElectron = () =>
  electronPath({ packageFolder: electron, override: process.env['ELECTRON_OVERRIDE_DIST_PATH'] });

const version = () => /** @type {string} */ (JSON.parse(read(join(electron, 'package.json'))).version);

const bytesIn = (/** @type {string} */ folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map((name) => statSync(join(folder, String(name)), { throwIfNoEntry: false })?.size ?? 0)
        .reduce((sum, size) => sum + size, 0)
    : 0;

const received = () => bytesIn(downloads) + bytesIn(join(electron, 'dist'));

/** Runs electron's own installer; gives up when nothing arrives. */
const download = async () => {
  rmSync(downloads, { recursive: true, force: true });
  mkdirSync(downloads, { recursive: true });
  const patience = new AbortController();
  let last = { bytes: received(), atMs: performance.now() };
  const watch = setInterval(() => {
    const bytes = received();
    if (bytes !== last.bytes) last = { bytes, atMs: performance.now() };
    else if (performance.now() - last.atMs > stallMs) patience.abort();
  }, 1000);
  const env = { ...process.env, TMPDIR: downloads, TEMP: downloads, ELECTRON_GET_NO_PROGRESS: '1' };
  const installer = join(electron, 'install.js');
  const result = await capture(process.execPath, [installer], { cwd: root, env, signal: patience.signal });
  clearInterval(watch);
  rmSync(downloads, { recursive: true, force: true });
  return patience.signal.aborted ? { ...result, output: `nothing arrived for ${stallMs / 1000} s` } : result;
};

/** Why the installer failed, from what it printed. Without a network it says no more than "fetch failed". */
export const reasonIn = (/** @type {string} */ output) =>
  /fetch failed/.test(output)
    ? "the download server can't be reached"
    : (/^.*Error:? .*$/m.exec(output)?.[0] ?? lastLines(output, 1)).trim();

const failedToday = () =>
  read(failureFile) === version() && Date.now() - statSync(failureFile).mtimeMs < 24 * 60 * 60 * 1000;

/** Fetches Electron's binary; a failure is remembered for a day, so that the next start doesn't wait. */
export const tryElectronDownload = async () => {
  if (process.env['OCTEN_SKIP_ELECTRON_DOWNLOAD'] === '1' || failedToday()) return;
  const title = `Downloading Electron ${version()} (over 100 MB)`;
  const progress = () => `${Math.round(received() / 1e6)} MB`;
  await step(
    title,
    async () => {
      const { code, output } = await download();
      if (code === 0 && findElectron()) return;
      mkdirSync(cache, { recursive: true });
      writeFileSync(failureFile, version());
      say(
        `  It can't be downloaded here: ${reasonIn(output)}. Tried again tomorrow, or now with \`npx install-electron\`.`,
      );
    },
    { progress },
  );
};

/**
 * The executable to run the app with, and whether it is the stand-in.
 * @returns {{ path: string, standIn: boolean }}
 */
export const electronOrStandIn = () => {
  const own = findElectron();
  if (own) return { path: own, standIn: own.startsWith(standInFolder) };
  if (process.platform !== 'linux') {
    throw trouble(
      "Electron's binary is missing and there is no stand-in for it on this system. Run `npx install-electron` with a network, then the command again.",
    );
  }
  return { path: join(standInFolder, 'electron'), standIn: true };
};
