// @ts-check
// The project's npm packages: are they there, and if not, `npm ci`.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringsNode, hasNode24, pathWithoutProject } from './node-version.mjs';
import { root } from './root.mjs';
import { capture, lastLines } from './run.mjs';
import { say, step, trouble } from './say.mjs';

/**
 * One package in package-lock.json or in npm's own record of what it installed (node_modules/.package-lock.json).
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, os?: string | string[], cpu?: string | string[] }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages by folder; '' is the project itself
 */

/**
 * Does what is installed match the lock file? Packages that npm may leave out (optional ones) don't count.
 * @param {LockedPackages} locked
 * @param {LockedPackages | undefined} installed
 */
export const isUpToDate = (locked, installed) =>
  installed !== undefined &&
  Object.entries(locked).every(([folder, { version, optional, devOptional, peer }]) => {
    const found = installed[folder];
    return folder === '' || (found ? found.version === version : Boolean(optional || devOptional || peer));
  });

/**
 * The folders `npm ci` will fill on this machine.
 * @param {LockedPackages} locked
 * @param {{ platform: string, arch: string }} machine
 */
export const foldersFor = (locked, { platform, arch }) => {
  const fits = (/** @type {string | string[] | undefined} */ wanted, /** @type {string} */ own) =>
    wanted === undefined || [wanted].flat().includes(own);
  return Object.entries(locked)
    .filter(([folder, entry]) => folder !== '' && fits(entry.os, platform) && fits(entry.cpu, arch))
    .map(([folder]) => folder);
};

const network =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;
const settings = "npm's proxy and registry settings (npm config list)";

/** @type {readonly (readonly [sign: RegExp, sentence: string])[]} */
const npmFailures = [
  [/spawn npm ENOENT/, 'npm was not found on PATH. It comes with Node; install it, then run the command again.'],
  [network, `The npm registry can't be reached. Check the network and ${settings}, then run the command again.`],
  [/\b(EACCES|EPERM|EROFS)\b/, "This user may not write to the project's folder or to npm's cache."],
  [/\bENOSPC\b/, 'The disk is full; the packages need about 700 MB.'],
  [/\bE40[13]\b/, `The npm registry refused access. Check ${settings}.`],
];

/** Why npm failed, as a sentence for a person; nothing when only its own output can tell. */
export const explainNpmFailure = (/** @type {string} */ output) => npmFailures.find(([sign]) => sign.test(output))?.[1];

const readPackages = (/** @type {string} */ file) => {
  try {
    return /** @type {LockedPackages} */ (JSON.parse(readFileSync(join(root, file), 'utf8')).packages);
  } catch {
    return undefined;
  }
};

/** Short waits between tries: without a network the answer should come in seconds, not minutes. */
const npmCi = [
  'ci',
  '--no-audit',
  '--no-fund',
  '--fetch-retries=4',
  '--fetch-retry-factor=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=8000',
];

/** Installs the packages of package-lock.json when they are missing or not the ones it names. */
export const ensurePackages = async () => {
  const locked = readPackages('package-lock.json');
  if (!locked) throw trouble("package-lock.json is missing or can't be read; fetch the project again.");
  const nodeIsThere = hasNode24() || !bringsNode(process);
  if (nodeIsThere && isUpToDate(locked, readPackages('node_modules/.package-lock.json'))) return;

  const folders = foldersFor(locked, process);
  const progress = () => {
    const count = folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).length;
    return `${count} of about ${folders.length}`;
  };
  const title = `Installing about ${folders.length} npm packages, 670 MB on disk (usually a minute)`;
  await step(
    title,
    async () => {
      const env = { ...process.env, PATH: pathWithoutProject() };
      const { code, output } = await capture('npm', npmCi, { cwd: root, env, shell: process.platform === 'win32' });
      if (code === 0) return;
      const why = explainNpmFailure(output);
      if (!why) say(lastLines(output));
      throw trouble(`The packages can't be installed. ${why ?? 'The lines above are the end of what npm said.'}`);
    },
    { progress },
  );
};
