// @ts-check
// The built app in out/: built again only when a source is newer.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { capture, lastLines } from './run.mjs';
import { say, step, trouble } from './say.mjs';

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/**
 * Must it be built again? Yes when an output is missing (nothing for its time) or older than any source.
 * @param {readonly number[]} sourceTimesMs
 * @param {readonly (number | undefined)[]} outputTimesMs
 */
export const isStale = (sourceTimesMs, outputTimesMs) =>
  outputTimesMs.some((built) => built === undefined || sourceTimesMs.some((changed) => changed > built));

/** When a file, or anything in a folder, was last changed. A folder's own time counts: it tells of removed files. */
export const changeTimes = (/** @type {string} */ path) => {
  const own = statSync(path, { throwIfNoEntry: false });
  if (!own) return [];
  const inside = own.isDirectory() ? readdirSync(path, { recursive: true }) : [];
  return [own, ...inside.map((name) => statSync(join(path, String(name))))].map(({ mtimeMs }) => mtimeMs);
};

const needsBuild = () =>
  isStale(
    sources.flatMap((path) => changeTimes(join(root, path))),
    outputs.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs),
  );

/** Builds the app when its sources are newer than what was built. */
export const ensureBuilt = async () => {
  if (!needsBuild()) return;
  await step('Building the app', async () => {
    const { code, output } = await capture('electron-vite', ['build'], {
      cwd: root,
      shell: process.platform === 'win32',
    });
    if (code === 0) return;
    say(lastLines(output, 40));
    throw trouble('The app could not be built; the lines above say why.');
  });
};
