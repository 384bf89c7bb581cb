import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';

/** A person feels what takes longer. */
const LONGEST_TASK_MS = 100;
/** What the app does shows in every round; what else this machine does at the time, in one or two. */
const ROUNDS = 4;

/** A line of Chromium's trace; times in microseconds, `tdur` of the processor. */
type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Does the same a few times: in the best of them the window's own thread is never at one task longer than a person feels. */
export async function expectSmooth(page: Page, what: string, work: (round: number) => Promise<unknown>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS && !longest.some((ms) => ms <= LONGEST_TASK_MS); round += 1)
    longest.push(await longestTask(session, () => work(round)));
  await session.detach();
  test.info().annotations.push({ type: `longest task, ms: ${what}`, description: longest.map(Math.round).join(', ') });
  expect(Math.min(...longest), what).toBeLessThanOrEqual(LONGEST_TASK_MS);
}

/** In processor time, so that other programs of a busy machine don't count. */
async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { readonly value: readonly object[] }) => events.push(...(value as readonly TraceEvent[]));
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel'] } });
  await work();
  const isComplete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await isComplete;
  session.off('Tracing.dataCollected', take);
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasks = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === main?.pid && tid === main.tid);
  expect(tasks, 'tasks of the page').not.toEqual([]);
  return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000;
}
