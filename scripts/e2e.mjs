// @ts-check
// `npm run test:e2e`: the end-to-end tests. Arguments go to Playwright.

import { runPlaywright } from './steps/playwright.mjs';
import { runScript } from './steps/say.mjs';

await runScript(() => runPlaywright('tests/e2e/playwright.config.ts', process.argv.slice(2)));
