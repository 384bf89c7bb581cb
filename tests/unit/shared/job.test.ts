import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../shared/app-error.ts';
import { advance, isInFlight, isOver, type JobEvent, type JobState, type JobStatus } from '../../../shared/job.ts';
import { chargeOfJob, doubtMicros, isEarlierInDoubt } from '../../../shared/job-money.ts';

const AT = '2026-03-10T12:00:00.000Z';
const LATER = '2026-03-10T12:01:00.000Z';
const error: AppError = { kind: 'balance' };
const unsure: AppError = { kind: 'uncertain', cause: 'stream-cut', status: null };

const states = {
  queued: { status: 'queued' },
  waiting: { status: 'waiting', until: LATER, why: 'rate-limit', error: null },
  sending: { status: 'sending', attempt: 'one', at: AT },
  receiving: { status: 'receiving', attempt: 'one', at: AT, previews: 1, stalled: null },
  received: { status: 'received', attempt: 'one', stalled: null },
  done: { status: 'done', assets: ['a'], at: AT },
  failed: { status: 'failed', error, at: AT },
  cancelled: { status: 'cancelled', at: AT },
  uncertain: { status: 'uncertain', error: unsure, draft: null, at: AT },
} as const satisfies Record<JobStatus, JobState>;

const events = {
  held: { type: 'held', until: null, why: 'key', error },
  released: { type: 'released' },
  sent: { type: 'sent', attempt: 'two', at: LATER },
  answering: { type: 'answering' },
  preview: { type: 'preview' },
  unsent: { type: 'unsent', until: LATER, why: 'retry', error },
  received: { type: 'received' },
  stalled: { type: 'stalled', error },
  saved: { type: 'saved', assets: ['b'], at: LATER },
  failed: { type: 'failed', error, at: LATER },
  lost: { type: 'lost', error: unsure, draft: 'd', at: LATER },
  cancelled: { type: 'cancelled', at: LATER },
  'owner-died': { type: 'owner-died', whole: true, at: LATER },
  'asked-again': { type: 'asked-again' },
  'found-whole': { type: 'found-whole', attempt: 'one' },
} as const satisfies Record<JobEvent['type'], JobEvent>;

