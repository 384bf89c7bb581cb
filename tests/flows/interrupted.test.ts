import { describe, expect, test } from 'vitest';
import { addJobs, requestOf } from '../support/back-end-in-test.ts';
import { inStory, quick, type Story, whenJob } from '../support/back-end-story.ts';

/** What the machine does under a call that is on its way, and how it comes back. */
const interruptions: readonly [string, (story: Story, stands: boolean) => void][] = [
  ['the machine sleeps', ({ back }, stands) => back.queue.setAsleep(stands)],
  ['the line is said to be gone', ({ back }, stands) => back.queue.setOnline(!stands)],
];

/** A stream of which the first preview is here and the rest is to come; one job waits behind it. */
async function onItsWay({ back }: Story): Promise<{ readonly id: string; readonly behind: string }> {
  back.settings.change({ concurrency: 1 });
  const stream = requestOf({ ...quick, prompt: 'On its way', stream: true, partialImages: 2 });
  const [id = '', behind = ''] = addJobs(back, [stream, requestOf({ ...quick, prompt: 'Behind it' })]);
  await whenJob(back, id, ({ state }) => state.status === 'receiving' && state.previews > 0);
  return { id, behind };
}

const prompts = ({ service }: Story) => service.requests.map(({ body }) => (body as { prompt: string }).prompt);

describe.each(interruptions)('while %s', (_, interrupt) => {
  test('an answer on its way comes in whole, and the job behind it begins afterwards', () =>
    inStory({ service: { paceMs: 200 } }, async (story) => {
      const { id, behind } = await onItsWay(story);
      interrupt(story, true);
      await whenJob(story.back, id, ({ state }) => state.status === 'done');
      expect(prompts(story)).toEqual(['On its way']);
      expect(story.back.queue.job(behind).sent).toBe(0);
      interrupt(story, false);
      await whenJob(story.back, behind, ({ state }) => state.status === 'done');
      expect(prompts(story)).toEqual(['On its way', 'Behind it']);
    }));

  test('an answer whose line breaks is in doubt, keeps its last preview, and is never asked for again', () =>
    inStory({ service: { paceMs: 200, faults: { 'cut-inside': { times: 1 } } } }, async (story) => {
      const { id, behind } = await onItsWay(story);
      interrupt(story, true);
      const { state } = await whenJob(story.back, id, (job) => job.state.status !== 'receiving');
      expect(state).toMatchObject({ status: 'uncertain', error: { cause: 'stream-cut' }, draft: expect.any(String) });
      interrupt(story, false);
      await whenJob(story.back, behind, (job) => job.state.status === 'done');
      await story.back.queue.whenIdle();
      expect(prompts(story)).toEqual(['On its way', 'Behind it']);
      expect(story.back.queue.job(id).state.status).toBe('uncertain');
    }));
});
