import { expect, test } from 'vitest';
import { killAll, SITUATIONS } from '../support/kill-loop.ts';

const KILLS = 20;

test(`${KILLS} kills at any moment lose nothing that was paid for and send nothing twice`, {
  timeout: 480_000,
}, async () => {
  const all = await killAll(Array.from({ length: KILLS }, (_, index) => index + 1));
  expect(all.filter(({ broken }) => broken.length > 0)).toEqual([]);
  // A loop that never hits a call in flight would prove nothing.
  const killed = new Set(all.flatMap((one) => one.killed));
  expect([...killed]).toEqual(
    expect.arrayContaining(['queued', 'waiting', 'sending', 'receiving', 'received', 'done']),
  );
  expect(all.flatMap(({ ended }) => ended)).toEqual(expect.arrayContaining(['done', 'uncertain', 'cancelled']));
  expect(new Set(all.map(({ situation }) => situation))).toEqual(new Set(SITUATIONS));
});
