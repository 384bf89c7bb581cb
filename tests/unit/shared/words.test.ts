import { describe, expect, test } from 'vitest';
import { type AppError, chargeOf } from '../../../shared/app-error.ts';
import { describeError } from '../../../shared/words/describe-error.ts';
import { catalogue } from '../../../shared/words/say.ts';
import { atMost, duration, estimated, money, paid, weight } from '../../../shared/words/format.ts';

const ERRORS: readonly AppError[] = [
  { kind: 'key-missing' },
  { kind: 'key-rejected' },
  { kind: 'keychain-unavailable' },
  { kind: 'keychain-locked' },
  { kind: 'balance' },
  { kind: 'moderation', stage: 'input', categories: ['trademark'] },
  { kind: 'moderation', stage: 'unknown', categories: [] },
  { kind: 'request-invalid', field: 'size', reason: 'Invalid size' },
  { kind: 'model-unavailable', model: 'openai/gpt-image-1-mini' },
  { kind: 'too-large' },
  { kind: 'rate-limited', retryAt: null, quota: true },
  { kind: 'rate-limited', retryAt: null, quota: false },
  { kind: 'rate-limited', retryAt: '2026-03-10T12:00:00.000Z', quota: false },
  { kind: 'offline' },
  ...['ECONNREFUSED', 'ENOTFOUND', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'EHOSTUNREACH'].map(
    (code): AppError => ({ kind: 'unreachable', code }),
  ),
  ...['407', '403', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'SOCKS5', 'SOCKS'].map(
    (code): AppError => ({ kind: 'proxy-failed', code }),
  ),
  { kind: 'timed-out', phase: 'connect' },
  { kind: 'timed-out', phase: 'upload' },
  { kind: 'answer-unusable', reason: 'no JSON' },
  { kind: 'answer-unusable', reason: 'empty' },
  { kind: 'no-image', text: 'Sorry' },
  ...(['connection-lost', 'stream-cut', 'stopped-by-you', 'app-ended', 'silent', 'service-error'] as const).map(
    (cause): AppError => ({ kind: 'uncertain', cause, status: 502 }),
  ),
  ...(['library', 'data', 'input', 'output'] as const).flatMap((place): AppError[] => [
    { kind: 'disk-full', place },
    { kind: 'folder-gone', place },
    { kind: 'no-permission', place },
    ...['EIO', 'CHECKSUM', 'SHORTER', 'free-space-unknown'].map(
      (code): AppError => ({ kind: 'disk-failed', place, code }),
    ),
  ]),
  ...(
    [
      'empty',
      'not-an-image',
      'animated',
      'truncated',
      'too-many-pixels',
      'too-heavy',
      'unsupported-format',
      'unreadable',
      'mask-size',
      'mask-no-alpha',
    ] as const
  ).map((reason): AppError => ({ kind: 'input-refused', name: 'jug.png', reason })),
  { kind: 'not-found', what: 'asset' },
  { kind: 'not-found', what: 'input' },
  { kind: 'shelf-full', most: 200 },
  { kind: 'demo-failed' },
  { kind: 'unexpected', reference: 'ab12cd34' },
];

describe('every failure', () => {
  for (const error of ERRORS)
    test(`says what happened, the money and what is next: ${JSON.stringify(error)}`, () => {
      const said = describeError(error, { most: 41_000, paid: 41_000 });
      for (const text of [said.title, said.what, said.money, said.next]) {
        expect(text).toMatch(/^[A-Z0-9a-z].*[^ ]$/s);
        expect(text).not.toMatch(/[{}]|none|undefined|null|!/);
      }
    });

  test('bounds what may have been charged, and names what was', () => {
    expect(describeError({ kind: 'uncertain', cause: 'stream-cut', status: null }, { most: 41_000 }).money).toBe(
      'May have been charged, $0.041 at most.',
    );
    expect(describeError({ kind: 'no-image', text: 'Sorry' }, { paid: 41_000 }).money).toBe('Charged, $0.041.');
    expect(describeError({ kind: 'key-rejected' }, { most: 41_000 }).money).toBe('Not charged.');
    expect(describeError({ kind: 'uncertain', cause: 'stream-cut', status: null }, { demo: true }).money).toBe(
      'The demo service costs nothing.',
    );
  });

  test('does not speak of words where an answer had none', () => {
    expect(describeError({ kind: 'answer-unusable', reason: 'empty' }, { most: 41_000 })).toMatchObject({
      title: 'An empty answer',
      what: 'The service answered without a picture or words.',
      money: 'May have been charged, $0.041 at most.',
    });
  });

  test('counts a refusal after drawing as perhaps charged, one before as not', () => {
    expect(chargeOf({ kind: 'moderation', stage: 'output', categories: [] })).toBe('maybe-charged');
    expect(chargeOf({ kind: 'moderation', stage: 'input', categories: [] })).toBe('not-charged');
  });
});

test('numbers read as people write them', () => {
  expect([money(41_160), money(0), money(4_180_000), money(1_234_567_000)]).toEqual([
    '$0.041',
    '$0.00',
    '$4.18',
    '$1,234.57',
  ]);
  expect([estimated(41_160), atMost(41_160), paid(null)]).toEqual(['~$0.041', '≤ $0.041', 'price unknown']);
  expect([money(1), money(999), money(1000), estimated(400), atMost(400)]).toEqual([
    '< $0.001',
    '< $0.001',
    '$0.001',
    '< $0.001',
    '< $0.001',
  ]);
  expect([weight(999), weight(2_100_000), weight(41_000)]).toEqual(['999 B', '2.1 MB', '41 KB']);
  expect([duration(38_000), duration(3_729_000)]).toEqual(['0:38', '1:02:09']);
});

test('no word has a skeleton: the window has nothing that reads one', () => {
  for (const text of Object.values(catalogue)) expect(text).not.toMatch(/,\s*(?:number|date|time)\s*,\s*::/);
});
