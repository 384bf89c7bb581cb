import { expect, it } from 'vitest';
import { countPlaywright, countVitest, resultLine, sum, withExitCode } from '../../../scripts/steps/results.mjs';

it("adds up the runners' counts into one line", () => {
  const unit = countVitest({ numPassedTests: 210, numFailedTests: 1, testResults: [] });
  const endToEnd = countPlaywright({ stats: { expected: 12, unexpected: 2, flaky: 0 } });
  expect(resultLine(sum([unit, endToEnd]))).toBe('222 passed, 3 failed');
});

it('counts a test file that could not be loaded as a failure', () => {
  const unloaded = { status: 'failed', assertionResults: [] };
  const failing = { status: 'failed', assertionResults: [{}] };
  const report = { numPassedTests: 0, numFailedTests: 1, testResults: [unloaded, failing] };
  expect(countVitest(report)).toEqual({ passed: 0, failed: 2 });
});

it('counts a flaky test as failed', () => {
  expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1 } })).toEqual({ passed: 3, failed: 1 });
});

it('counts a step that ended badly without a failing test as one failure', () => {
  expect(withExitCode(2, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 });
  expect(withExitCode(1, { passed: 5, failed: 3 })).toEqual({ passed: 5, failed: 3 });
  expect(withExitCode(0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 });
});
