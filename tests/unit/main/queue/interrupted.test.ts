import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../../../support/hand-clock.ts';
import { answer, lost } from '../../../support/queue-outcomes.ts';
import { closeStages, openStage, removeFolder, temporaryFolder, type Stage } from '../../../support/queue-stage.ts';

let folder: string;
let stage: Stage;

beforeEach(async () => {
  folder = temporaryFolder();
  stage = openStage(folder);
  await stage.queue.start({ recover: true });
});

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

/** Two calls on their way, one of them already answering, and two jobs behind them. */
async function twoOnTheirWay() {
  const ids = stage.add(4);
  await settle();
  const [sending, receiving] = stage.calls;
  if (!sending || !receiving) throw new Error('No calls');
  receiving.onProgress({ type: 'answering', requestId: 'req-1' });
  expect(stage.statuses()).toEqual(['sending', 'receiving', 'queued', 'queued']);
  return { ids, sending, receiving };
}

const sentJobs = () => stage.calls.map((call) => call.job.id);

const interruptions: readonly [string, (stands: boolean) => void][] = [
  ['the machine falls asleep', (stands) => stage.queue.setAsleep(stands)],
  ['the network goes away', (stands) => stage.queue.setOnline(!stands)],
];

describe.each(interruptions)('when %s with calls on their way', (_, interrupt) => {
  test('they are not cut, and come to their end while it lasts', async () => {
    const { sending, receiving } = await twoOnTheirWay();
    interrupt(true);
    await stage.time.pass(20 * 60_000);
    expect([sending.signal.aborted, receiving.signal.aborted]).toEqual([false, false]);
    expect(stage.statuses().slice(0, 2)).toEqual(['sending', 'receiving']);
    await receiving.end(answer());
    await sending.end(answer());
    expect(stage.statuses().slice(0, 2)).toEqual(['done', 'done']);
  });

  test('the jobs behind them wait until it is over', async () => {
    const { ids, sending, receiving } = await twoOnTheirWay();
    interrupt(true);
    await sending.end(answer());
    await receiving.end(answer());
    await stage.time.pass(20_000);
    expect(sentJobs()).toEqual(ids.slice(0, 2));
    interrupt(false);
    await stage.time.pass(60_000);
    expect(sentJobs()).toEqual(ids);
  });

  test('a line that broke leaves them uncertain, and nothing is sent a second time', async () => {
    const { ids, sending, receiving } = await twoOnTheirWay();
    interrupt(true);
    await stage.time.pass(20_000);
    await sending.end(lost('connection-lost'));
    await receiving.end(lost('stream-cut'));
    expect(stage.job(0).state).toMatchObject({ status: 'uncertain', error: { cause: 'connection-lost' } });
    expect(stage.job(1).state).toMatchObject({ status: 'uncertain', error: { cause: 'stream-cut' } });
    interrupt(false);
    await stage.time.pass(60_000);
    await stage.calls[2]?.end(answer());
    await stage.calls[3]?.end(answer());
    await stage.time.pass(60 * 60_000);
    expect(sentJobs()).toEqual(ids);
    expect(stage.statuses()).toEqual(['uncertain', 'uncertain', 'done', 'done']);
    expect([stage.job(0).sent, stage.job(1).sent]).toEqual([1, 1]);
  });
});
