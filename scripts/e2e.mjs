// @ts-check
// `npm run test:e2e`: the end-to-end tests; with `--long` those that take long. Other arguments go to Playwright.

import { runPlaywright } from './steps/playwright.mjs';
import { runScript } from './steps/say.mjs';

const given = process.argv.slice(2);
const config = given.includes('--long') ? 'long.config.ts' : 'playwright.config.ts';
const rest = given.filter((argument) => argument !== '--long');

await runScript(() => runPlaywright(`tests/e2e/${config}`, rest));
