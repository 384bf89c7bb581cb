import { afterEach, expect, test } from 'vitest';
import { handClock, type HandClock } from '../../../support/hand-clock.ts';
import { slowedDown } from '../../../support/queue-outcomes.ts';
import { closeStages, openStage, removeFolder, temporaryFolder } from '../../../support/queue-stage.ts';

let folder = '';

afterEach(() => {
  closeStages();
  removeFolder(folder);
});

/** Timers that go off too early, as the system's may, and time that goes by with every look at it. */
function hastyClock(earlyMs: number): HandClock & { hurry(): void } {
  const { clock, timers, pass } = handClock();
  let looks = 0;
  let isCreeping = false;
  return {
    pass,
    clock: { now: () => new Date(clock.now().getTime() + (isCreeping ? looks++ : 0)) },
    timers: { after: (ms, work) => timers.after(Math.max(0, ms - earlyMs), work) },
    hurry() {
      isCreeping = true;
    },
  };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a job that comes due while the queue looks around starts (timer %d ms early)',
  async (earlyMs) => {
    folder = temporaryFolder();
    const time = hastyClock(earlyMs);
    const stage = openStage(folder, time);
    await stage.queue.start({ recover: true });
    stage.add();
    await time.pass(0);
    await stage.calls[0]?.end(slowedDown(1000));
    time.hurry();
    await time.pass(5000);
    expect(stage.calls).toHaveLength(2);
  },
);
