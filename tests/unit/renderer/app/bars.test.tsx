import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Bars } from '../../../../renderer/app/bars.tsx';
import { useOverlay } from '../../../../renderer/app/overlay-store.ts';
import { provideCommands } from '../../../../renderer/commands.ts';
import { JobQuestion } from '../../../../renderer/job-question.tsx';
import { queueRead, useQueue } from '../../../../renderer/mirror/queue.ts';
import { sessionChanged } from '../../../../renderer/mirror/session.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';
import { jobView, receiving } from '../../../support/window-views.ts';

beforeEach(() => {
  sessionChanged({ key: { state: 'missing' }, service: { demo: false, online: true, host: 'api.example' } });
  useQueue.setState({ revision: -1, paused: false, resumable: 0, paced: {}, jobs: {}, order: [] });
});
afterEach(cleanup);

test('after an unclean end the bar says what waits, and one press resumes it', async () => {
  const resume = vi.fn();
  const takeBack = provideCommands({ 'resume-queue': { perform: resume, off: null } });
  queueRead({ revision: 1, paused: true, resumable: 1, paced: {}, jobs: [jobView({ state: { status: 'queued' } })] });
  render(<Bars />);
  expect(screen.getByText('The app was closed while jobs were running. 1 is still waiting.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Resume 1 job' }));
  expect(resume).toHaveBeenCalledOnce();
  takeBack();
});

test('who wants to leave the demo without a key is asked for one, and who has one leaves', async () => {
  const bridge = fakeBridge({ 'demo.use': ({ on }) => ({ demo: on, online: true, host: 'api.example' }) });
  sessionChanged({ service: { demo: true, online: true, host: 'api.example' } });
  render(<Bars />);
  await userEvent.click(screen.getByRole('button', { name: 'Use my key' }));
  expect(useOverlay.getState().overlay.kind).toBe('key');
  sessionChanged({ key: { state: 'session-only', lastFour: '7f3a' } });
  await userEvent.click(screen.getByRole('button', { name: 'Use my key' }));
  expect(bridge.asked('demo.use')).toEqual([{ on: false }]);
  expect(screen.queryByText('Pictures are drawn on this computer and cost nothing.')).toBeNull();
});

test('the demo bar can be put away', async () => {
  sessionChanged({ service: { demo: true, online: true, host: 'api.example' } });
  render(<Bars />);
  await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByText('Pictures are drawn on this computer and cost nothing.')).toBeNull();
});

test.each([
  ['balance', 'The balance is used up. 2 jobs wait.', 'Try again'],
  ['disk-space', 'There is too little room on the disk. 2 jobs wait until there is more.', 'Try now'],
  ['library-gone', /The library folder is not there/, 'Try now'],
] as const)('what waits for %s is tried by one press', async (why, words, name) => {
  const bridge = fakeBridge({ 'queue.sendAgain': () => null });
  const state = { status: 'waiting', until: null, why, error: null } as const;
  const jobs = ['a', 'b'].map((id) => jobView({ id, state }));
  queueRead({ revision: 1, paused: false, resumable: 0, paced: {}, jobs });
  render(<Bars />);
  expect(screen.getByText(words)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name }));
  expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: ['a', 'b'] }]);
});

test('an answer that waits for room on the disk can be tried now, or given up after a question', async () => {
  const bridge = fakeBridge({ 'queue.sendAgain': () => null });
  const state = { ...receiving(), stalled: { kind: 'disk-full', place: 'data' } } as const;
  queueRead({ revision: 1, paused: false, resumable: 0, paced: {}, jobs: [jobView({ id: 'a', state })] });
  render(
    <>
      <Bars />
      <JobQuestion />
    </>,
  );
  expect(screen.getByText('The disk is full. The answer waits; free some space.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(bridge.asked('queue.sendAgain')).toEqual([{ ids: ['a'] }]);
  await userEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
  expect(screen.getByRole('alertdialog', { name: 'It was already sent' })).toBeTruthy();
});
