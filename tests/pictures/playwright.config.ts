import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  workers: 1,
  timeout: 240_000,
  reporter: 'list',
  outputDir: '../../node_modules/.cache/playwright',
});
