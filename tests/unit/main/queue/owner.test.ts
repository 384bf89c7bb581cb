import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isAlive, thisProcess } from '../../../../electron/main/queue/owner.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const heartbeat = now.toISOString();
const before = (ms: number) => new Date(now.getTime() - ms).toISOString();

test('this process is alive, however old its heartbeat, where the system knows when it began', () => {
  const owner = thisProcess('a');
  expect(isAlive({ ...owner, heartbeat }, now)).toBe(true);
  if (process.platform === 'linux') expect(isAlive({ ...owner, heartbeat: before(3_600_000) }, now)).toBe(true);
});

test('a later process with the same number is another one', () => {
  expect(isAlive({ ...thisProcess('a'), processStart: 'earlier', heartbeat }, now)).toBe(false);
});

test('without a start time a living number counts until its heartbeat is more than ten minutes old', () => {
  const owner = { ...thisProcess('a'), processStart: null };
  expect(isAlive({ ...owner, heartbeat: before(10 * 60_000) }, now)).toBe(true);
  expect(isAlive({ ...owner, heartbeat: before(10 * 60_000 + 1) }, now)).toBe(false);
});

test('a process that was killed is dead', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const owner = { id: 'a', pid: child.pid ?? 0, processStart: null, heartbeat };
  expect(isAlive(owner, now)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(owner, now)).toBe(false);
});
