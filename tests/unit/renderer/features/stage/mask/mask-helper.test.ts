import { describe, expect, test } from 'vitest';
import { createBitmap } from '../../../../../../renderer/features/stage/mask/mask-bitmap.ts';
import {
  createMaskHelper,
  type MaskTask,
  type MaskThread,
  taskDone,
} from '../../../../../../renderer/features/stage/mask/mask-helper.ts';

/** A thread in the hand: tasks are answered when a test says so. */
function threadInHand() {
  const sent: MaskTask[] = [];
  const events = new EventTarget();
  let [begun, ended] = [0, 0];
  const thread: MaskThread = {
    postMessage: (task: MaskTask) => void sent.push(task),
    addEventListener: events.addEventListener.bind(events),
    terminate: () => void (ended += 1),
  };
  return {
    start: () => {
      begun += 1;
      return thread;
    },
    sent,
    begun: () => begun,
    ended: () => ended,
    answer() {
      const task = sent.shift();
      if (task) events.dispatchEvent(new MessageEvent('message', { data: taskDone(task) }));
    },
    fail() {
      sent.shift();
      events.dispatchEvent(new Event('error'));
    },
  };
}

function dot(by: number): MaskTask {
  const mask = createBitmap({ width: 9, height: 9 });
  mask.data[40] = 255;
  return { kind: 'resize', mask, by };
}
const count = (pixels: Uint8Array | null): number => pixels?.filter((value) => value > 0).length ?? -1;

describe('the helper beside the main thread', () => {
  test('answers what the task comes to', async () => {
    const hand = threadInHand();
    const grown = createMaskHelper(hand.start).run(dot(1));
    hand.answer();
    expect(count(await grown)).toBe(5);
  });

  test('does one task at a time, and of those that wait only the newest', async () => {
    const hand = threadInHand();
    const helper = createMaskHelper(hand.start);
    const [first, second, third] = [helper.run(dot(1)), helper.run(dot(2)), helper.run(dot(3))];
    expect(hand.sent).toHaveLength(1);
    expect(await second).toBeNull();
    hand.answer();
    hand.answer();
    expect([count(await first), count(await third)]).toEqual([5, 29]);
  });

  test('leaves out everything when it is laid to rest, and starts again with the next task', async () => {
    const hand = threadInHand();
    const helper = createMaskHelper(hand.start);
    const [running, waiting] = [helper.run(dot(1)), helper.run(dot(2))];
    helper.rest();
    expect([await running, await waiting, hand.ended()]).toEqual([null, null, 1]);
    hand.sent.length = 0;
    const later = helper.run(dot(1));
    hand.answer();
    expect(count(await later)).toBe(5);
  });

  test('answers nothing when the thread fails, and goes on with another', async () => {
    const hand = threadInHand();
    const helper = createMaskHelper(hand.start);
    const [failed, next] = [helper.run(dot(1)), helper.run(dot(1))];
    hand.fail();
    hand.answer();
    expect([await failed, count(await next)]).toEqual([null, 5]);
    expect([hand.begun(), hand.ended()]).toEqual([2, 1]);
  });

  test('does it itself where there are no threads', async () => {
    expect(count(await createMaskHelper(null).run(dot(1)))).toBe(5);
  });
});
