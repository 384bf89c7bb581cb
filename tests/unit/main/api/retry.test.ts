import { describe, expect, it } from 'vitest';
import {
  askedDelayMs,
  CAREFUL,
  decideRetry,
  type Failure,
  type RetryHints,
  type RetryOptions,
} from '../../../../electron/main/api/retry.ts';
import type { AppError } from '../../../../shared/app-error.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const noHints: RetryHints = { retryAfter: null, retryAfterMs: null, shouldRetry: null, message: '' };
const hints = (over: Partial<RetryHints>): RetryHints => ({ ...noHints, ...over });

const notSent = (error: AppError): Failure => ({ error, proof: 'not-sent', status: null, hints: null });
const refusedWith = (status: number, error: AppError, told = noHints): Failure => ({
  error,
  proof: 'not-billed',
  status,
  hints: told,
});
const slowDown: AppError = { kind: 'rate-limited', quota: false, retryAt: null };
const limited = (told = noHints): Failure => refusedWith(429, slowDown, told);
const server = (status: number, elapsedMs: number, told = noHints): Failure => ({
  error: { kind: 'uncertain', cause: 'service-error', status, elapsedMs },
  proof: 'maybe',
  status,
  hints: told,
});
const maybe = (error: AppError): Failure => ({ error, proof: 'maybe', status: 200, hints: null });
const lost: AppError = { kind: 'uncertain', cause: 'connection-lost', status: null };
const cut: AppError = { kind: 'uncertain', cause: 'stream-cut', status: null };

const decide = (failure: Failure, attempt = 1, options: RetryOptions = CAREFUL, random = 0) =>
  decideRetry({ failure, attempt, options, now, random });
/** The waits before each retry until there is none. */
function waits(failure: Failure, options = CAREFUL): number[] {
  const found: number[] = [];
  for (let attempt = 1; ; attempt++) {
    const decision = decide(failure, attempt, options);
    if (!decision) return found;
    found.push(decision.afterMs);
  }
}
const bold: RetryOptions = { retryRefusals: true };

