import { describe, expect, it } from 'vitest';
import {
  type CallFacts,
  failureOfDisk,
  failureOfEnd,
  failureOfTransport,
} from '../../../../electron/main/api/api-failure.ts';
import type { WireError } from '../../../../electron/main/api/reply.ts';
import type { AnswerHead } from '../../../../electron/main/api/spool.ts';
import type { TransportProblem } from '../../../../electron/main/api/transport-failure.ts';
import { type AppError, type Charge, chargeOf } from '../../../../shared/app-error.ts';

const key = 'sk-octen-4242';
const head: AnswerHead = {
  status: 200,
  contentType: 'application/json',
  requestId: 'req-1',
  retryAfter: null,
  retryAfterMs: null,
  shouldRetry: null,
  contentLength: null,
  receivedAt: '2026-11-22T10:00:00.000Z',
};
const facts = (over: Partial<CallFacts> = {}): CallFacts => ({
  key,
  model: 'openai/gpt-image-2',
  head,
  elapsedMs: 1234,
  now: Date.parse('2026-11-22T10:00:00Z'),
  ...over,
});
const wire = (over: Partial<WireError>): WireError => ({
  status: 400,
  type: null,
  code: null,
  param: null,
  message: '',
  moderation: null,
  requestId: null,
  midStream: false,
  previews: 0,
  html: false,
  ...over,
});
const refusal = (over: Partial<WireError>) => failureOfEnd({ class: 'error', error: wire(over) }, facts());

type Row = [string, Partial<WireError>, Partial<AppError>, Charge];
const user = 'image_generation_user_error';
const invalid = (field: string | null): Partial<AppError> => ({ kind: 'request-invalid', field });

const REFUSALS: Row[] = [
  [
    'balance',
    { status: 403, type: 'permission_error', message: 'Insufficient balance in account' },
    { kind: 'balance' },
    'not-charged',
  ],
  ['payment required', { status: 402 }, { kind: 'balance' }, 'not-charged'],
  ['key', { status: 401, type: 'authentication_error' }, { kind: 'key-rejected' }, 'not-charged'],
  [
    'model gone',
    { status: 404, type: 'not_found_error' },
    { kind: 'model-unavailable', model: 'openai/gpt-image-2' },
    'not-charged',
  ],
  [
    'model unknown upstream',
    { type: user, param: 'model', code: 'invalid_value', message: "The model 'X' does not exist." },
    { kind: 'model-unavailable' },
    'not-charged',
  ],
  ['too large', { status: 413 }, { kind: 'too-large' }, 'not-charged'],
  [
    'too large, as a page',
    { status: 413, html: true, message: '413 Request Entity Too Large' },
    { kind: 'too-large' },
    'not-charged',
  ],
  ['param', { param: 'output_format', message: 'Invalid value' }, invalid('outputFormat'), 'not-charged'],
  ['param with an index', { param: 'image[3]' }, invalid('references'), 'not-charged'],
  ['quoted field', { message: "Invalid 'n': integer above maximum value." }, invalid('n'), 'not-charged'],
  [
    'plain field',
    { message: "Invalid size '9x9'. Width and height must both be divisible by 16." },
    invalid('size'),
    'not-charged',
  ],
  ['type of a field', { message: "Invalid type for 'stream': expected a boolean" }, invalid('stream'), 'not-charged'],
  [
    'no field',
    { message: "Invalid value: 'ultra'. Supported values are: 'low', 'medium'." },
    invalid(null),
    'not-charged',
  ],
  ['422', { status: 422, message: 'no' }, invalid(null), 'not-charged'],
  ['415', { status: 415 }, { kind: 'request-invalid', reason: 'HTTP 415' }, 'not-charged'],
  [
    'a page instead of 404',
    { status: 404, html: true, message: 'Not here' },
    { kind: 'request-invalid', reason: 'Not here' },
    'not-charged',
  ],
  ['moved', { status: 308 }, invalid(null), 'not-charged'],
  ['rate limit', { status: 429, code: 'rate_limit_exceeded' }, { kind: 'rate-limited', quota: false }, 'not-charged'],
  ['quota', { status: 429, code: 'insufficient_quota' }, { kind: 'rate-limited', quota: true }, 'not-charged'],
  [
    'quota in words',
    { status: 429, message: 'You exceeded your current quota, please check' },
    { kind: 'rate-limited', quota: true },
    'not-charged',
  ],
  [
    'billing limit at 400',
    { code: 'billing_hard_limit_reached' },
    { kind: 'rate-limited', quota: true },
    'not-charged',
  ],
  [
    'moderation by code',
    { type: user, code: 'moderation_blocked', moderation: { stage: 'input', categories: ['harassment'] } },
    { kind: 'moderation', stage: 'input', categories: ['harassment'] },
    'not-charged',
  ],
  [
    'moderation after drawing',
    { code: 'moderation_blocked', moderation: { stage: 'output', categories: [] } },
    { kind: 'moderation', stage: 'output' },
    'maybe-charged',
  ],
  [
    'moderation in words',
    { type: 'invalid_request_error', message: 'Rejected by the safety system. safety_violations=[sexual, violence].' },
    { kind: 'moderation', stage: 'unknown', categories: ['sexual', 'violence'] },
    'not-charged',
  ],
  ['moderation, older code', { code: 'content_policy_violation' }, { kind: 'moderation' }, 'not-charged'],
  [
    'moderation in a stream',
    { status: 200, midStream: true, code: 'moderation_blocked' },
    { kind: 'moderation', stage: 'unknown' },
    'not-charged',
  ],
  [
    'moderation after a preview',
    { status: 200, midStream: true, code: 'moderation_blocked', previews: 1 },
    { kind: 'moderation', stage: 'output' },
    'maybe-charged',
  ],
  ['key in a 200', { status: 200, code: '401', message: 'bad key' }, { kind: 'key-rejected' }, 'not-charged'],
  ['invalid in a 200', { status: 200, type: 'invalid_request_error', param: 'size' }, invalid('size'), 'not-charged'],
  [
    'rate limit in a stream',
    { status: 200, midStream: true, code: 'rate_limit_exceeded' },
    { kind: 'rate-limited' },
    'not-charged',
  ],
  [
    '5xx that names a refusal',
    { status: 500, type: 'permission_error', message: 'Insufficient balance' },
    { kind: 'balance' },
    'not-charged',
  ],
];

