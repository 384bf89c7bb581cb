import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Interrupt, listenForInterrupt } from '../../../../electron/main/terminal/interrupt.ts';

let interrupt: Interrupt;
const left = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  left.mockReset();
  vi.spyOn(process, 'exit').mockImplementation((code) => left(code) as never);
  interrupt = listenForInterrupt();
});
afterEach(() => {
  interrupt.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const press = (signal: 'SIGINT' | 'SIGTERM' = 'SIGINT') => process.emit(signal);

test('ends a command that has nothing on its way, with the code of the signal', async () => {
  press('SIGTERM');
  await expect(interrupt.ended).rejects.toMatchObject({ code: 143 });
});

test('leaves a command that does not end within a second', async () => {
  press();
  await expect(interrupt.ended).rejects.toMatchObject({ code: 130 });
  vi.advanceTimersByTime(1000);
  expect(left).toHaveBeenCalledWith(130);
});

test('asks the command that took over, and leaves at the next press', () => {
  const stop = vi.fn();
  interrupt.takeOver(stop);
  press();
  press();
  expect(stop.mock.calls).toEqual([[130]]);
  expect(left).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  press();
  expect(stop).toHaveBeenCalledTimes(1);
  expect(left).toHaveBeenCalledWith(130);
});

test('listens no longer than the command runs', () => {
  const before = process.listenerCount('SIGINT');
  interrupt.close();
  expect(process.listenerCount('SIGINT')).toBe(before - 1);
});
