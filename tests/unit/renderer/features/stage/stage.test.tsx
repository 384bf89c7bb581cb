import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { JobQuestion } from '../../../../../renderer/job-question.tsx';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { Stage } from '../../../../../renderer/features/stage/stage.tsx';
import { useViewLook } from '../../../../../renderer/features/stage/view-look.ts';
import { zoomFull } from '../../../../../renderer/features/stage/view-store.ts';
import { assetsSeen } from '../../../../../renderer/mirror/library.ts';
import { queueRead, useQueue } from '../../../../../renderer/mirror/queue.ts';
import { jobShown, nothingShown, useShown } from '../../../../../renderer/shown.ts';
import type { JobState, JobView } from '../../../../../shared/job.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';
import {
  assetDetail,
  assetId,
  assetView,
  ENDED_AT,
  jobView,
  receiving,
  wholeJob,
} from '../../../../support/window-views.ts';

let bridge: FakeBridge;
const jobsAre = (...jobs: JobView[]) =>
  act(() => queueRead({ revision: useQueue.getState().revision + 1, paused: false, resumable: 0, paced: {}, jobs }));
const show = (job: JobView, picture: number | null = null) => {
  jobsAre(job);
  act(() => jobShown(job.id, picture));
};
const uncertain: JobState = {
  status: 'uncertain',
  error: { kind: 'uncertain', cause: 'connection-lost', status: null, elapsedMs: 38_000 },
  draft: null,
  at: ENDED_AT,
};
const four = jobView({
  count: 4,
  state: { status: 'done', at: ENDED_AT, assets: [1, 2, 3, 4].map(assetId) },
});

beforeEach(() => {
  bridge = fakeBridge({
    'library.read': ({ id }) => assetDetail(assetView({ id })),
    'library.dragOut': () => null,
    'queue.sendAgain': () => null,
    'queue.forget': () => null,
    'queue.cancel': () => null,
    'queue.showAnswer': () => null,
    'queue.lookAgain': ({ id }) => wholeJob(jobView({ id, state: uncertain })),
  });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(792);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(644);
  assetsSeen([1, 2, 3, 4].map((name) => assetView({ id: assetId(name) })));
  nothingShown();
  render(
    <>
      <Stage />
      <JobQuestion />
    </>,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('an empty stage', () => {
  test('says what to do and does it', async () => {
    const choose = vi.fn();
    const withdraw = provideCommands({ 'choose-references': { perform: choose, off: null } });
    await userEvent.click(screen.getByRole('button', { name: 'Choose a picture' }));
    withdraw();
    expect(choose).toHaveBeenCalledOnce();
  });
});

describe('results', () => {
  test('come as a grid; a press opens one, the strip and the arrows go to the others', async () => {
    show(four);
    await userEvent.click(screen.getByRole('button', { name: 'Result 2 of 4' }));
    expect(screen.getByText('2 of 4')).toBeTruthy();
    expect(screen.getByRole('img', { name: /A red kite/ }).getAttribute('src')).toBe(`asset/${assetId(2)}`);
    await userEvent.click(screen.getByRole('button', { name: 'Next picture' }));
    expect(screen.getByText('3 of 4')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'All 4' }));
    expect(useShown.getState().shown).toMatchObject({ picture: null });
  });

  test('are dragged out as files', () => {
    show(jobView());
    const started = fireEvent.dragStart(screen.getByRole('img', { name: /A red kite/ }));
    expect(started).toBe(false);
    expect(bridge.asked('library.dragOut')).toEqual([{ ids: [assetId(1)] }]);
  });

  test('lie on the ground a person chose, and have lines between their pixels unless a person wants none', async () => {
    show(four, 0);
    const view = () => screen.getByRole('img', { name: /Picture made from/ }).closest('[data-ground]');
    expect(view()?.getAttribute('data-ground')).toBe('checker');
    await userEvent.click(screen.getByRole('button', { name: /^Zoom \d/ }));
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'White' }));
    expect(view()?.getAttribute('data-ground')).toBe('white');
    await userEvent.click(screen.getByRole('button', { name: /^Zoom \d/ }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Pixel grid' }));
    expect(useViewLook.getState()).toEqual({ ground: 'white', hasPixelGrid: false });
    useViewLook.setState({ ground: 'checker', hasPixelGrid: true });
  });

  test('keep their zoom while pictures of the same size pass by', () => {
    show(four, 0);
    act(() => zoomFull());
    act(() => jobShown(four.id, 1));
    expect(screen.getByRole('button', { name: 'Zoom 100 %' })).toBeTruthy();
  });
});