const UNCLEAR: [string, Partial<WireError>, number | null][] = [
  ...[302, 303, 408, 409, 499, 500, 502, 503, 504, 524].map((status): [string, Partial<WireError>, number] => [
    `${status}`,
    { status },
    status,
  ]),
  ['502 as a page', { status: 502, html: true, message: '502 Bad Gateway' }, 502],
  ['500 with a limit in words only', { status: 500, type: 'rate_limit_error' }, 500],
  ['an error event that says nothing', { status: 200, midStream: true, message: 'oops' }, null],
  ['a server error event', { status: 200, midStream: true, code: 'server_error' }, null],
  ['a limit after a preview', { status: 200, midStream: true, code: 'rate_limit_exceeded', previews: 2 }, null],
];

describe('a refusal', () => {
  it.each(REFUSALS)('%s', (_, over, expected, charge) => {
    const { error } = refusal(over);
    expect(error).toMatchObject(expected);
    expect(chargeOf(error)).toBe(charge);
    expect(error).toMatchObject({ requestId: 'req-1', elapsedMs: 1234 });
  });

  it('is proven not billed unless something had been drawn', () => {
    expect(refusal({ status: 401 }).proof).toBe('not-billed');
    expect(refusal({ code: 'moderation_blocked', moderation: { stage: 'output', categories: [] } }).proof).toBe(
      'maybe',
    );
  });

  it('tells when a limit ends, and keeps the service’s words', () => {
    const told = failureOfEnd(
      { class: 'error', error: wire({ status: 429, message: 'Please try again in 12s.' }) },
      facts({ head: { ...head, status: 429 } }),
    );
    expect(told.error).toMatchObject({ retryAt: '2026-11-22T10:00:12.000Z', detail: 'Please try again in 12s.' });
  });

  it('takes the request id from the body when the header has none', () => {
    const error = wire({ status: 401, requestId: 'body-id' });
    const told = failureOfEnd({ class: 'error', error }, facts({ head: { ...head, requestId: null } }));
    expect(told.error.requestId).toBe('body-id');
  });
});

