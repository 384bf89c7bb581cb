import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Announcements } from '../../../../renderer/app/announcements.tsx';
import { queueChanged, queueRead, useQueue } from '../../../../renderer/mirror/queue.ts';
import type { JobState } from '../../../../shared/job.ts';
import { ENDED_AT, jobView, receiving } from '../../../support/window-views.ts';

afterEach(cleanup);
beforeEach(() => useQueue.setState({ revision: -1, paused: false, resumable: 0, paced: {}, jobs: {}, order: [] }));

const refused: JobState = {
  status: 'failed',
  error: { kind: 'moderation', stage: 'input', categories: [] },
  at: ENDED_AT,
};
const job = (id: string, state: JobState) => jobView({ id, state, promptStart: `Prompt of ${id}` });

let revision = 0;
const begin = (...ids: readonly string[]) => {
  revision = 1;
  queueRead({ revision, paused: false, resumable: 0, paced: {}, jobs: ids.map((id) => job(id, receiving())) });
  render(<Announcements />);
};
const change = (...changed: readonly ReturnType<typeof job>[]) =>
  act(() => {
    revision += 1;
    queueChanged({ revision, paused: false, resumable: 0, paced: {}, changed, removed: [] });
  });
const said = () => screen.getByRole('status').textContent;

describe('what is read out', () => {
  test('is how a job ended, with its prompt', () => {
    begin('a', 'b');
    change(job('a', { status: 'done', assets: ['1', '2'], at: ENDED_AT }));
    expect(said()).toBe('2 pictures finished: Prompt of a');
    change(job('b', refused));
    expect(said()).toBe('The service refused this prompt: Prompt of b');
  });

  test('is not a preview, nor a step on the way', () => {
    begin('a');
    change(job('a', receiving(2)));
    expect(said()).toBe('');
  });

  test('is one sentence for several at once, and nothing for what ended before the window opened', () => {
    begin('a', 'b');
    change(job('old', refused), job('a', refused), job('b', refused));
    expect(said()).toBe('2 jobs ended: The service refused this prompt: Prompt of a');
  });
});
