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

/** Why npm failed, as a sentence for a person. */
export const explainNpmFailure = (/** @type {string} */ output) => {
  const code =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/.exec(
      output,
    )?.[1];
  if (code) {
    return `The npm registry can't be reached (${code}), so the packages can't be installed. Check the network and npm's proxy and registry settings (npm config list), then run the command again.`;
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return "The packages can't be installed: this user may not write to the project's folder or to npm's cache.";
  }
  if (/\bENOSPC\b/.test(output)) return "The packages can't be installed: the disk is full (they need about 700 MB).";
  if (/\bE40[13]\b/.test(output))
    return "The npm registry refused access, so the packages can't be installed. Check npm's registry settings (npm config list).";
  if (/ENOENT.*npm|spawn npm/.test(output))
    return 'npm was not found on PATH. It comes with Node; install it and run the command again.';
  return 'npm could not install the packages.';
};

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
  const hasNode = hasNode24() || !bringsNode();
  if (hasNode && isUpToDate(locked, readPackages('node_modules/.package-lock.json'))) return;

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
      say(lastLines(output));
      throw trouble(explainNpmFailure(output));
    },
    { progress },
  );
};
