// @ts-check
// Programs from the system's own packages: Chromium for the stand-in's windows, and what the tests need.

import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, lastLines } from './run.mjs';
import { say, step } from './say.mjs';

/**
 * A Debian package, how to see that it is there, and what can't run without it.
 * `setting` is a variable of the environment that names another program in its place.
 * @typedef {{ name: string, command?: string, folder?: string, setting?: string, without: string }} SystemPackage
 */

const windows = 'windows of the app on the stand-in for Electron';
const display = 'end-to-end tests in visible windows (they run headless instead)';
const keychain = 'tests of a real keychain';

/** @type {readonly SystemPackage[]} */
export const forWindows = [
  { name: 'chromium', command: 'chromium', setting: 'ELECTRON_DOUBLE_CHROMIUM', without: windows },
  {
    name: 'fonts-liberation',
    folder: '/usr/share/fonts/truetype/liberation',
    without: 'screenshots with the usual fonts',
  },
];

/** @type {readonly SystemPackage[]} */
export const forTests = [
  ...forWindows,
  { name: 'xvfb', command: 'xvfb-run', without: display },
  { name: 'xauth', command: 'xauth', without: display },
  { name: 'gnome-keyring', command: 'gnome-keyring-daemon', without: keychain },
  { name: 'dbus', command: 'dbus-run-session', without: keychain },
  { name: 'dbus-x11', command: 'dbus-launch', without: keychain },
  { name: 'libsecret-tools', command: 'secret-tool', without: keychain },
];

/** Is there a program of this name on PATH? */
export const isOnPath = (/** @type {string} */ command, path = process.env['PATH'] ?? '') =>
  path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const isPresent = (/** @type {SystemPackage} */ { command, folder, setting }) =>
  Boolean(setting && process.env[setting]) ||
  ((command === undefined || isOnPath(command)) && (folder === undefined || existsSync(folder)));

/**
 * @param {readonly SystemPackage[]} wanted
 * @param {(entry: SystemPackage) => boolean} [present]
 */
export const missingOf = (wanted, present = isPresent) => wanted.filter((entry) => !present(entry));

/** Is this a Debian or one of its children, by the text of /etc/os-release? */
export const isDebian = (/** @type {string} */ osRelease) =>
  /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease.replaceAll('"', ''));

/**
 * Says which packages are missing and what can't run without them.
 * @param {readonly SystemPackage[]} missing
 * @param {string} reason why they weren't installed
 */
export const missingSentence = (missing, reason) => {
  const names = missing.map(({ name }) => name).join(' ');
  const lost = [...new Set(missing.map(({ without }) => without))].join('; ');
  return `Missing system packages: ${names}. ${reason} Without them these can't run: ${lost}.`;
};

/**
 * Why the packages can't be installed from here, as a sentence; nothing when they can.
 * @param {{ uid: number | undefined, osRelease: string }} machine
 * @param {readonly SystemPackage[]} missing
 */
export const obstacle = ({ uid, osRelease }, missing) => {
  const names = missing.map(({ name }) => name).join(' ');
  if (!isDebian(osRelease))
    return 'They can be installed from here only on Debian and Ubuntu; elsewhere install what gives the same programs.';
  if (uid !== 0) return `Installing them takes root, and this user is not: ask for \`apt-get install ${names}\`.`;
  return undefined;
};

const readOsRelease = () => {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
};

const aptGet = async (/** @type {readonly string[]} */ args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return capture('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2', ...args], { env });
};

const install = async (/** @type {readonly string[]} */ names) => {
  const update = await aptGet(['update']);
  // Old package lists may still do, so the install decides.
  const result = await aptGet(['install', '-y', '--no-install-recommends', ...names]);
  return result.code === 0 ? result : { ...result, output: `${update.output}${result.output}` };
};

/**
 * Installs what is missing where that is possible; where it isn't, says what is missing and what that means.
 * Answers what is still missing.
 * @param {readonly SystemPackage[]} wanted
 */
export const ensureSystemPackages = async (wanted) => {
  if (process.platform !== 'linux') return [];
  const missing = missingOf(wanted);
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name);
  const reason = obstacle({ uid: process.getuid?.(), osRelease: readOsRelease() }, missing);
  if (reason) {
    say(missingSentence(missing, reason));
    return missing;
  }
  const { output } = await step(`Installing system packages: ${names.join(' ')}`, () => install(names));
  const left = missingOf(wanted);
  if (left.length > 0)
    say(`${missingSentence(left, 'apt-get could not install them; its last lines follow.')}\n${lastLines(output)}`);
  return left;
};
