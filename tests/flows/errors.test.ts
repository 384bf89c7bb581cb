import { describe, expect, test } from 'vitest';
import { faultNames, parseFaults } from '../../electron/main/demo/parse-faults.ts';
import { type AppError, type Charge, chargeOf } from '../../shared/app-error.ts';
import type { Job } from '../../shared/job.ts';
import { describeError } from '../../shared/words/describe-error.ts';
import { inStory, runJob } from '../support/back-end-story.ts';

/** How a job stands in the end, how often the service was asked, and what a failure is and costs. */
type Ending = {
  readonly status: Job['state']['status'];
  readonly posts: number;
  readonly error?: Partial<AppError>;
  readonly charge?: Charge;
};

const done = (posts = 1): Ending => ({ status: 'done', posts });
const refused = (error: Partial<AppError>, charge: Charge = 'not-charged', posts = 1): Ending => ({
  status: 'failed',
  posts,
  error,
  charge,
});
const uncertain = (error: Partial<AppError>): Ending => ({
  status: 'uncertain',
  posts: 1,
  error,
  charge: 'maybe-charged',
});
const serviceError = (status: number | null): Ending =>
  uncertain({ kind: 'uncertain', cause: 'service-error', status });
const cutStream = uncertain({ kind: 'uncertain', cause: 'stream-cut' });
const drawnThenRefused = refused({ kind: 'moderation', stage: 'output', categories: ['violence'] }, 'maybe-charged');

/** Every row of api.md §6.1 that a service can cause: fault → ending, of a plain request and of a streamed one. */
const plain: Readonly<Record<string, Ending>> = {
  'slow=20': done(),
  'slow-first-byte=20': done(),
  '401': { status: 'waiting', posts: 1, error: { kind: 'key-rejected' }, charge: 'not-charged' },
  '403-balance': refused({ kind: 'balance' }),
  '404-model': refused({ kind: 'model-unavailable', model: 'openai/gpt-image-2' }),
  '408': serviceError(408),
  '409': serviceError(409),
  '413': refused({ kind: 'too-large' }),
  '429=1': done(2),
  '429-seconds=0.1*1': done(2),
  '429-date=1*1': done(2),
  '429-ms=20': refused({ kind: 'rate-limited', quota: false }, 'not-charged', 4),
  '429-text=50ms*1': done(2),
  '429-quota': refused({ kind: 'rate-limited', quota: true }),
  '500': serviceError(500),
  '502-html': serviceError(502),
  '503=0': serviceError(503),
  '524-html': serviceError(524),
  envelope: serviceError(500),
  'moderation-input': refused({ kind: 'moderation', stage: 'input', categories: ['violence'] }),
  'moderation-output': drawnThenRefused,
  'moderation-flat': refused({ kind: 'moderation', stage: 'unknown', categories: ['violence'] }),
  'no-answer': uncertain({ kind: 'uncertain', cause: 'connection-lost' }),
  'reset-after': uncertain({ kind: 'uncertain', cause: 'connection-lost' }),
  cut: uncertain({ kind: 'uncertain', cause: 'connection-lost' }),
  'chunks=1400': done(),
  'wrong-type': done(),
  'stream-instead': done(),
  'empty-data': uncertain({ kind: 'answer-unusable', reason: 'empty' }),
  'wrong-mime': done(),
  'odd-size': done(),
  'bare-usage': done(),
  'extra-fields': done(),
  'escaped-slashes': done(),
  'escaped-slashes=unicode': done(),
  'key-in-text': done(),
  'huge-picture=2': done(),
  'bad-base64': uncertain({ kind: 'answer-unusable' }),
  'bad-json': uncertain({ kind: 'uncertain', cause: 'connection-lost' }),
};

const streamed: Readonly<Record<string, Ending>> = {
  'moderation-stream': drawnThenRefused,
  'moderation-stream=unnamed': drawnThenRefused,
  'moderation-stream=flat': refused({ kind: 'moderation', stage: 'output' }, 'maybe-charged'),
  'moderation-stream=bare': drawnThenRefused,
  'error-stream': serviceError(null),
  'error-stream=unnamed': serviceError(null),
  'error-stream=flat': serviceError(null),
  'error-stream=bare': serviceError(null),
  'reset-after=4000': uncertain({ kind: 'uncertain', cause: 'connection-lost' }),
  cut: cutStream,
  'cut-inside': cutStream,
  'no-event-lines': done(),
  crlf: done(),
  cr: done(),
  bom: done(),
  comments: done(),
  'no-final-blank': done(),
  done: done(),
  'no-space': done(),
  'many-data-lines': done(),
  'huge-comment=2': done(),
  'fewer-previews': done(),
  'final-first': done(),
  'json-instead': done(),
  'bad-base64': uncertain({ kind: 'answer-unusable' }),
  'bad-json': uncertain({ kind: 'answer-unusable' }),
  'moderation-input': refused({ kind: 'moderation', stage: 'input' }),
  '401': { status: 'waiting', posts: 1, error: { kind: 'key-rejected' }, charge: 'not-charged' },
};

async function endingOf(fault: string, fields: Parameters<typeof runJob>[1]): Promise<Ending> {
  const faults = parseFaults([fault]);
  if (!faults.ok) throw new Error(faults.error);
  return inStory({ service: { faults: faults.value } }, async (story) => {
    const job = await runJob(story, fields);
    const error = 'error' in job.state ? job.state.error : null;
    if (error) readsWell(error);
    const posts = story.service.requests.length;
    expect(job.sent).toBe(posts);
    const charge = error && chargeOf(error);
    const { charged, maybe } = story.back.usage.today();
    expect(maybe > 0).toBe(charge === 'maybe-charged');
    expect(charged > 0).toBe(charge === 'charged' || job.state.status === 'done');
    return { status: job.state.status, posts, ...(error && charge ? { error, charge } : {}) };
  });
}

function readsWell(error: AppError): void {
  const { title, what, money, next } = describeError(error, { most: 41_000 });
  for (const text of [title, what, money, next]) {
    expect(text).toMatch(/^[A-Za-z0-9].*[^ ]$/s);
    expect(text).not.toMatch(/[{}]|\bnone\b|undefined|\bnull\b/);
  }
}

describe.concurrent('a plain request ends as api.md says at', () => {
  test.each(Object.entries(plain))('%s', async (fault, ending) => {
    expect(await endingOf(fault, {})).toMatchObject(ending);
  });
});

describe.concurrent('a streamed request ends as api.md says at', () => {
  test.each(Object.entries(streamed))('%s', async (fault, ending) => {
    expect(await endingOf(fault, { stream: true, partialImages: 1 })).toMatchObject(ending);
  });
});

test('an answer of Gemini in words only has ended, is paid for and says its words', async () => {
  const ending = await endingOf('empty-data', { model: 'google/gemini-3.1-flash-image' });
  expect(ending).toMatchObject(refused({ kind: 'no-image', text: expect.stringContaining('picture') }, 'charged'));
});

test('no fault of the demo service is left out', () => {
  const walked = new Set([...Object.keys(plain), ...Object.keys(streamed)].map((name) => name.replace(/[=*].*$/, '')));
  expect([...walked].sort()).toEqual([...faultNames].sort());
});
