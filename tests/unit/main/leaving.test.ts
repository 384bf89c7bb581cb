import { expect, test, vi } from 'vitest';
import { createLeaving, type LeaveChoice, type LeavePorts } from '../../../electron/main/leaving.ts';
import { silentLog } from '../../../electron/main/log.ts';

function leavingWith(some: Partial<LeavePorts> = {}) {
  const done: string[] = [];
  const leaving = createLeaving({
    inFlight: () => 1,
    ask: () => Promise.reject(new Error('nobody was to be asked')),
    stop: async (finish) => void done.push(finish ? 'finish' : 'stop'),
    hide: () => done.push('hide'),
    show: () => done.push('show') > 0,
    quit: () => done.push('quit'),
    log: silentLog,
    ...some,
  });
  return { leaving, done };
}

const answer = (choice: LeaveChoice) => async () => choice;

/** A person chose to finish, the window is hidden, and what is on its way comes to no end before `finished`. */
async function leavingAtWork(leave: 'leave' | 'leaveWhenAsked') {
  const finished = Promise.withResolvers<void>();
  const { leaving, done } = leavingWith({
    ask: answer('finish'),
    stop: async (finish) => {
      done.push(finish ? 'finish' : 'stop');
      if (finish) await finished.promise;
    },
  });
  const left = leaving[leave]();
  await vi.waitFor(() => expect(done).toEqual(['hide', 'finish']));
  return {
    leaving,
    done,
    finish: async () => {
      finished.resolve();
      await left;
    },
  };
}

test('with nothing in flight the app ends without a question', async () => {
  const { leaving, done } = leavingWith({ inFlight: () => 0 });
  expect(leaving.isAllowed()).toBe(false);
  await leaving.leave();
  expect(done).toEqual(['stop', 'quit']);
  expect(leaving.isAllowed()).toBe(true);
});

test('staying keeps everything as it is, and the question comes again next time', async () => {
  const ask = vi.fn(answer('stay'));
  const { leaving, done } = leavingWith({ ask });
  await leaving.leave();
  await leaving.leave();
  expect(ask).toHaveBeenCalledTimes(2);
  expect(done).toEqual(['show', 'show']);
  expect(leaving.isAllowed()).toBe(false);
});

test('finishing hides the window, waits and ends; asked again meanwhile, it ends now', async () => {
  const { leaving, done, finish } = await leavingAtWork('leave');
  await leaving.leave();
  expect(done).toEqual(['hide', 'finish', 'stop', 'quit']);
  await finish();
  expect(done).toEqual(['hide', 'finish', 'stop', 'quit']);
});

test('when the system ends nobody is asked, and calls in flight are stopped so that they are written down', async () => {
  const { leaving, done } = leavingWith();
  await leaving.leaveWithSystem();
  expect(done).toEqual(['stop', 'quit']);
  await leaving.leaveWithSystem();
  expect(done).toEqual(['stop', 'quit']);
});

test('a system that ends does not wait for calls that a person wanted to finish', async () => {
  const { leaving, done } = await leavingAtWork('leave');
  await leaving.leaveWithSystem();
  expect(done).toEqual(['hide', 'finish', 'stop', 'quit']);
});

test('a system that asks whether it may end cuts nothing that a person wanted to finish', async () => {
  const { leaving, done, finish } = await leavingAtWork('leaveWhenAsked');
  await leaving.leaveWhenAsked();
  await finish();
  expect(done).toEqual(['hide', 'finish', 'quit']);
});

test.each<LeaveChoice>(['stay', 'finish', 'now'])(
  'a system that ends while the question stands has ended the app: "%s" comes too late',
  async (choice) => {
    const pressed = Promise.withResolvers<LeaveChoice>();
    const { leaving, done } = leavingWith({ ask: () => pressed.promise });
    const asked = leaving.leave();
    await leaving.leaveWithSystem();
    pressed.resolve(choice);
    await asked;
    expect(leaving.isAllowed()).toBe(true);
    expect(done).toEqual(['stop', 'quit']);
  },
);

test('an answer while the system has the work stopped changes nothing either', async () => {
  const pressed = Promise.withResolvers<LeaveChoice>();
  const stopped = Promise.withResolvers<void>();
  const { leaving, done } = leavingWith({
    ask: () => pressed.promise,
    stop: async () => {
      done.push('stop');
      await stopped.promise;
    },
  });
  const asked = leaving.leave();
  const ended = leaving.leaveWithSystem();
  pressed.resolve('stay');
  await asked;
  await leaving.leave();
  stopped.resolve();
  await ended;
  expect(done).toEqual(['stop', 'quit']);
});

test('the question is asked once, however often the window is closed', async () => {
  const pressed = Promise.withResolvers<LeaveChoice>();
  const ask = vi.fn(() => pressed.promise);
  const { leaving } = leavingWith({ ask });
  const first = leaving.leave();
  await leaving.leave();
  pressed.resolve('stay');
  await first;
  expect(ask).toHaveBeenCalledTimes(1);
});

test('a question that fails cuts nothing: the window stays', async () => {
  const error = vi.fn();
  const { leaving, done } = leavingWith({ log: { ...silentLog, error } });
  await leaving.leave();
  expect(done).toEqual(['show']);
  expect(error).toHaveBeenCalledOnce();
});

test('without a window there is no staying: what is on its way is finished', async () => {
  const { leaving, done } = leavingWith({ ask: answer('stay'), show: () => false });
  await leaving.leave();
  expect(done).toEqual(['hide', 'finish', 'quit']);
});

test('finishing that fails brings the window back, and quitting works all the same', async () => {
  const fails = async () => {
    throw new Error('the disk is gone');
  };
  const choices: LeaveChoice[] = ['finish', 'now'];
  const { leaving, done } = leavingWith({ ask: async () => choices.shift() ?? 'stay', stop: fails });
  await leaving.leave();
  expect(done).toEqual(['hide', 'show']);
  await leaving.leave();
  expect(done).toEqual(['hide', 'show', 'quit']);
});
