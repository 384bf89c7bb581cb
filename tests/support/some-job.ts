import type { JobState, JobView } from '../../shared/job.ts';

/** A job as the window sees it; `number` makes its id and tells when it was added. */
export const someJobView = (number: number, over: Partial<JobView> = {}): JobView => ({
  id: number.toString(16).padStart(24, '0'),
  createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, 0, number)).toISOString(),
  position: number,
  origin: 'hand',
  groupId: null,
  batchName: null,
  demo: false,
  repetition: 0,
  parents: [],
  state: { status: 'queued' },
  sent: 0,
  doubts: 0,
  estimateMicros: 50_000,
  mostMicros: 50_000,
  usage: null,
  costMicros: null,
  requestId: null,
  elapsedMs: null,
  model: 'openai/gpt-image-2',
  promptStart: `Prompt ${number}`,
  size: '1024x1024',
  count: 1,
  previewsAsked: 0,
  hasMask: false,
  // Jobs here are on their way since long ago: a test that wants one slow says so.
  usualMs: Number.MAX_SAFE_INTEGER,
  referenceCount: 0,
  previewsSeen: 0,
  hasAnswer: false,
  ...over,
});

const AT = '2026-11-22T12:00:00.000Z';

/** A state of each kind a list of jobs tells apart. */
export const someState = {
  sending: { status: 'sending', attempt: 'a', at: AT },
  done: { status: 'done', assets: [], at: AT },
  failed: { status: 'failed', error: { kind: 'moderation', stage: 'input', categories: [] }, at: AT },
  uncertain: {
    status: 'uncertain',
    error: { kind: 'uncertain', cause: 'connection-lost', status: null },
    draft: null,
    at: AT,
  },
} as const satisfies Record<string, JobState>;
