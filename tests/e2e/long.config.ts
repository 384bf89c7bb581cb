import { defineConfig } from '@playwright/test';
import short from './playwright.config.ts';

/** What takes long: `npm run test:long`. */
export default defineConfig({
  ...short,
  testMatch: '**/*.long.spec.ts',
  testIgnore: [],
  timeout: 300_000,
});