describe('an answer that leaves it open', () => {
  it.each(UNCLEAR)('%s', (_, over, status) => {
    const { error, proof } = refusal(over);
    expect(error).toMatchObject({ kind: 'uncertain', cause: 'service-error', status });
    expect([proof, chargeOf(error)]).toEqual(['maybe', 'maybe-charged']);
  });

  it('tells a cut stream from a cut document, and both from nonsense', () => {
    const stream = { ...head, contentType: 'text/event-stream; charset=utf-8' };
    const cut = { class: 'cut', previews: 0 } as const;
    expect(failureOfEnd(cut, facts({ head: stream })).error).toMatchObject({ cause: 'stream-cut' });
    expect(failureOfEnd(cut, facts()).error).toMatchObject({ cause: 'connection-lost' });
    expect(failureOfEnd({ class: 'cut', previews: 1 }, facts()).error).toMatchObject({ cause: 'stream-cut' });
    const nonsense = failureOfEnd({ class: 'malformed', reason: 'not valid JSON' }, facts());
    expect(nonsense).toMatchObject({ error: { kind: 'answer-unusable', reason: 'not valid JSON' }, proof: 'maybe' });
  });
});

describe('a broken line', () => {
  const problem = (over: Partial<TransportProblem>): TransportProblem => ({
    reason: 'lost',
    code: 'ECONNRESET',
    sent: true,
    detail: '',
    ...over,
  });

  it.each<[Partial<TransportProblem>, Partial<AppError>, Charge]>([
    [{ reason: 'connect', code: 'ENOTFOUND' }, { kind: 'unreachable', code: 'ENOTFOUND' }, 'not-charged'],
    [{ reason: 'connect', code: 'EAI_AGAIN' }, { kind: 'offline' }, 'not-charged'],
    [{ reason: 'connect-timeout' }, { kind: 'timed-out', phase: 'connect' }, 'not-charged'],
    [{ reason: 'proxy', code: '407' }, { kind: 'proxy-failed', code: '407' }, 'not-charged'],
    [{ reason: 'upload-stalled' }, { kind: 'timed-out', phase: 'upload' }, 'not-charged'],
    [{ reason: 'lost' }, { kind: 'uncertain', cause: 'connection-lost' }, 'maybe-charged'],
    [{ reason: 'silent' }, { kind: 'uncertain', cause: 'silent' }, 'maybe-charged'],
    [{ reason: 'stopped' }, { kind: 'uncertain', cause: 'stopped-by-you' }, 'maybe-charged'],
  ])('%j', (over, expected, charge) => {
    const { error } = failureOfTransport(problem(over), facts());
    expect(error).toMatchObject(expected);
    expect(chargeOf(error)).toBe(charge);
  });
});

describe('the key', () => {
  it('is in no text of any failure, and texts are capped', () => {
    const message = `Incorrect key ${key}. ${'x'.repeat(50)}. `.repeat(100);
    const failures = [
      refusal({ message, param: 'size' }),
      refusal({ status: 401, message }),
      refusal({ code: 'moderation_blocked', message, moderation: { stage: 'input', categories: [key] } }),
      failureOfEnd({ class: 'malformed', reason: `at ${key}` }, facts()),
      failureOfTransport({ reason: 'lost', code: 'ECONNRESET', sent: true, detail: message }, facts()),
    ];
    for (const { error } of failures) {
      expect(JSON.stringify(error)).not.toContain(key);
      expect(error.detail?.length ?? 0).toBeLessThanOrEqual(2000);
    }
    expect(JSON.stringify(failures[1]?.error)).toContain('Incorrect key [key]');
  });
});

describe('a disk that refuses', () => {
  const systemError = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });

  it('is named by what is wrong with it, and a bug is no disk error', () => {
    expect(failureOfDisk(systemError('ENOSPC'), facts())?.error).toMatchObject({ kind: 'disk-full', place: 'data' });
    expect(failureOfDisk(systemError('EROFS'), facts())?.error).toMatchObject({ kind: 'no-permission' });
    expect(failureOfDisk(systemError('EIO'), facts())?.error).toMatchObject({ kind: 'disk-failed', code: 'EIO' });
    expect(failureOfDisk(new TypeError('x is undefined'), facts())).toBeNull();
  });
});
