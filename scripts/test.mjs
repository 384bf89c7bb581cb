// @ts-check
// `npm test` runs everything, `npm test -- --long` (`npm run test:long`) only what takes long.
// The last line is always "N passed, N failed".

import { setUp } from './setup.mjs';
import { resultLine, sum } from './steps/results.mjs';
import { clock, runScript, say } from './steps/say.mjs';
import { ensureSystemPackages, forTests } from './steps/system-packages.mjs';
import { longSteps, runSteps, testSteps } from './steps/test-steps.mjs';

/**
 * @param {readonly import('./steps/test-steps.mjs').TestStep[]} steps
 * @param {readonly string[]} missing system packages
 */
const report = async (steps, missing) => {
  const elapsed = clock();
  const { ok, counts } = await runSteps(steps);
  say(`\n${ok ? 'All steps ran' : 'Stopped at the first failing step'}, ${elapsed()}`);
  if (missing.length > 0) say(`Not everything can run here: ${missing.join(' ')} missing, see above`);
  say(resultLine(sum(counts)));
  return ok ? 0 : 1;
};

await runScript(async () => {
  const done = await setUp();
  if (done !== undefined) return done;
  const long = process.argv.includes('--long');
  const steps = long ? longSteps() : testSteps();
  const missing = (await ensureSystemPackages(forTests)).map(({ name }) => name);
  return report(steps, missing);
});
