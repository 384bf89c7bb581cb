import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenToShortcuts } from '../../../../../renderer/app/commands/shortcuts.ts';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { JobQuestion } from '../../../../../renderer/job-question.tsx';
import { Filmstrip } from '../../../../../renderer/features/filmstrip/filmstrip.tsx';
import { assetsRemoved, assetsSeen } from '../../../../../renderer/mirror/library.ts';
import { queueRead, useQueue } from '../../../../../renderer/mirror/queue.ts';
import { nothingShown, useShown } from '../../../../../renderer/shown.ts';
import type { JobView } from '../../../../../shared/job.ts';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';
import { assetId, assetView, ENDED_AT, jobView, receiving } from '../../../../support/window-views.ts';

let bridge: FakeBridge;
const jobsAre = (jobs: readonly JobView[]) =>
  act(() => queueRead({ revision: useQueue.getState().revision + 1, paused: false, resumable: 0, paced: {}, jobs }));
const done = (id: string, position: number, name = 1): JobView =>
  jobView({ id, position, promptStart: id, state: { status: 'done', at: ENDED_AT, assets: [assetId(name)] } });
const cards = () => screen.getAllByRole('listitem').map((card) => card.dataset['job']);

beforeEach(() => {
  bridge = fakeBridge({ 'queue.cancel': () => null, 'queue.forget': () => null, 'library.dragOut': () => null });
  // What the strip is laid out in: happy-dom measures nothing.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(112);
  nothingShown();
  jobsAre([
    done('older', 2, 2),
    jobView({ id: 'running', promptStart: 'running', position: 1, state: receiving() }),
    done('newer', 3),
  ]);
  render(
    <>
      <Filmstrip />
      <JobQuestion />
    </>,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const cardOf = (id: string) => screen.getByRole('button', { name: new RegExp(`: ${id}`) });

describe('the filmstrip', () => {
  test('stands running first, then newest left', () => expect(cards()).toEqual(['running', 'newer', 'older']));

  test('puts a job on stage when its card is pressed', async () => {
    await userEvent.click(cardOf('newer'));
    expect(useShown.getState().shown).toEqual({ kind: 'job', jobId: 'newer', picture: null });
    expect(cardOf('newer').getAttribute('aria-current')).toBe('true');
  });

  test('says of a picture moved to the trash where it is, until it is brought back', () => {
    act(() => assetsRemoved([assetId(2)]));
    expect(cardOf('older').getAttribute('aria-label')).toContain('in trash');
    expect(cardOf('newer').getAttribute('aria-label')).not.toContain('in trash');
    act(() => assetsSeen([assetView({ id: assetId(2) })]));
    expect(cardOf('older').getAttribute('aria-label')).not.toContain('in trash');
  });

  test('is one stop for Tab; arrows walk, Enter shows', async () => {
    await userEvent.tab();
    expect(document.activeElement).toBe(cardOf('running'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(cardOf('older'));
    await userEvent.keyboard('{Enter}');
    expect(useShown.getState().shown).toMatchObject({ jobId: 'older' });
    await userEvent.keyboard('{Home}');
    expect(document.activeElement).toBe(cardOf('running'));
  });

  test('keeps its arrows from the commands of the window', async () => {
    const heard = vi.fn();
    window.addEventListener('keydown', heard);
    act(() => cardOf('newer').focus());
    await userEvent.keyboard('{ArrowRight}');
    window.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  test('asks before Delete stops what was sent, and forgets what has ended at once', async () => {
    act(() => cardOf('running').focus());
    await userEvent.keyboard('{Delete}');
    const question = screen.getByRole('alertdialog', { name: 'It was already sent' });
    await userEvent.click(within(question).getByRole('button', { name: 'Keep waiting' }));
    expect(bridge.asked('queue.cancel')).toEqual([]);
    act(() => cardOf('newer').focus());
    await userEvent.keyboard('{Delete}');
    expect(bridge.asked('queue.forget')).toEqual([{ ids: ['newer'] }]);
    expect(document.activeElement).toBe(cardOf('older'));
  });

  test.each(['Delete', 'Backspace'])(
    'keeps %s to itself: it is about the card, not the picture on stage',
    async (key) => {
      const trashed = vi.fn();
      const takeBack = provideCommands({ trash: { perform: trashed, off: null } });
      const stop = listenToShortcuts(() => false);
      act(() => cardOf('newer').focus());
      await userEvent.keyboard(`{${key}}`);
      stop();
      takeBack();
      expect(bridge.asked('queue.forget')).toEqual([{ ids: ['newer'] }]);
      expect(trashed).not.toHaveBeenCalled();
    },
  );

  test('closes the question when the job ends meanwhile', async () => {
    act(() => cardOf('running').focus());
    await userEvent.keyboard('{Delete}');
    jobsAre([done('running', 1)]);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('drags the first result out as a file', () => {
    fireEvent.dragStart(cardOf('older'));
    expect(bridge.asked('library.dragOut')).toEqual([{ ids: [assetId(2)] }]);
  });

  test('draws only what is in sight of two hundred jobs', () => {
    const many = Array.from({ length: 200 }, (_, n) => done(`job ${n}`, n));
    jobsAre(many);
    expect(cards().length).toBeGreaterThan(5);
    expect(cards().length).toBeLessThan(30);
  });
});
