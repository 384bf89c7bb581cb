import { describe, expect, test } from 'vitest';
import { type BarFacts, barsOf } from '../../../../renderer/app/app-bars.ts';
import type { JobState } from '../../../../shared/job.ts';
import { jobView, receiving } from '../../../support/window-views.ts';

const quiet: BarFacts = {
  jobs: [],
  isPaused: false,
  resumable: 0,
  service: { demo: false, online: true, host: 'api.example' },
  key: { state: 'stored', lastFour: '7f3a', savedAt: '2026-03-01T00:00:00.000Z' },
};
const jobs = (...states: readonly JobState[]) => states.map((state, at) => jobView({ id: `job-${at}`, state }));
const waiting = (why: Extract<JobState, { status: 'waiting' }>['why']): JobState => ({
  status: 'waiting',
  until: null,
  why,
  error: null,
});
const queued: JobState = { status: 'queued' };
const kinds = (facts: Partial<BarFacts>) => barsOf({ ...quiet, ...facts }).map(({ kind }) => kind);

describe('bars over the page', () => {
  test('are none when all is well', () => expect(barsOf(quiet)).toEqual([]));

  test('say how many jobs an unclean end left, and how many are uncertain', () => {
    const lost: JobState = {
      status: 'uncertain',
      error: { kind: 'uncertain', cause: 'app-ended', status: null },
      draft: null,
      at: '2026-03-01T00:00:00.000Z',
    };
    const bars = barsOf({ ...quiet, isPaused: true, resumable: 2, jobs: jobs(queued, queued, lost) });
    expect(bars).toEqual([{ kind: 'resume', waiting: 2, uncertain: 1 }]);
  });

  test('say that a paused queue holds something, and nothing of an empty one', () => {
    expect(kinds({ isPaused: true, jobs: jobs(queued) })).toEqual(['paused']);
    expect(kinds({ isPaused: true })).toEqual([]);
  });

  test('say that the line is gone, but not for the demo service, which needs none', () => {
    expect(kinds({ service: { demo: false, online: false, host: '' } })).toEqual(['offline']);
    expect(kinds({ service: { demo: true, online: false, host: '' } })).toEqual(['demo']);
  });

  test('say that the folder is gone when answers can’t be saved or jobs wait for it', () => {
    const stalled: JobState = {
      status: 'received',
      attempt: 'a',
      stalled: { kind: 'folder-gone', place: 'library' },
    };
    expect(kinds({ jobs: jobs(stalled) })).toEqual(['folder']);
    expect(kinds({ jobs: jobs(waiting('library-gone')) })).toEqual(['folder']);
    const denied: JobState = { ...stalled, stalled: { kind: 'no-permission', place: 'library' } };
    for (const state of [denied, waiting('library-denied')])
      expect(barsOf({ ...quiet, jobs: jobs(state) })).toMatchObject([{ kind: 'folder', isDenied: true }]);
  });

  test('say that the key was rejected, with what waits for another', () => {
    const facts = { ...quiet, key: { state: 'rejected', lastFour: '7f3a' } as const, jobs: jobs(waiting('key')) };
    expect(barsOf(facts)).toEqual([{ kind: 'key-rejected', lastFour: '7f3a', waiting: 1 }]);
    expect(kinds({ key: facts.key, service: { ...quiet.service, demo: true } })).toEqual(['demo']);
  });

  test('tell a key that can’t be had from one that is not there', () => {
    const waits = { ...quiet, jobs: jobs(waiting('key')) };
    expect(barsOf({ ...waits, key: { state: 'missing' } })).toEqual([{ kind: 'key-missing', waiting: 1 }]);
    const locked = { state: 'unavailable', locked: true, lastFour: '7f3a' } as const;
    expect(barsOf({ ...waits, key: locked })).toEqual([{ kind: 'key-locked', waiting: 1 }]);
  });

  test('say that the disk is full, with the answers that wait for room and the jobs that do', () => {
    const stalled: JobState = { ...receiving(), stalled: { kind: 'disk-full', place: 'data' } } as JobState;
    const [bar] = barsOf({ ...quiet, jobs: jobs(stalled, waiting('disk-space'), queued) });
    expect(bar).toMatchObject({ kind: 'disk-full', held: [{ state: stalled }, { state: { why: 'disk-space' } }] });
  });

  test('say what waits for the balance to be topped up', () => {
    const [bar] = barsOf({ ...quiet, jobs: jobs(waiting('balance'), queued, waiting('balance')) });
    expect(bar).toMatchObject({ kind: 'balance', held: [{ id: 'job-0' }, { id: 'job-2' }] });
  });

  test('stand in the order of what is worst', () => {
    const all = {
      jobs: jobs(waiting('library-gone'), waiting('disk-space'), waiting('key')),
      isPaused: true,
      service: { demo: false, online: false, host: '' },
    };
    expect(kinds(all)).toEqual(['folder', 'disk-full', 'key-locked', 'offline', 'paused']);
  });
});
