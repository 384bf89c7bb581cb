import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AllCommands } from '../../../../../renderer/app/commands/all-commands.tsx';
import { NoticeRegion } from '../../../../../renderer/app/notice-region.tsx';
import { overlayClosed, useOverlay } from '../../../../../renderer/app/overlay-store.ts';
import { Overlays } from '../../../../../renderer/app/overlays.tsx';
import { currentPlace, placeChosen } from '../../../../../renderer/app/place-store.ts';
import { useUndo } from '../../../../../renderer/app/undo-store.ts';
import { runCommand, useCommand } from '../../../../../renderer/commands.ts';
import { fieldChanged, newDraft, useDraftStore } from '../../../../../renderer/features/compose/draft-store.ts';
import { currentStageMode, modeChosen } from '../../../../../renderer/features/stage/stage-mode.ts';
import { assetsSeen } from '../../../../../renderer/mirror/library.ts';
import { queueRead, useQueue } from '../../../../../renderer/mirror/queue.ts';
import { sessionChanged } from '../../../../../renderer/mirror/session.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import { assetShown, nothingShown, useShown } from '../../../../../renderer/shown.ts';
import { COMMANDS, type CommandId, type CommandRow } from '../../../../../shared/commands.ts';
import { readSettings } from '../../../../../shared/settings.ts';
import { fakeBridge, Refusal } from '../../../../support/fake-bridge.ts';
import { gptRequest, inputRef } from '../../../../support/requests.ts';
import { assetDetail, assetId, assetView, jobView } from '../../../../support/window-views.ts';

const PICTURE = assetId(1);

function Probe({ id }: { readonly id: CommandId }) {
  const { ready, off } = useCommand(id);
  return <p data-testid={id}>{ready ? 'ready' : off}</p>;
}
const stateOf = (id: CommandId) => screen.getByTestId(id).textContent;

function world(request = gptRequest({ prompt: 'A red kite' })) {
  const bridge = fakeBridge({
    'library.read': () => assetDetail(assetView(), request),
    'library.trash': () => null,
    'library.restore': () => null,
    'library.favourite': () => null,
    'library.copy': () => null,
    'library.saveAs': () => ({ saved: true }),
    'library.page': () => ({ assets: [], next: null, total: 0 }),
    'input.fromAsset': () => inputRef('a'),
    'queue.add': () => ['0'.repeat(24)],
    'queue.resume': () => null,
    'settings.change': (change) => readSettings(change),
    'demo.use': ({ on }) => ({ demo: on, online: true, host: 'api.example' }),
  });
  render(
    <>
      <AllCommands />
      <Overlays />
      <NoticeRegion />
      {COMMANDS.map(({ id }) => (
        <Probe key={id} id={id} />
      ))}
    </>,
  );
  return bridge;
}

beforeEach(() => {
  sessionChanged({
    ready: true,
    key: { state: 'stored', lastFour: '7f3a', savedAt: '2026-03-01T00:00:00.000Z' },
    settings: readSettings({}),
    service: { demo: false, online: true, host: 'api.example' },
  });
  useQueue.setState({ revision: -1, paused: false, resumable: 0, paced: {}, jobs: {}, order: [] });
  useDraftStore.setState({ draft: newDraft(), variedFrom: null, sendAnyway: [], isTouched: false });
  useNotices.setState({ notices: [] });
  useUndo.setState({ ways: [] });
  assetsSeen([assetView()]);
  placeChosen('create');
  nothingShown();
  modeChosen('view');
  overlayClosed();
});
afterEach(cleanup);

