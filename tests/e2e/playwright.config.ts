import { defineConfig } from '@playwright/test';

const long = '**/*.long.spec.ts';
/** It counts what the processor does, and has it for itself. */
const measured = '**/performance.spec.ts';
/** Windows on one display share its pointer and what is dragged; without a display each has its own. */
const isHeadless = process.env['ELECTRON_DOUBLE_HEADLESS'] === '1';

export default defineConfig({
  testDir: '.',
  workers: isHeadless ? 2 : 1,
  // Every test has a machine of its own, so that long files don't keep one worker busy while the other is done.
  fullyParallel: true,
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