/** Every row of api.md §6.1: the failure, its waits by default, its waits when a person opted in. */
const ROWS: [string, Failure, number[], number[]][] = [
  ['name not found', notSent({ kind: 'unreachable', code: 'ENOTFOUND' }), [500, 1000], [500, 1000]],
  ['connection refused', notSent({ kind: 'unreachable', code: 'ECONNREFUSED' }), [500, 1000], [500, 1000]],
  ['TLS failure', notSent({ kind: 'unreachable', code: 'CERT_HAS_EXPIRED' }), [500, 1000], [500, 1000]],
  ['connect timeout', notSent({ kind: 'timed-out', phase: 'connect' }), [500, 1000], [500, 1000]],
  ['no network', notSent({ kind: 'offline' }), [500, 1000], [500, 1000]],
  ['proxy down', notSent({ kind: 'proxy-failed', code: 'ECONNREFUSED' }), [500, 1000], [500, 1000]],
  ['proxy wants a password', notSent({ kind: 'proxy-failed', code: '407' }), [], []],
  ['proxy of another kind', notSent({ kind: 'proxy-failed', code: 'SOCKS5' }), [], []],
  ['key that can’t be sent', notSent({ kind: 'key-rejected' }), [], []],
  ['429', limited(), [2000, 4000, 8000], [2000, 4000, 8000]],
  ['429 with Retry-After', limited(hints({ retryAfter: '7' })), [7000, 7000, 7000], [7000, 7000, 7000]],
  ['429 for quota', refusedWith(429, { ...slowDown, quota: true }, hints({ retryAfter: '7' })), [], []],
  ['429 that forbids it', limited(hints({ shouldRetry: 'false' })), [], []],
  ['503', server(503, 100), [], []],
  ['503 with Retry-After', server(503, 100, hints({ retryAfter: '5' })), [], [5000]],
  ['late 503 with Retry-After', server(503, 3000, hints({ retryAfter: '5' })), [], []],
  ['x-should-retry: true', server(504, 100, hints({ shouldRetry: 'true' })), [], [2000]],
  ['late x-should-retry: true', server(504, 90_000, hints({ shouldRetry: 'true' })), [], []],
  ['400', refusedWith(400, { kind: 'request-invalid', field: 'size', reason: 'no' }), [], []],
  ['moderation', refusedWith(400, { kind: 'moderation', stage: 'input', categories: [] }), [], []],
  ['401', refusedWith(401, { kind: 'key-rejected' }), [], []],
  ['403', refusedWith(403, { kind: 'balance' }), [], []],
  ['404', refusedWith(404, { kind: 'model-unavailable', model: 'm' }), [], []],
  ['413', refusedWith(413, { kind: 'too-large' }), [], []],
  ['415', refusedWith(415, { kind: 'request-invalid', field: null, reason: '' }), [], []],
  ['422', refusedWith(422, { kind: 'request-invalid', field: null, reason: '' }), [], []],
  ['408', server(408, 100), [], []],
  ['409', server(409, 100), [], []],
  ['fast 500', server(500, 2999), [], [2000]],
  ['fast 502', server(502, 100), [], [2000]],
  ['late 500', server(500, 3000), [], []],
  ['late 502', server(502, 60_000), [], []],
  ['504', server(504, 100), [], []],
  ['524', server(524, 100_000), [], []],
  ['499', server(499, 100), [], []],
  ['reset after sending', maybe(lost), [], []],
  ['30 minutes of silence', maybe({ kind: 'uncertain', cause: 'silent', status: null }), [], []],
  ['upload that stood still', refusedWith(0, { kind: 'timed-out', phase: 'upload' }), [], []],
  ['stream cut after a preview', maybe(cut), [], []],
  ['200 with bad JSON', maybe({ kind: 'answer-unusable', reason: 'not valid JSON' }), [], []],
  ['200 with words only', maybe({ kind: 'no-image', text: 'No.' }), [], []],
  ['200 without a picture or words', maybe({ kind: 'answer-unusable', reason: 'empty' }), [], []],
  ['disk full while receiving', maybe({ kind: 'disk-full', place: 'data' }), [], []],
];

describe('what goes again by itself', () => {
  it.each(ROWS)('%s', (_, failure, careful, optedIn) => {
    expect(waits(failure)).toEqual(careful);
    expect(waits(failure, bold)).toEqual(optedIn);
  });

  it('says why it waits', () => {
    expect(decide(notSent({ kind: 'offline' }))?.why).toBe('offline');
    expect(decide(notSent({ kind: 'unreachable', code: 'ECONNRESET' }))?.why).toBe('retry');
    expect(decide(limited())?.why).toBe('rate-limit');
  });

  it('spreads reconnections by up to a quarter', () => {
    expect(decide(notSent({ kind: 'offline' }), 2, CAREFUL, 0.999)?.afterMs).toBe(1250);
  });

  it('waits a minute at most, however long the service asks for', () => {
    expect(decide(limited(hints({ retryAfter: '3600' })))?.afterMs).toBe(60_000);
  });
});

describe('how long the service asks to wait', () => {
  it.each<[Partial<RetryHints>, number | null]>([
    [{ retryAfterMs: '250', retryAfter: '9', message: 'try again in 12s' }, 250],
    [{ retryAfter: '9', message: 'try again in 12s' }, 9000],
    [{ retryAfter: '1.5' }, 1500],
    [{ retryAfter: 'Sun, 22 Nov 2026 10:00:20 GMT' }, 20_000],
    [{ retryAfter: 'Sun, 22 Nov 2026 09:00:00 GMT' }, 0],
    [{ message: 'Limit 5, Used 5, Requested 1. Please try again in 12s.' }, 12_000],
    [{ message: 'Please try again in 650ms.' }, 650],
    [{ message: 'Please try again in 1.25s' }, 1250],
    [{ retryAfter: 'soon', retryAfterMs: '', message: 'try again in a while' }, null],
    [{}, null],
  ])('%j', (told, expected) => {
    expect(askedDelayMs(hints(told), now)).toBe(expected);
  });
});
