import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testIgnore: '**/*.long.spec.ts',
  workers: 1,
  timeout: 60_000,
  // A loaded machine is slow; what is missing stays missing.
  expect: { timeout: 10_000 },
  reporter: 'list',
  outputDir: '../../node_modules/.cache/playwright',
});