describe('commands', () => {
  test('are all there, and say why they are off', () => {
    world();
    const rows: readonly CommandRow[] = COMMANDS;
    for (const { id, mode } of rows) if (!mode) expect(stateOf(id as CommandId), id).toBeTruthy();
    expect(stateOf('edit-picture')).toBe('no picture is shown');
    expect(stateOf('again')).toBe('nothing is shown');
    expect(stateOf('resume-queue')).toBe('not paused');
    expect(stateOf('theme-system')).toBe('already chosen');
    expect(stateOf('undo')).toBe('nothing to undo');
    expect(stateOf('generate')).not.toBe('ready');
    expect(runCommand('edit-picture')).toBe(false);
  });

  test('for one picture act on what is shown, in Create only', async () => {
    world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('edit-picture')).toBe('ready'));
    expect(stateOf('again')).toBe('ready');
    runCommand('go-queue');
    await waitFor(() => expect(stateOf('trash')).toBe('no picture is shown'));
    expect(currentPlace()).toBe('queue');
    expect(stateOf('generate')).toBe('only in Create');
  });

  test('a draft first goes at low quality, once for a double press, and is off when nothing is cheaper', async () => {
    const bridge = world();
    fieldChanged('prompt', 'A red kite');
    await waitFor(() => expect(stateOf('draft-first')).toBe('ready'));
    runCommand('draft-first');
    runCommand('draft-first');
    await waitFor(() => expect(bridge.asked('queue.add')).toHaveLength(1));
    expect(bridge.asked('queue.add')[0]?.jobs).toMatchObject([{ request: { prompt: 'A red kite', quality: 'low' } }]);
    expect(useDraftStore.getState().draft.quality).toBe('auto');
    fieldChanged('quality', 'low');
    await waitFor(() => expect(stateOf('draft-first')).toBe('already the cheapest'));
  });

  test('again sends the same request as the next repetition, once for a double press', async () => {
    const bridge = world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('again')).toBe('ready'));
    runCommand('again');
    runCommand('again');
    await waitFor(() => expect(bridge.asked('queue.add')).toHaveLength(1));
    const [added] = bridge.asked('queue.add');
    expect(added?.jobs).toEqual([{ request: gptRequest({ prompt: 'A red kite' }), repetition: 1, parents: [] }]);
    await waitFor(() => expect(useShown.getState().shown).toMatchObject({ kind: 'job' }));
    expect(bridge.asked('queue.add')).toHaveLength(1);
  });

  test('vary fills the form and sends nothing', async () => {
    const bridge = world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('vary')).toBe('ready'));
    runCommand('vary');
    await waitFor(() => expect(useDraftStore.getState().draft.prompt).toBe('A red kite'));
    expect(useDraftStore.getState().variedFrom).toBe(PICTURE);
    expect(bridge.asked('queue.add')).toEqual([]);
  });

  test('edit this mask again fills the form and opens mask mode', async () => {
    const mask = { ...inputRef('m'), feather: 8 };
    assetsSeen([assetView({ hasMask: true })]);
    const bridge = world(gptRequest({ prompt: 'Glaze it', references: [inputRef('a')], mask }));
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('edit-mask')).toBe('ready'));
    runCommand('edit-mask');
    await waitFor(() => expect(currentStageMode()).toBe('mask'));
    expect(useDraftStore.getState().draft).toMatchObject({ prompt: 'Glaze it', references: [inputRef('a')], mask });
    expect(bridge.asked('queue.add')).toEqual([]);
  });

  test('there is no mask to edit again where none was sent', async () => {
    world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('vary')).toBe('ready'));
    expect(stateOf('edit-mask')).toBe('there is no mask');
  });

  test('edit this puts the picture before the other references', async () => {
    world();
    useDraftStore.setState(({ draft }) => ({ draft: { ...draft, references: [inputRef('b')] } }));
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('edit-picture')).toBe('ready'));
    runCommand('edit-picture');
    await waitFor(() => expect(useDraftStore.getState().draft.references).toEqual([inputRef('a'), inputRef('b')]));
  });

  test('edit this says what went wrong and leaves the stage as it is when the picture can not be read', async () => {
    world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('edit-picture')).toBe('ready'));
    fakeBridge({
      'input.fromAsset': () => {
        throw new Refusal({ kind: 'not-found', what: 'asset' });
      },
    });
    runCommand('edit-picture');
    await waitFor(() => expect(useNotices.getState().notices[0]?.tone).toBe('error'));
    expect(currentStageMode()).toBe('view');
    expect(useDraftStore.getState().draft.references).toEqual([]);
  });

  test('for the picture on stage rest while a mask is drawn: it is not in sight', async () => {
    world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('trash')).toBe('ready'));
    act(() => modeChosen('mask'));
    for (const id of ['trash', 'again', 'edit-picture', 'next-picture'] as const)
      expect(stateOf(id), id).toBe('a mask is being drawn');
    await waitFor(() => expect(stateOf('view-mode')).toBe('ready'));
    await userEvent.keyboard('{Backspace}v');
    expect(stateOf('view-mode')).toBe('');
    expect(stateOf('trash')).toBe('ready');
  });

  test('an imported picture has no recipe to send again', async () => {
    assetsSeen([assetView({ model: null })]);
    world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('again')).toBe('imported, without a recipe'));
    expect(stateOf('reveal')).toBe('ready');
  });

  test('the queue is resumed when it is paused', async () => {
    const bridge = world();
    queueRead({ revision: 1, paused: true, resumable: 1, paced: {}, jobs: [jobView({ state: { status: 'queued' } })] });
    await waitFor(() => expect(stateOf('resume-queue')).toBe('ready'));
    expect(stateOf('pause-queue')).toBe('already paused');
    runCommand('resume-queue');
    expect(bridge.asked('queue.resume')).toHaveLength(1);
  });
});

describe('the trash', () => {
  test('gives a picture back by the notice, and only once', async () => {
    const bridge = world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('trash')).toBe('ready'));
    runCommand('trash');
    await waitFor(() => expect(useShown.getState().shown.kind).toBe('nothing'));
    expect(bridge.asked('library.trash')).toEqual([{ ids: [PICTURE] }]);
    const notice = await screen.findByRole('alertdialog', { name: /Moved to trash/ });
    await userEvent.click(within(notice).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.asked('library.restore')).toEqual([{ ids: [PICTURE] }]));
    await waitFor(() => expect(useShown.getState().shown).toEqual({ kind: 'asset', assetId: PICTURE }));
    expect(stateOf('undo')).toBe('nothing to undo');
  });

  test('gives a picture back by the undo command too', async () => {
    const bridge = world();
    assetShown(PICTURE);
    await waitFor(() => expect(stateOf('trash')).toBe('ready'));
    runCommand('trash');
    await waitFor(() => expect(stateOf('undo')).toBe('ready'));
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(bridge.asked('library.restore')).toHaveLength(1));
  });
});

describe('the palette', () => {
  test('finds a command by some of its letters, runs it after it has closed, and offers it first next time', async () => {
    world();
    await userEvent.keyboard('{Control>}k{/Control}');
    const words = await screen.findByRole('combobox', { name: 'Commands' });
    await userEvent.type(words, 'keysho');
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('Keyboard shortcuts');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(useOverlay.getState().overlay.kind).toBe('none'));
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox', { name: 'Commands' });
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('Keyboard shortcuts');
  });

  test('shows what is off with its reason and does not run it', async () => {
    world();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Commands' }), 'save as');
    const row = screen.getByRole('option', { name: /Save as/ });
    expect(row.textContent).toContain('no picture is shown');
    await userEvent.click(row);
    expect(useOverlay.getState().overlay.kind).toBe('palette');
  });

  test('no shortcut fires under an overlay', async () => {
    world();
    runCommand('shortcuts');
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await userEvent.keyboard('{Control>}2{/Control}');
    expect(currentPlace()).toBe('create');
  });
});
