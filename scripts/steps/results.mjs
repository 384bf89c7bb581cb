// @ts-check
// Counting what the test runners report.

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * What vitest's JSON reporter says. A file that could not even be loaded has no tests to count, so it counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Count}
 */
export const countVitest = ({ numPassedTests, numFailedTests, testResults }) => {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
};

/**
 * What Playwright's JSON reporter says. A flaky test failed once, so it counts as failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number } }} report
 * @returns {Count}
 */
export const countPlaywright = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });

/**
 * A step that ended badly counts as a failure even if its runner counted none (a type error, a crash).
 * @param {number} exitCode
 * @param {Count} count
 * @returns {Count}
 */
export const withExitCode = (exitCode, { passed, failed }) => ({
  passed,
  failed: exitCode !== 0 && failed === 0 ? 1 : failed,
});

/** @param {readonly Count[]} counts @returns {Count} */
export const sum = (counts) =>
  counts.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), {
    passed: 0,
    failed: 0,
  });

/** The last line of `npm test`. */
export const resultLine = (/** @type {Count} */ { passed, failed }) => `${passed} passed, ${failed} failed`;
