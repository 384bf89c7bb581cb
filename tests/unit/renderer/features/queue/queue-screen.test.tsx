import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JobView } from '../../../../../shared/job.ts';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { QueueScreen } from '../../../../../renderer/features/queue/queue-screen.tsx';
import { JobQuestion } from '../../../../../renderer/job-question.tsx';
import { useRows } from '../../../../../renderer/features/queue/row-selection.ts';
import { useQueue } from '../../../../../renderer/mirror/queue.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import { useShown } from '../../../../../renderer/shown.ts';
import { exactTime } from '../../../../../shared/words/format.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';
import { gptRequest } from '../../../../support/requests.ts';
import { someJobView, someState } from '../../../../support/some-job.ts';

let jobs: readonly JobView[];
let bridge: FakeBridge;

beforeEach(() => {
  jobs = [];
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  bridge = fakeBridge({
    'queue.page': ({ cursor, limit }) => {
      const newestFirst = jobs.toReversed();
      const from = Number(cursor ?? 0);
      const page = newestFirst.slice(from, from + limit);
      const next = from + page.length < jobs.length ? String(from + page.length) : null;
      return { jobs: page, next, total: jobs.length };
    },
    'queue.cancel': () => null,
    'queue.sendAgain': () => null,
    'queue.forget': () => null,
    // What is read again is as it was.
    'queue.lookAgain': () => ({ ...(jobs[0] ?? someJobView(0)), request: gptRequest() }),
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  useQueue.setState({ paced: {} });
  useRows.setState({ ids: new Set(), active: null, anchor: null, folded: new Set() });
});

async function shown(...list: readonly JobView[]) {
  jobs = list;
  render(
    <>
      <QueueScreen />
      <JobQuestion />
    </>,
  );
  await screen.findByRole('grid', { name: 'Jobs' });
  return userEvent.setup();
}
const row = (number: number) => {
  const cell = screen.getByText(`Prompt ${number}`);
  return cell.closest<HTMLElement>('[role="row"]') ?? cell;
};
const id = (number: number) => someJobView(number).id;

describe('the queue', () => {
  test('reads every page there is, and draws only what is in sight', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => someJobView(at));
    await shown(...many);
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1202'));
    expect(bridge.asked('queue.page')).toHaveLength(5);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  test('follows changes', async () => {
    await shown(someJobView(1));
    const changed = [someJobView(1, { state: someState.done, costMicros: 41_000 }), someJobView(2)];
    act(() =>
      bridge.emit({
        name: 'queue.changed',
        payload: { revision: 1, paused: false, resumable: 0, paced: {}, changed, removed: [] },
      }),
    );
    expect(within(row(1)).getByText('Done')).toBeDefined();
    expect(within(row(1)).getByText('$0.041')).toBeDefined();
    expect(within(row(2)).getByText('Waiting, next')).toBeDefined();
    expect(screen.getByText('1 done')).toBeDefined();
  });

  test('says until when the next job keeps the pace', async () => {
    const until = '2026-03-01T13:28:07.000Z';
    useQueue.setState({ paced: { 'real openai/gpt-image-2': until } });
    await shown(someJobView(1), someJobView(2));
    expect(within(row(1)).getByText(`Paced until ${exactTime(until)}`)).toBeDefined();
    expect(within(row(2)).getByText('Waiting')).toBeDefined();
  });

  test('says under a job that is done which pictures were paid for and can not be read, and looks again', async () => {
    const done = { status: 'done', assets: [], at: '2026-03-01T13:28:07.000Z', unreadable: 1 } as const;
    const user = await shown(someJobView(1, { state: done, costMicros: 41_000, sent: 1 }));
    expect(within(row(1)).getByText('Done, 1 picture can’t be read')).toBeDefined();
    const words = /^Charged: \$0.041. One picture of the answer can’t be read. Every byte is kept/;
    expect(screen.getByText(words)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Send again|Try again/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(bridge.asked('queue.lookAgain')).toHaveLength(1));
    expect(useNotices.getState().notices.at(-1)?.title).toBe('It still can’t be read. The answer stays kept.');
  });

  test('says what nothing means and where to go on', async () => {
    const perform = vi.fn();
    const takeBack = provideCommands({ 'new-batch': { perform, off: null } });
    render(<QueueScreen />);
    expect(await screen.findByText('Nothing is waiting')).toBeDefined();
    await userEvent.click(screen.getAllByRole('button', { name: 'New batch' })[1] ?? document.body);
    expect(perform).toHaveBeenCalledOnce();
    takeBack();
  });
});

describe('rows', () => {
  test('are chosen by click, Mod and Shift, and walked by keys', async () => {
    const user = await shown(someJobView(1), someJobView(2), someJobView(3), someJobView(4));
    await user.click(row(1));
    await user.keyboard('{Shift>}');
    await user.click(row(3));
    await user.keyboard('{/Shift}');
    expect([...useRows.getState().ids]).toEqual([id(1), id(2), id(3)]);
    act(() => screen.getByRole('grid').focus());
    await user.keyboard('{ArrowDown}');
    expect([...useRows.getState().ids]).toEqual([id(4)]);
    expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe(row(4).id);
    await user.keyboard('{Home}{ArrowLeft}');
    expect(screen.queryByText('Prompt 1')).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByText('Prompt 1')).toBeDefined();
  });

  test('Enter puts the job on stage, Delete cancels what waits', async () => {
    const user = await shown(someJobView(1), someJobView(2));
    await user.click(row(2));
    act(() => screen.getByRole('grid').focus());
    await user.keyboard('{Enter}{Delete}');
    expect(useShown.getState().shown).toEqual({ kind: 'job', jobId: id(2), picture: null });
    expect(bridge.asked('queue.cancel')).toEqual([{ ids: [id(2)] }]);
  });

  test('sending an uncertain job again asks first, because it pays again', async () => {
    const user = await shown(someJobView(1, { state: someState.uncertain, sent: 1 }));
    await user.click(screen.getByRole('button', { name: 'Send again, pays again' }));
    const question = await screen.findByRole('alertdialog', { name: 'Send it again?' });
    expect(within(question).getByText(/pays again, \$0\.050 at most\./)).toBeDefined();
    expect(bridge.asked('queue.sendAgain')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Send again, pays again' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: [id(1)] }]);
  });

  test('stopping what was sent asks first, because it may be charged', async () => {
    const user = await shown(someJobView(1, { state: someState.sending, sent: 1 }));
    await user.click(within(row(1)).getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Keep waiting' }));
    expect(bridge.asked('queue.cancel')).toEqual([]);
  });

  test('the count of uncertain jobs leads from one to the next, also in a folded group', async () => {
    const lost = { state: someState.uncertain, sent: 1 };
    const user = await shown(someJobView(1, lost), someJobView(2), someJobView(3, lost));
    act(() => useRows.setState({ folded: new Set(['hand']) }));
    const next = screen.getByRole('button', { name: '2 uncertain' });
    await user.click(next);
    expect([...useRows.getState().ids]).toEqual([id(3)]);
    expect(screen.getByText('Prompt 3')).toBeDefined();
    await user.click(next);
    expect([...useRows.getState().ids]).toEqual([id(1)]);
    await user.click(next);
    expect([...useRows.getState().ids]).toEqual([id(3)]);
  });

  test('an answer that waits for room on the disk says so, and is tried at once when a person says', async () => {
    const stalled = { kind: 'disk-full', place: 'data' } as const;
    const state = { ...someState.sending, status: 'receiving', previews: 0, stalled } as const;
    const user = await shown(someJobView(1, { state, sent: 1 }));
    expect(within(row(1)).getByText('Receiving, the disk is full')).toBeDefined();
    await user.click(within(row(1)).getByRole('button', { name: 'Try now' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: [id(1)] }]);
  });

  test('retrying what failed without a charge goes at once', async () => {
    const user = await shown(someJobView(1, { state: someState.failed, sent: 1 }), someJobView(2));
    await user.click(screen.getByRole('button', { name: 'Retry 1 failed' }));
    expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: [id(1)] }]);
  });
});
