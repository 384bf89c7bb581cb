// @ts-check
// `npm run pictures`: draws every screen in both themes and two sizes into pictures/, and those the README shows into
// docs/pictures/. Arguments go to Playwright.

import { runPlaywright } from './steps/playwright.mjs';
import { runScript } from './steps/say.mjs';

await runScript(() => runPlaywright('tests/pictures/playwright.config.ts', process.argv.slice(2)));
