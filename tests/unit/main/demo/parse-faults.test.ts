import { describe, expect, it } from 'vitest';
import { createFaults } from '../../../../electron/main/demo/faults.ts';
import { faultNames, parseFaults } from '../../../../electron/main/demo/parse-faults.ts';

const parsed = (...list: string[]): unknown => {
  const result = parseFaults(list);
  return result.ok ? result.value : result.error;
};

describe('faults from the command line', () => {
  it('read a name, a value and a number of requests', () => {
    expect(parsed('crlf', 'slow=500', '429-seconds=2*1', 'reset-after*3')).toEqual({
      crlf: true,
      slow: 500,
      '429-seconds': { value: 2, times: 1 },
      'reset-after': { value: 1000, times: 3 },
    });
  });

  it('read the number after = as requests when the fault has no value of its own', () => {
    expect(parsed('429=3')).toEqual({ '429': { value: true, times: 3 } });
  });

  it('read choices and texts', () => {
    expect(parsed('error-stream=bare', '429-text=800ms')).toEqual({ 'error-stream': 'bare', '429-text': '800ms' });
  });

  it.each([
    ['429-second', /No fault is called "429-second"\. Near to it: 429/],
    ['', /No fault is called ""/],
    ['constructor', /No fault is called "constructor"/],
    ['slow=soon', /takes a number of ms, not "soon"/],
    ['slow=-1', /takes a number of ms/],
    ['crlf=yes', /"yes" is not a number of requests/],
    ['429=0', /"0" is not a number of requests/],
    ['slow=1*two', /"two" is not a number of requests/],
    ['error-stream=loud', /one of event, unnamed, flat, bare, not "loud"/],
  ])('say what is wrong with "%s"', (text, message) => {
    expect(parsed(text)).toMatch(message);
  });

  it('accept every name of the table bare', () => {
    expect(Object.keys(Object(parsed(...faultNames)))).toEqual(faultNames);
  });
});

describe('the fault switch', () => {
  it('hands out counted faults so many times, others until cleared', () => {
    const faults = createFaults({ '500': { times: 2 }, crlf: true });
    expect(faults.take()).toEqual({ '500': true });
    expect(faults.take()).toEqual({ '500': true });
    expect(faults.take()).toEqual({ crlf: true });
    faults.clear('crlf');
    expect(faults.take()).toEqual({});
  });

  it('uses one answer at a time, in the order set, and keeps counted faults of good answers for good answers', () => {
    const faults = createFaults();
    faults.set({ '429': { times: 1 }, cut: { times: 1 }, '500': { times: 1 } });
    expect([faults.take(), faults.take(), faults.take(), faults.take()]).toEqual([
      { '429': true },
      { '500': true },
      { cut: true },
      {},
    ]);
  });

  it('lists what is set and clears all', () => {
    const faults = createFaults({ slow: 5 });
    faults.set({ bom: true });
    expect(faults.names()).toEqual(['slow', 'bom']);
    faults.clear();
    expect(faults.names()).toEqual([]);
  });
});
