import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { progressText, showProgress } from '../../../../electron/main/terminal/progress.ts';
import type { Job, JobState } from '../../../../shared/job.ts';
import { gptRequest } from '../../../support/requests.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const sending: JobState = { status: 'sending', attempt: 'a', at: '' };
const receiving = (previews: number): Extract<JobState, { status: 'receiving' }> => ({
  status: 'receiving',
  attempt: 'a',
  at: '',
  previews,
  stalled: null,
});
const slowed: JobState = { status: 'waiting', until: '2026-01-01T00:00:12Z', why: 'rate-limit', error: null };
const done: JobState = { status: 'done', assets: [], at: '' };

const jobIn = (state: JobState): Job => ({
  id: 'job',
  position: 1,
  createdAt: '',
  origin: 'hand',
  groupId: null,
  batchName: null,
  demo: false,
  request: gptRequest({ stream: true, partialImages: 2 }),
  repetition: 0,
  parents: [],
  state,
  sent: 0,
  doubts: 0,
  estimateMicros: null,
  usage: null,
  costMicros: null,
  requestId: null,
  elapsedMs: null,
});

test('says what goes on in a few words', () => {
  const says = (...states: JobState[]) => progressText(states.map(jobIn), NOW);
  expect(says({ status: 'queued' })).toBe('Queued…');
  expect(says(sending)).toBe('Sending…');
  expect(says(receiving(0))).toBe('Receiving…');
  expect(says(receiving(1))).toBe('Preview 1 of 2');
  expect(says(slowed)).toBe('Waiting 12 s: slowed down by the service');
  expect(says({ ...slowed, until: null, why: 'offline' })).toBe('Waiting: no connection');
  expect(says(done, sending, receiving(2))).toBe('1 of 3 over · Preview 2 of 2');
  expect(says(done)).toBeNull();
});

describe('showing it', () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW }));
  afterEach(() => void vi.useRealTimers());

  function output(isTTY: boolean, columns = 80) {
    const written: string[] = [];
    return { written, isTTY, columns, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  }

  test('on a terminal one line changes in place, with the time, and is gone at the end', () => {
    const tty = output(true);
    const progress = showProgress({ json: true }, tty);
    progress.show([jobIn(sending)]);
    vi.advanceTimersByTime(2000);
    progress.end();
    vi.advanceTimersByTime(5000);
    const clear = '\r\u001B[2K';
    expect(tty.written).toEqual([`${clear}Sending…  0:00`, `${clear}Sending…  0:01`, `${clear}Sending…  0:02`, clear]);
  });

  test('never runs over a narrow terminal', () => {
    const tty = output(true, 20);
    const progress = showProgress({}, tty);
    progress.show([jobIn(slowed)]);
    progress.end();
    expect(tty.written[0]).toBe('\r\u001B[2KWaiting 12 s: slowe');
  });

  test('elsewhere each state is a line of its own, said once', () => {
    const file = output(false);
    const progress = showProgress({}, file);
    for (const state of [sending, sending, slowed, slowed, receiving(1), done]) {
      progress.show([jobIn(state)]);
      vi.advanceTimersByTime(1000);
    }
    progress.end();
    expect(file.written).toEqual(['Sending…\n', 'Waiting 10 s: slowed down by the service\n', 'Preview 1 of 2\n']);
  });

  test('where only results are wanted, only what blocks them is said', () => {
    const file = output(false);
    const progress = showProgress({ json: true }, file);
    const full: JobState = { ...receiving(0), stalled: { kind: 'disk-full', place: 'data' } };
    for (const state of [sending, slowed, receiving(0), full, full, receiving(1), done]) progress.show([jobIn(state)]);
    expect(file.written).toEqual([expect.stringMatching(/^The disk is full\. .+ Nothing that arrived is lost\.\n$/)]);
  });

  test('nothing where only results are wanted and nothing blocks them', () => {
    for (const [options, isTTY] of [
      [{ quiet: true }, true],
      [{ quiet: true }, false],
      [{ json: true }, false],
    ] as const) {
      const stream = output(isTTY);
      const progress = showProgress(options, stream);
      progress.show([jobIn(sending)]);
      progress.end();
      expect(stream.written).toEqual([]);
    }
  });
});
