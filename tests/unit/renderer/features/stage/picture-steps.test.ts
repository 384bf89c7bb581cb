import { expect, test } from 'vitest';
import { pictureStep } from '../../../../../renderer/features/stage/picture-steps.ts';
import type { JobView } from '../../../../../shared/job.ts';
import { assetId, ENDED_AT, jobView, receiving } from '../../../../support/window-views.ts';

const done = (id: string, count: number): JobView =>
  jobView({
    id,
    state: { status: 'done', at: ENDED_AT, assets: Array.from({ length: count }, (_, index) => assetId(index)) },
  });
const all = [done('new', 1), jobView({ id: 'running', state: receiving() }), done('four', 4), done('old', 1)];
const jobs = Object.fromEntries(all.map((job) => [job.id, job]));
const order = all.map((job) => job.id);
const from = (jobId: string, picture: number | null, step: 1 | -1) =>
  pictureStep({ kind: 'job', jobId, picture }, order, jobs, step);

test('goes through the results of a job before it leaves it', () => {
  expect(from('four', 1, 1)).toEqual({ jobId: 'four', picture: 2 });
  expect(from('four', 3, 1)).toEqual({ jobId: 'old', picture: 0 });
});

test('enters a neighbour from its near side and passes jobs without pictures', () => {
  expect(from('old', null, -1)).toEqual({ jobId: 'four', picture: 3 });
  expect(from('new', null, 1)).toEqual({ jobId: 'four', picture: 0 });
});

test('opens the first result of a grid', () => {
  expect(from('four', null, 1)).toEqual({ jobId: 'four', picture: 0 });
});

test('stops at the ends', () => {
  expect(from('new', 0, -1)).toBeNull();
  expect(from('old', 0, 1)).toBeNull();
  expect(pictureStep({ kind: 'nothing' }, order, jobs, 1)).toBeNull();
});
