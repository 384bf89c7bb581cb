import { expect, test } from 'vitest';
import { advance, type JobState } from '../../../../shared/job.ts';
import type { CallOutcome } from '../../../../electron/main/api/call-outcome.ts';
import { meaningOf, type StopReason } from '../../../../electron/main/queue/outcome-meaning.ts';
import { lost, refused, slowedDown } from '../../../support/queue-outcomes.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const HALF_A_MINUTE_LATER = '2026-03-10T12:00:30.000Z';
const sending: JobState = { status: 'sending', attempt: 'a', at: now.toISOString() };

const meaning = (outcome: Exclude<CallOutcome, { type: 'reply' }>, stopReason: StopReason | null = null) =>
  meaningOf(outcome, { now, draft: null, stopReason });
type Outcome = Parameters<typeof meaning>[0];
const stateAfter = (outcome: CallOutcome, stopReason: StopReason | null = null): JobState =>
  meaning(outcome as Outcome, stopReason).events.reduce(advance, sending);

test.each([
  ['a refused key', refused({ kind: 'key-rejected' }), 'key', null],
  ['a missing key', refused({ kind: 'key-missing' }, false), 'key', null],
  ['a locked keychain', refused({ kind: 'keychain-locked' }, false), 'key', null],
  ['no line, retries used up', refused({ kind: 'offline' }, false), 'offline', HALF_A_MINUTE_LATER],
  [
    'a full disk before sending',
    refused({ kind: 'disk-full', place: 'data' }, false),
    'disk-space',
    HALF_A_MINUTE_LATER,
  ],
  [
    'no library before sending',
    refused({ kind: 'folder-gone', place: 'library' }, false),
    'library-gone',
    HALF_A_MINUTE_LATER,
  ],
  [
    'a library that can’t be written before sending',
    refused({ kind: 'no-permission', place: 'library' }, false),
    'library-denied',
    HALF_A_MINUTE_LATER,
  ],
  [
    'a disk that fails before sending',
    refused({ kind: 'disk-failed', place: 'data', code: 'EIO' }, false),
    'disk-failed',
    HALF_A_MINUTE_LATER,
  ],
  ['a 429', slowedDown(7000), 'rate-limit', '2026-03-10T12:00:07.000Z'],
])('%s waits', (_, outcome, why, until) => {
  expect(stateAfter(outcome)).toMatchObject({ status: 'waiting', why, until });
});

test.each([
  ['an invalid request', refused({ kind: 'request-invalid', field: 'size', reason: '' })],
  ['no balance', refused({ kind: 'balance' })],
  ['an input that can’t be read', refused({ kind: 'no-permission', place: 'input' }, false)],
  ['a used-up quota', refused({ kind: 'rate-limited', retryAt: null, quota: true })],
  ['an unreachable service, retries used up', refused({ kind: 'unreachable', code: 'ECONNREFUSED' }, false)],
])('%s fails', (_, outcome) => {
  expect(stateAfter(outcome).status).toBe('failed');
});

test('a cause that others share holds them, for key and balance until a person acts', () => {
  expect(meaning(refused({ kind: 'key-rejected' }) as Outcome).holdOthers).toMatchObject({ why: 'key', until: null });
  expect(meaning(refused({ kind: 'offline' }, false) as Outcome).holdOthers).toMatchObject({ why: 'offline' });
  expect(meaning(refused({ kind: 'balance' }) as Outcome).holdOthers).toMatchObject({ why: 'balance', until: null });
  expect(meaning(refused({ kind: 'too-large' }) as Outcome).holdOthers).toBeNull();
});

test('a 429 slows the pace, also the last one, a used-up quota does not', () => {
  const last = refused({ kind: 'rate-limited', retryAt: HALF_A_MINUTE_LATER, quota: false });
  expect(meaning(slowedDown(7000) as Outcome).refusedUntil).toBe('2026-03-10T12:00:07.000Z');
  expect(meaning(last as Outcome).refusedUntil).toBe(HALF_A_MINUTE_LATER);
  expect(meaning(refused({ kind: 'rate-limited', retryAt: null, quota: true }) as Outcome).refusedUntil).toBeNull();
});

test('a call we ended ourselves is called by our reason, whatever the socket said', () => {
  expect(stateAfter(lost('connection-lost'), 'app-ended')).toMatchObject({ error: { cause: 'app-ended' } });
  expect(stateAfter(lost('connection-lost'), 'stopped-by-you')).toMatchObject({ error: { cause: 'stopped-by-you' } });
  expect(stateAfter(lost('connection-lost'))).toMatchObject({ error: { cause: 'connection-lost' } });
});

test('a stop before a byte left is no charge: the job is as if it had never been begun', () => {
  const stopped: CallOutcome = { type: 'stopped', sent: false };
  expect(stateAfter(stopped, 'app-ended')).toMatchObject({ status: 'waiting', until: now.toISOString() });
});
