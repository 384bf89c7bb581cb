import { defineConfig } from '@playwright/test';

const long = '**/*.long.spec.ts';
/** They count what the processor does, and have it for themselves. */
const measured = '**/{performance,scale}.spec.ts';

export default defineConfig({
  testDir: '.',
  workers: 2,
  projects: [
    { name: 'window', testIgnore: [long, measured] },
    { name: 'measured', testMatch: measured, workers: 1, dependencies: ['window'] },
  ],
  timeout: 60_000,
  // A loaded machine is slow; what is missing stays missing.
  expect: { timeout: 10_000 },
  reporter: 'list',
  outputDir: '../../node_modules/.cache/playwright',
});