/** Where each state goes at each event; what isn't named stays exactly as it is. */
const moves: Record<JobStatus, Partial<Record<JobEvent['type'], JobStatus>>> = {
  queued: {
    held: 'waiting',
    released: 'queued',
    'owner-died': 'queued',
    sent: 'sending',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  waiting: {
    held: 'waiting',
    released: 'queued',
    'owner-died': 'queued',
    sent: 'sending',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  sending: {
    answering: 'receiving',
    unsent: 'waiting',
    received: 'received',
    failed: 'failed',
    lost: 'uncertain',
    cancelled: 'uncertain',
    'owner-died': 'uncertain',
  },
  receiving: {
    preview: 'receiving',
    stalled: 'receiving',
    unsent: 'waiting',
    received: 'received',
    failed: 'failed',
    lost: 'uncertain',
    cancelled: 'uncertain',
    'owner-died': 'received',
  },
  received: { stalled: 'received', saved: 'done', failed: 'failed', lost: 'uncertain' },
  done: {},
  failed: { 'asked-again': 'queued', 'found-whole': 'received' },
  cancelled: { 'asked-again': 'queued' },
  uncertain: { 'asked-again': 'queued', 'found-whole': 'received' },
};

describe.each(Object.values(states))('a job that is $status', (state) => {
  test.each(Object.values(events))('at $type goes where the table says', (event) => {
    const to = moves[state.status][event.type];
    if (to === undefined) expect(advance(state, event)).toBe(state);
    else expect(advance(state, event)).toMatchObject({ status: to });
  });
});

test('sent names the attempt and the moment', () => {
  expect(advance(states.queued, events.sent)).toEqual({ status: 'sending', attempt: 'two', at: LATER });
});

test('an answer keeps its attempt from the first byte to the library', () => {
  const receiving = advance(states.sending, events.answering);
  expect(receiving).toEqual({ status: 'receiving', attempt: 'one', at: AT, previews: 0, stalled: null });
  expect(advance(receiving, events.preview)).toMatchObject({ attempt: 'one', previews: 1 });
  expect(advance(receiving, events.received)).toEqual({ status: 'received', attempt: 'one', stalled: null });
});

test('an answer the disk has no room for says so until it goes on', () => {
  const stalled = advance(states.receiving, events.stalled);
  expect(stalled).toEqual({ ...states.receiving, stalled: error });
  expect(advance(stalled, { type: 'stalled', error: null })).toEqual(states.receiving);
});

test('a stop after sending is uncertain because a person stopped it', () => {
  expect(advance(states.sending, events.cancelled)).toMatchObject({ error: { cause: 'stopped-by-you' }, at: LATER });
});

test('a dead owner leaves half an answer uncertain because the app ended', () => {
  const died = { type: 'owner-died', whole: false, at: LATER } as const;
  expect(advance(states.receiving, died)).toMatchObject({ status: 'uncertain', error: { cause: 'app-ended' } });
});

test('what was sending is uncertain even if something whole is found beside it', () => {
  expect(advance(states.sending, events['owner-died']).status).toBe('uncertain');
});

test('a lost job keeps its draft', () => {
  expect(advance(states.receiving, events.lost)).toEqual({ status: 'uncertain', error: unsure, draft: 'd', at: LATER });
});

test('a job that is cancelled while an earlier attempt may have been charged is uncertain', () => {
  const waiting = { ...states.waiting, error: unsure };
  const cancelled = { ...events.cancelled, inDoubt: true };
  expect(advance(waiting, cancelled)).toEqual({ status: 'uncertain', error: unsure, draft: null, at: LATER });
  expect(advance(states.waiting, cancelled)).toMatchObject({ error: { cause: 'stopped-by-you' } });
  expect(advance(states.queued, cancelled)).toMatchObject({ error: { cause: 'stopped-by-you' } });
});

test('pictures a job has stay its own when its answer is read again in vain', () => {
  const done = { ...states.done, unreadable: 2 } as const;
  const again = advance(advance(done, events['found-whole']), events.stalled);
  expect(again).toMatchObject({ status: 'received', stalled: error });
  for (const event of [events.lost, events.failed, { ...events.saved, assets: [], unreadable: 2 }])
    expect(advance(again, event)).toEqual(done);
  expect(advance(again, { ...events.saved, unreadable: 1 })).toMatchObject({ assets: ['b'], unreadable: 1 });
  expect(advance(again, events.saved)).toEqual({ status: 'done', assets: ['b'], at: LATER });
});

test('nothing takes a done job anywhere', () => {
  for (const event of Object.values(events)) expect(advance(states.done, event)).toBe(states.done);
});

test.each([
  [{ ...states.waiting, error: { kind: 'disk-full', place: 'data' } }, 'not-charged'],
  [{ ...states.receiving, stalled: { kind: 'disk-full', place: 'data' } }, 'maybe-charged'],
  [{ ...states.received, stalled: { kind: 'disk-full', place: 'library' } }, 'charged'],
  [states.failed, 'not-charged'],
  [states.uncertain, 'maybe-charged'],
] as const)('what a job costs depends on where it stands: %j', (state, charge) => {
  expect(chargeOfJob({ state, doubts: 0 })).toBe(charge);
});

test('an earlier attempt in doubt leaves a job in doubt, whatever this one costs', () => {
  const after = (state: JobState) => ({ state, doubts: 1 });
  for (const state of [states.failed, states.waiting, states.queued]) {
    expect(chargeOfJob(after(state))).toBe('maybe-charged');
    expect(isEarlierInDoubt(after(state))).toBe(true);
  }
  expect(isEarlierInDoubt(after(states.uncertain))).toBe(false);
  expect(chargeOfJob(after(states.done))).toBe('charged');
});

test('what may have been charged counts every attempt in doubt, and the one on its way', () => {
  expect(doubtMicros({ state: states.uncertain, doubts: 2 }, 10)).toBe(20);
  expect(doubtMicros({ state: states.failed, doubts: 1 }, 10)).toBe(10);
  expect(doubtMicros({ state: states.sending, doubts: 1 }, 10)).toBe(20);
  expect(doubtMicros({ state: states.uncertain, doubts: 1 }, null)).toBeNull();
});

test('over and in flight never overlap, and leave only what has not begun', () => {
  const all = Object.values(states);
  expect(all.filter((state) => isOver(state) && isInFlight(state))).toEqual([]);
  const neither = all.filter((state) => !isOver(state) && !isInFlight(state)).map((state) => state.status);
  expect(neither).toEqual(['queued', 'waiting']);
});
