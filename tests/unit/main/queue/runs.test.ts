import { expect, test } from 'vitest';
import { silentLog } from '../../../../electron/main/log.ts';
import { createRuns } from '../../../../electron/main/queue/runs.ts';

test('a job that starts again while its last work clears up begins after it, and stays in hand till its own end', async () => {
  const course: string[] = [];
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const sizes: number[] = [];
  const runs = createRuns(silentLog, () => sizes.push(runs.size));
  runs.start('job', async () => {
    await first.promise;
    course.push('first cleared up');
  });
  runs.start('job', async (signal) => {
    course.push('second begins');
    signal.addEventListener('abort', () => second.resolve());
    await second.promise;
  });
  first.resolve();
  await expect.poll(() => course).toEqual(['first cleared up', 'second begins']);
  expect(runs.has('job')).toBe(true);
  runs.stop('job', 'stopped-by-you');
  await runs.allEnded();
  expect(sizes).toEqual([1, 0]);
});
