import { describe, expect, test } from 'vitest';
import { expectedSize, sceneOf } from '../../../../../renderer/features/stage/stage-scene.ts';
import type { Asset } from '../../../../../shared/asset.ts';
import type { JobState, JobView } from '../../../../../shared/job.ts';
import { assetId, assetView, ENDED_AT, jobView, receiving } from '../../../../support/window-views.ts';

const expected = { width: 1536, height: 1024 };
const scene = (job: JobView, picture: number | null = null, asset: Asset | 'gone' | null = null) =>
  sceneOf({ shown: { kind: 'job', jobId: job.id, picture }, job, asset, expected });
const inState = (state: JobState, over: Partial<JobView> = {}) => scene(jobView({ state, ...over }));
const lost = { kind: 'uncertain', cause: 'connection-lost', status: null } as const;

describe('the stage', () => {
  test('keeps the final box from the first word to the picture', () => {
    const waiting = inState({ status: 'queued' });
    const preview = inState(receiving(1), { previewsSeen: 1 });
    const done = scene(jobView(), null, assetView());
    expect([waiting, preview, done].map((one) => one.kind === 'single' && [one.size.width, one.size.height])).toEqual([
      [1536, 1024],
      [1536, 1024],
      [1536, 1024],
    ]);
    expect(preview).toMatchObject({ src: 'preview/job-1/1', assetId: null });
    expect(done).toMatchObject({ src: `asset/${assetId(1)}` });
  });

  test('shows several results as a grid, and one of them when it is opened', () => {
    const job = jobView({ state: { status: 'done', assets: [assetId(1), assetId(2)], at: ENDED_AT } });
    expect(scene(job)).toMatchObject({ kind: 'grid', assetIds: [assetId(1), assetId(2)] });
    expect(scene(job, 1)).toMatchObject({ kind: 'single', assetId: assetId(2), siblings: [assetId(1), assetId(2)] });
  });

  test('holds the places of several results while they are on their way', () => {
    expect(inState({ status: 'queued' }, { count: 3 })).toMatchObject({ kind: 'grid', assetIds: [null, null, null] });
  });

  test('tells an uncertain job from one whose last preview was kept', () => {
    expect(inState({ status: 'uncertain', error: lost, draft: null, at: ENDED_AT })).toMatchObject({
      kind: 'trouble',
      tone: 'warning',
    });
    expect(inState({ status: 'uncertain', error: lost, draft: assetId(3), at: ENDED_AT })).toMatchObject({
      kind: 'draft',
      assetId: assetId(3),
    });
  });

  test('calls waiting a trouble only when a person has to act', () => {
    const held = (why: 'key' | 'rate-limit') =>
      inState({ status: 'waiting', until: null, why, error: { kind: 'key-rejected' } }).kind;
    expect([held('key'), held('rate-limit')]).toEqual(['trouble', 'single']);
  });

  test('says when the picture is gone', () => {
    expect(scene(jobView(), null, 'gone').kind).toBe('gone');
  });
});

test('a model that maps ratios is expected to deliver its own pixels', () => {
  const job = jobView({ model: 'google/gemini-3-pro-image', size: '1600x1024' });
  expect(expectedSize(job, [])).toEqual({ width: 1264, height: 848 });
  expect(expectedSize(jobView({ size: 'auto' }), [])).toEqual({ width: 1024, height: 1024 });
});
