import { defineConfig } from '@playwright/test';
import short from './playwright.config.ts';

/** What takes long: `npm run test:long`. */
export default defineConfig({
  ...short,
  projects: [{ name: 'long', testMatch: '**/*.long.spec.ts' }],
  workers: 1,
  timeout: 300_000,
});
