import { expect, test } from 'vitest';
import { killOnce } from '../support/kill-loop.ts';

const KILLS = 200;

test(`${KILLS} kills at any moment lose nothing that was paid for and send nothing twice`, {
  timeout: 2_400_000,
}, async () => {
  const ended = new Set<string>();
  for (let seed = 1001; seed <= 1000 + KILLS; seed += 1) {
    const { broken, jobs } = await killOnce(seed);
    expect(broken, `seed ${seed}`).toEqual([]);
    for (const job of jobs) ended.add(job.state.status);
  }
  // A loop that never hits a call in flight would prove nothing.
  expect([...ended].sort()).toEqual(['done', 'uncertain']);
});