describe('a job on its way', () => {
  test('swaps previews in a box that does not move', () => {
    const job = jobView({ state: receiving(1), previewsAsked: 3, previewsSeen: 1 });
    show(job);
    const image = screen.getByRole('img', { name: /Preview/ });
    const box = image.closest<HTMLElement>('[style*="width"]');
    const before = box?.getAttribute('style');
    jobsAre({ ...job, state: receiving(2), previewsSeen: 2 });
    expect(screen.getByRole('img', { name: /Preview/ }).getAttribute('src')).toBe('preview/job-1/2');
    expect(screen.getByText('Receiving · preview 2 of 3')).toBeTruthy();
    expect(box?.getAttribute('style')).toBe(before);
    expect(box?.isConnected).toBe(true);
  });

  test('says when it is slower than usual, and offers to stop waiting', async () => {
    const at = new Date(Date.now() - 181_000).toISOString();
    show(jobView({ state: receiving(0, at), usualMs: 180_000 }));
    expect(screen.getByText('Slower than usual')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
    expect(screen.getByRole('alertdialog').textContent).toContain('It may be charged all the same');
  });

  test('asks before it stops what was already sent', async () => {
    show(jobView({ state: receiving() }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('alertdialog').textContent).toContain('It may be charged all the same, $0.041 at most.');
    expect(bridge.asked('queue.cancel')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
    expect(bridge.asked('queue.cancel')).toEqual([{ ids: ['job-1'] }]);
  });

  test('is cancelled at once before it was sent', async () => {
    show(jobView({ state: { status: 'queued' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(bridge.asked('queue.cancel')).toEqual([{ ids: ['job-1'] }]);
  });
});

describe('an uncertain job', () => {
  test('says what it may have cost and is sent again only when asked', async () => {
    show(jobView({ state: uncertain, costMicros: null }));
    expect(screen.getByText('May have been charged, $0.041 at most.')).toBeTruthy();
    expect(screen.getByText('…b3e6d4082 · 0:38')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Send again, pays again' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([]);
    const question = within(screen.getByRole('alertdialog', { name: 'Send it again?' }));
    await userEvent.click(question.getByRole('button', { name: 'Send again, pays again' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: ['job-1'] }]);
  });

  test.each([
    ['uncertain', uncertain],
    ['failed', { status: 'failed', error: { kind: 'no-image', text: 'No.' }, at: ENDED_AT } satisfies JobState],
  ])('shows the raw answer of what is %s, where one is kept', async (_status, state) => {
    show(jobView({ state }));
    expect(screen.queryByRole('button', { name: 'Show raw answer' })).toBe(null);
    jobsAre(jobView({ state, hasAnswer: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Show raw answer' }));
    expect(bridge.asked('queue.showAnswer')).toEqual([{ id: 'job-1' }]);
  });

  test('leaves the stage when it is forgotten', async () => {
    show(jobView({ state: uncertain }));
    await userEvent.click(screen.getByRole('button', { name: 'Forget' }));
    expect(bridge.asked('queue.forget')).toEqual([{ ids: ['job-1'] }]);
    expect(useShown.getState().shown).toEqual({ kind: 'nothing' });
  });

  test('shows the preview that was kept', () => {
    show(jobView({ state: { ...uncertain, draft: assetId(3) }, previewsAsked: 3, previewsSeen: 3 }));
    expect(screen.getByText('Draft · preview 3 of 3')).toBeTruthy();
    expect(screen.getByText('The last preview is kept as a draft, 1536 × 1024.')).toBeTruthy();
    // After a restart.
    jobsAre(jobView({ state: { ...uncertain, draft: assetId(3) }, previewsAsked: 3, previewsSeen: 0 }));
    expect(screen.getByText('Draft')).toBeTruthy();
  });
});

test('what the service said is not said twice', () => {
  const reason = 'Width and height must both be divisible by 16.';
  const error = { kind: 'request-invalid', field: 'size', reason, detail: reason } as const;
  show(jobView({ state: { status: 'failed', at: ENDED_AT, error } }));
  expect(screen.getAllByText(/divisible by 16/)).toHaveLength(1);
});

describe('a job that failed for nothing after a try in doubt', () => {
  const failed = { status: 'failed', at: ENDED_AT, error: { kind: 'unreachable', code: 'ECONNREFUSED' } } as const;

  test('says what each may have cost, can be looked at, and asks before it pays again', async () => {
    show(jobView({ state: failed, sent: 2, doubts: 1, costMicros: null }));
    const words = 'Nothing for this try. An earlier one may have been charged, $0.041 at most.';
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Look again' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Send again, pays again' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([]);
    expect(screen.getByRole('alertdialog', { name: 'Send it again?' })).toBeTruthy();
  });
});

describe('an answer the disk has no room for', () => {
  const stalled = { kind: 'disk-full', place: 'data', detail: 'ENOSPC' } as const;

  test('says that the rest waits, and is tried now or given up after a question', async () => {
    show(jobView({ state: { ...receiving(1), stalled } as JobState, costMicros: null }));
    expect(screen.getByRole('alert', { name: 'The disk is full' })).toBeTruthy();
    expect(screen.getByText('Free some space. The rest of the answer waits and goes on by itself.')).toBeTruthy();
    expect(screen.getByText('The system said')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: ['job-1'] }]);
    await userEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
    expect(bridge.asked('queue.cancel')).toEqual([]);
    expect(screen.getByRole('alertdialog', { name: 'It was already sent' })).toBeTruthy();
  });

  test('can’t be given up once it is whole', () => {
    show(jobView({ state: { status: 'received', attempt: 'a', stalled: { kind: 'folder-gone', place: 'library' } } }));
    expect(screen.getByText(/^Charged/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try now' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Cancel|Stop waiting/ })).toBeNull();
  });
});

describe('a job of the demo', () => {
  test('that broke off is sent again without a question, because it costs nothing', async () => {
    show(jobView({ state: uncertain, demo: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: ['job-1'] }]);
  });
});

describe('a refused job', () => {
  const refused = jobView({
    state: {
      status: 'failed',
      at: ENDED_AT,
      error: { kind: 'moderation', stage: 'input', categories: ['trademark'], detail: 'Blocked by safety system' },
    },
  });

  test('leads back to its own prompt', async () => {
    const vary = vi.fn();
    const withdraw = provideCommands({ vary: { perform: vary, off: null } });
    show(refused);
    expect(screen.getByText('Not charged.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Edit prompt' }));
    withdraw();
    expect(vary).toHaveBeenCalledOnce();
  });

  test('has a report to copy that holds the facts and no prompt', async () => {
    const user = userEvent.setup();
    show(refused);
    await user.click(screen.getByRole('button', { name: 'Copy report' }));
    const report = await navigator.clipboard.readText();
    expect(report).toContain('Blocked by safety system');
    expect(report).toContain('req-9f2c0001b3e6d4082');
    expect(report).not.toContain('A red kite');
  });
});
