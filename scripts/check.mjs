// @ts-check
// `npm run check`: format, lint, types, dead code, laws.

import { setUp } from './setup.mjs';
import { runScript } from './steps/say.mjs';
import { checkSteps, laws, runSteps } from './steps/test-steps.mjs';

await runScript(async () => (await setUp()) ?? ((await runSteps([...checkSteps, laws])).ok ? 0 : 1));
