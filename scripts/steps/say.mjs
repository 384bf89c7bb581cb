// @ts-check
// What the scripts print: one plain line per step, with the time it took.

/** A reason to stop that is told as a sentence, without a stack. */
export const trouble = (/** @type {string} */ sentence) => Object.assign(new Error(sentence), { name: 'Trouble' });

/** Prints one line. */
export const say = (/** @type {string} */ line) => {
  process.stdout.write(`${line}\n`);
};

/** "8.2 s", "1 min 5 s". */
const duration = (/** @type {number} */ elapsedMs) => {
  if (elapsedMs < 9_950) return `${(elapsedMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(elapsedMs / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** Starts a clock; calling it tells the time since as words. */
export const clock = () => {
  const startedAt = performance.now();
  return () => duration(performance.now() - startedAt);
};

/**
 * Says what begins, repeats how far it is every few seconds, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {{ progress?: () => string, everyMs?: number }} [options] progress: a few words on how far it is
 */
export const step = async (title, work, { progress = () => 'still working', everyMs = 10_000 } = {}) => {
  const elapsed = clock();
  say(`${title} …`);
  const timer = setInterval(() => say(`  ${progress()} (${elapsed()})`), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    say(`  took ${elapsed()}`);
  }
};

/**
 * Runs a script to its end: its exit code is what `main` answers; a trouble is printed as its sentence.
 * @param {() => Promise<number>} main
 */
export const runScript = async (main) => {
  try {
    process.exitCode = await main();
  } catch (error) {
    const known = error instanceof Error && error.name === 'Trouble';
    process.stderr.write(`${known ? `\n${error.message}` : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
};
