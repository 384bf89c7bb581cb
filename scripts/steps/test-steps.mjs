// @ts-check
// The steps of `npm run check` and `npm test`: what each runs, and where its runner writes its count.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright, countVitest, withExitCode } from './results.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { clock, say } from './say.mjs';

/** @typedef {import('./results.mjs').Count} Count */
/**
 * @typedef {object} TestStep
 * @property {string} title
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} [report] file with the runner's JSON
 * @property {(report: any) => Count} [count]
 */

const results = join(root, 'node_modules', '.cache', 'results');

/**
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {TestStep}
 */
const plain = (title, command, args) => ({ title, command, args });

/**
 * A step of vitest.
 * @param {string} title
 * @param {string} name of the file with its count
 * @param {readonly string[]} args
 * @returns {TestStep}
 */
const vitest = (title, name, args) => {
  const report = join(results, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const all = ['run', '--config', 'tests/vitest.config.ts', ...reporters, ...args];
  return { title, command: 'vitest', args: all, report, count: countVitest };
};

const projects = (/** @type {readonly string[]} */ names) => names.flatMap((name) => ['--project', name]);
const node = process.execPath;
const longEnding = '.long.test.ts';

/**
 * A step of Playwright on the built app.
 * @param {string} title
 * @param {string} name of the file with its count
 * @param {readonly string[]} args
 * @returns {TestStep}
 */
const endToEnd = (title, name, args) => ({
  ...plain(title, node, ['scripts/e2e.mjs', '--reporter=list,json', ...args]),
  report: join(results, `${name}.json`),
  count: countPlaywright,
});

export const checkSteps = [
  plain('Format', 'biome', ['format', '.']),
  plain('Lint', 'oxlint', ['--type-aware']),
  plain('Types of the back end', 'tsc', ['-p', 'tsconfig.node.json']),
  plain('Types of the window', 'tsc', ['-p', 'tsconfig.web.json']),
  plain('Dead code', 'knip', []),
];
export const laws = vitest('Laws', 'laws', projects(['laws']));

const smokeTest = 'tests/package-smoke.ts';

/** Everything `npm test` runs, in order: cheap first. */
export const testSteps = () => [
  ...checkSteps,
  laws,
  vitest('Unit tests', 'unit', projects(['unit', 'dom'])),
  plain('Build', 'electron-vite', ['build']),
  vitest('Flows: the whole back end', 'flows', [...projects(['flows']), '--exclude', `**/*${longEnding}`]),
  endToEnd('End to end', 'e2e', []),
  ...(existsSync(join(root, smokeTest)) ? [plain('Package', node, [smokeTest])] : []),
];

/** What `npm run test:long` runs. */
export const longSteps = () => [
  vitest('Long tests: all kills, all fuzz', 'long', [...projects(['flows']), longEnding]),
  plain('Build', 'electron-vite', ['build']),
  endToEnd('Long tests in the window: every pixel, memory', 'e2e-long', ['--long']),
];

const countOf = (/** @type {TestStep} */ { report, count }) => {
  if (!report || !count || !existsSync(report)) return { passed: 0, failed: 0 };
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
};

/**
 * Runs one step in this terminal under a heading; answers whether it went well and what it counted.
 * @param {TestStep} step
 */
const runStep = async (step) => {
  const elapsed = clock();
  say(`\n== ${step.title} ==`);
  if (step.report) rmSync(step.report, { force: true });
  mkdirSync(results, { recursive: true });
  const code = await run(step.command, step.args, {
    cwd: root,
    env: { ...process.env, ...(step.report ? { PLAYWRIGHT_JSON_OUTPUT_FILE: step.report } : {}) },
  });
  const count = withExitCode(code, countOf(step));
  const ok = count.failed === 0;
  say(`== ${step.title}: ${ok ? 'ok' : 'FAILED'} in ${elapsed()} ==`);
  return { ok, count };
};

/**
 * Runs steps one after the other up to the first that fails; answers the counts and whether all went well.
 * @param {readonly TestStep[]} steps
 */
export const runSteps = async (steps) => {
  /** @type {Count[]} */
  const counts = [];
  for (const step of steps) {
    const { ok, count } = await runStep(step);
    counts.push(count);
    if (!ok) return { ok, counts };
  }
  return { ok: true, counts };
};
