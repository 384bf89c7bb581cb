import type { Answer, Asset, AssetDetail } from '../../shared/asset.ts';
import type { Job, JobState, JobView } from '../../shared/job.ts';
import type { GenerationRequest } from '../../shared/request.ts';
import { gptRequest } from './requests.ts';

/** When everything in these builders ended. */
export const ENDED_AT = '2026-03-01T13:28:00.000Z';
export const SENT_AT = '2026-03-01T13:27:39.000Z';

/** Ids as the library makes them: 24 hexadecimal digits, the last ones readable. */
export const assetId = (name: number): string => name.toString(16).padStart(24, '0');

/** A job as the window sees it; done with one picture unless said otherwise. */
export const jobView = (over: Partial<JobView> = {}): JobView => ({
  id: 'job-1',
  position: 1,
  createdAt: SENT_AT,
  origin: 'hand',
  groupId: null,
  batchName: null,
  demo: false,
  repetition: 0,
  parents: [],
  state: { status: 'done', assets: [assetId(1)], at: ENDED_AT },
  sent: 1,
  doubts: 0,
  estimateMicros: 41_000,
  mostMicros: 41_000,
  usage: null,
  costMicros: 41_000,
  requestId: 'req-9f2c0001b3e6d4082',
  elapsedMs: 38_000,
  model: 'openai/gpt-image-2',
  promptStart: 'A red kite',
  size: '1536x1024',
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

export const receiving = (previews = 0, at = SENT_AT): JobState => ({
  status: 'receiving',
  attempt: 'a',
  at,
  previews,
  stalled: null,
});

/** The same job with its whole request, as `queue.job` answers. */
export const wholeJob = (view: JobView, request: GenerationRequest = gptRequest()): Job => ({ ...view, request });

export const assetView = (over: Partial<Asset> = {}): Asset => ({
  id: assetId(1),
  kind: 'generated',
  name: 'red-kite-1428.png',
  format: 'png',
  width: 1536,
  height: 1024,
  bytes: 2_100_000,
  createdAt: ENDED_AT,
  demo: false,
  draft: false,
  favourite: false,
  tags: [],
  model: 'openai/gpt-image-2',
  promptStart: 'A red kite',
  hasMask: false,
  jobId: 'job-1',
  batchName: null,
  costMicros: 41_000,
  ...over,
});

export const answerOf = (over: Partial<Answer> = {}): Answer => ({
  id: null,
  requestId: 'req-9f2c0001b3e6d4082',
  created: null,
  applied: { size: '1536x1024', quality: 'medium', background: 'opaque', outputFormat: 'png' },
  index: 0,
  count: 1,
  text: null,
  parts: [],
  usage: null,
  costMicros: 41_000,
  priceSource: null,
  elapsedMs: 38_000,
  ...over,
});

export const assetDetail = (
  asset: Asset = assetView(),
  request: GenerationRequest = gptRequest(),
  answer: Partial<Answer> = {},
  parents: readonly string[] = [],
): AssetDetail => ({
  asset,
  recipe: { request, repetition: 0, parents: [...parents], hash: '0'.repeat(64) },
  answer: answerOf(answer),
});
