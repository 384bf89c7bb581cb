// @ts-check
// Starting other programs.

import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv }} Surroundings */

/** @type {readonly Signal[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @typedef {keyof typeof constants.signals} Signal */

/** The exit code a shell would report. */
const exitCode = (/** @type {number | null} */ code, /** @type {Signal | null} */ signal) =>
  code ?? 128 + (signal ? constants.signals[signal] : 0);

/**
 * Runs a program in this terminal until it ends; signals sent to this script reach it.
 * `group` gives it a process group of its own, for wrappers that don't pass signals on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Surroundings & { group?: boolean }} [options]
 * @returns {Promise<number>}
 */
export const run = (command, args, { group = false, ...surroundings } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', detached: group, ...surroundings });
    const pass = (/** @type {Signal} */ signal) => {
      if (group && child.pid) process.kill(-child.pid, signal);
      // Ctrl-C in a terminal already reaches every program in it; a second one would mean "at once".
      else if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, pass);
    const settle = () => forwarded.forEach((signal) => process.off(signal, pass));
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(exitCode(code, signal));
    });
  });

/**
 * Runs a program and keeps what it prints. Never rejects: a program that isn't there answers 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Surroundings & { signal?: AbortSignal, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export const capture = (command, args, options = {}) =>
  new Promise((resolve) => {
    let output = '';
    let stdout = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}`, stdout }));
    child.once('close', (code, signal) => resolve({ code: exitCode(code, signal), output, stdout }));
  });

/** The first line a program prints, or nothing when it can't run. */
export const firstLine = (/** @type {string} */ command, /** @type {readonly string[]} */ args) => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '').trim() : '';
};

/** The last lines of a program's output, indented under a sentence. */
export const lastLines = (/** @type {string} */ output, count = 15) =>
  output
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
