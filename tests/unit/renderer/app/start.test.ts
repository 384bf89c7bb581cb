import { afterEach, describe, expect, test } from 'vitest';
import { start } from '../../../../renderer/app/start.ts';
import { useDraftStore } from '../../../../renderer/features/compose/draft-store.ts';
import { nothingShown, useShown } from '../../../../renderer/shown.ts';
import { emptyDraft } from '../../../../shared/draft.ts';
import type { JobView } from '../../../../shared/job.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';
import { someJobView, someState } from '../../../support/some-job.ts';

let revision = 0;
const startWith = (...jobs: readonly JobView[]) => {
  revision += 1;
  fakeBridge({
    'queue.read': () => ({ revision, paused: false, resumable: 0, paced: {}, jobs }),
    'request.readDraft': () => ({ ...emptyDraft(), prompt: 'As it was left' }),
  });
  return start();
};

afterEach(nothingShown);

describe('the start of the window', () => {
  test('shows the newest finished picture, and the request as it was left', async () => {
    const done = someJobView(2, { state: someState.done });
    await startWith(someJobView(1, { state: someState.done }), done, someJobView(3, { state: someState.uncertain }));
    expect(useShown.getState().shown).toEqual({ kind: 'job', jobId: done.id, picture: null });
    expect(useDraftStore.getState().draft.prompt).toBe('As it was left');
  });

  test('leaves the stage empty when nothing was finished', async () => {
    await startWith(someJobView(1), someJobView(2, { state: someState.failed }));
    expect(useShown.getState().shown).toEqual({ kind: 'nothing' });
  });
});
