import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Bars } from '../../../../renderer/app/bars.tsx';
import { useOverlay } from '../../../../renderer/app/overlay-store.ts';
import { provideCommands } from '../../../../renderer/commands.ts';
import { queueRead, useQueue } from '../../../../renderer/mirror/queue.ts';
import { sessionChanged } from '../../../../renderer/mirror/session.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';
import { jobView } from '../../../support/window-views.ts';

beforeEach(() => {
  sessionChanged({ key: { state: 'missing' }, service: { demo: false, online: true, host: 'api.example' } });
  useQueue.setState({ revision: -1, paused: false, resumable: 0, jobs: {}, order: [] });
});
afterEach(cleanup);

test('after an unclean end the bar says what waits, and one press resumes it', async () => {
  const resume = vi.fn();
  const takeBack = provideCommands({ 'resume-queue': { perform: resume, off: null } });
  queueRead({ revision: 1, paused: true, resumable: 1, jobs: [jobView({ state: { status: 'queued' } })] });
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
