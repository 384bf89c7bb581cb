// @ts-check
// What every command needs before its own work. Runs on the oldest allowed Node, with nothing installed.

import { ensureNode24, nodeTrouble } from './steps/node-version.mjs';
import { ensurePackages } from './steps/npm-packages.mjs';
import { trouble } from './steps/say.mjs';

/**
 * Checks Node, installs the npm packages and goes on under Node 24.
 * Answers nothing when the caller should go on; else the exit code of the same script, which has then run on Node 24.
 * @returns {Promise<number | undefined>}
 */
export const setUp = async () => {
  const problem = nodeTrouble(process);
  if (problem) throw trouble(problem);
  await ensurePackages();
  return ensureNode24();
};
