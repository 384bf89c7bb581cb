import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { provideCommands } from '../../../../../renderer/commands.ts';
import { fieldChanged, modelChosen, promptTyped } from '../../../../../renderer/features/compose/draft-store.ts';
import { whileReading } from '../../../../../renderer/features/compose/tray-store.ts';
import { referencesAdded } from '../../../../../renderer/features/compose/references.ts';
import { useQueue } from '../../../../../renderer/mirror/queue.ts';
import { sessionChanged } from '../../../../../renderer/mirror/session.ts';
import { readSettings } from '../../../../../shared/settings.ts';
import { fakeBridge } from '../../../../support/fake-bridge.ts';
import { inputRef } from '../../../../support/requests.ts';
import { does, draftNow, freshStart, generateButton, good, openPanel, promptBox } from './compose-world.tsx';

beforeEach(() => {
  freshStart();
  fakeBridge();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const adding = () => fakeBridge({ 'queue.add': () => ['job-1'] });

describe('the prompt', () => {
  test('sends with the shortcut, breaks the line with Enter alone', async () => {
    const bridge = adding();
    openPanel();
    await userEvent.type(promptBox(), 'one{Enter}two');
    expect(draftNow().prompt).toBe('one\ntwo');
    expect(bridge.asked('queue.add')).toEqual([]);
    fireEvent.keyDown(promptBox(), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(bridge.asked('queue.add')).toHaveLength(1));
  });

  test('sends with the keys a person chose for it and no others, a draft with those of a draft', async () => {
    const bridge = adding();
    const drafted = vi.fn();
    const takeBack = provideCommands({ 'draft-first': { perform: drafted, off: null } });
    openPanel();
    sessionChanged({ settings: readSettings({ shortcuts: { generate: 'Mod+J' } }) });
    await userEvent.type(promptBox(), 'a kite');
    fireEvent.keyDown(promptBox(), { key: 'Enter', ctrlKey: true });
    fireEvent.keyDown(promptBox(), { key: 'Enter', ctrlKey: true, shiftKey: true });
    expect(drafted).toHaveBeenCalledOnce();
    expect(bridge.asked('queue.add')).toEqual([]);
    expect(generateButton().textContent).toContain('Ctrl+J');
    fireEvent.keyDown(promptBox(), { key: 'j', ctrlKey: true });
    await waitFor(() => expect(bridge.asked('queue.add')).toHaveLength(1));
    takeBack();
  });

  test('never sends while an input method composes', async () => {
    const bridge = adding();
    openPanel();
    await userEvent.type(promptBox(), 'a kite');
    fireEvent.keyDown(promptBox(), { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(promptBox(), { key: 'Enter', ctrlKey: true, keyCode: 229 });
    fireEvent.keyDown(promptBox(), { key: 'Enter', ctrlKey: true, repeat: true });
    await does(() => Promise.resolve());
    expect(bridge.asked('queue.add')).toEqual([]);
  });

  test('counts characters against the limit, where the model has one', async () => {
    openPanel();
    await userEvent.type(promptBox(), 'kite');
    expect(screen.getByText('4 / 32,000')).toBeTruthy();
    await does(() => modelChosen('google/gemini-3-pro-image'));
    expect(screen.queryByText(/32,000/)).toBeNull();
  });

  test('is found again with the up arrow, newest first, and only in an empty field', async () => {
    const asset = (id: string, promptStart: string, createdAt: string) => ({
      id,
      promptStart,
      createdAt,
      kind: 'generated' as const,
      name: id,
      format: 'png' as const,
      width: 1,
      height: 1,
      bytes: 1,
      demo: false,
      draft: false,
      favourite: false,
      tags: [],
      model: null,
      hasMask: false,
      jobId: null,
      batchName: null,
      costMicros: null,
    });
    const assets = [
      asset('1', 'older', '2026-11-20'),
      asset('2', 'newer', '2026-11-21'),
      asset('3', 'older', '2026-11-19'),
    ];
    fakeBridge({ 'library.page': () => ({ assets, next: null, total: 3 }) });
    useQueue.setState({ jobs: {} });
    openPanel();
    promptBox().focus();
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(promptBox().value).toBe('newer'));
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(promptBox().value).toBe('older'));
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(promptBox().value).toBe('newer'));
    await userEvent.type(promptBox(), '!');
    await userEvent.keyboard('{ArrowUp}');
    await does(() => Promise.resolve());
    expect(promptBox().value).toBe('newer!');
  });

  test('remembers the height it was dragged to', async () => {
    const bridge = fakeBridge({ 'settings.change': () => readSettings({}) });
    openPanel();
    promptBox().style.height = '240px';
    vi.spyOn(promptBox(), 'offsetHeight', 'get').mockReturnValue(240);
    fireEvent.pointerUp(promptBox());
    expect(bridge.asked('settings.change')).toEqual([{ layout: { 'compose.prompt': 240 } }]);
    await does(() => sessionChanged({ settings: readSettings({ layout: { 'compose.prompt': 240 } }) }));
    cleanup();
    openPanel();
    expect(promptBox().closest('[style]')?.getAttribute('style')).toContain('--prompt-height: 240px');
  });
});

describe('the parameters', () => {
  test('that a model does not use are folded away with their values', async () => {
    openPanel();
    await does(() => {
      fieldChanged('quality', 'high');
      modelChosen('google/gemini-3.1-flash-image');
    });
    expect(screen.queryByRole('radiogroup', { name: 'Quality' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Not used by this model/ }));
    const quality = screen.getByText('Quality').parentElement;
    expect(quality && within(quality).getByText('High')).toBeTruthy();
    expect(draftNow().quality).toBe('high');
  });

  test('that would be refused stay in sight, stop Generate, and are repaired by one press', async () => {
    openPanel();
    await does(() => {
      promptTyped('A jug');
      fieldChanged('background', 'transparent');
    });
    expect(generateButton().disabled).toBe(true);
    expect(screen.getByText('One thing to change before this can be sent')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Use Auto' }));
    expect(draftNow().background).toBe('auto');
    expect(generateButton().disabled).toBe(false);
  });

  test('with a risk can be sent anyway, until the value changes', async () => {
    openPanel();
    await does(() => {
      promptTyped('A jug');
      fieldChanged('size', '1820x1024');
    });
    expect(generateButton().disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Send anyway' }));
    expect(generateButton().disabled).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: 'Width' }), '1');
    expect(draftNow().size).toBe('18201x1024');
    expect(generateButton().disabled).toBe(true);
  });

  test('check a size as it is typed and offer the nearest legal one', async () => {
    openPanel();
    await does(() => fieldChanged('size', '1820x1024'));
    expect(screen.getByText(/multiples of 16/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Use 1824 × 1024' }));
    expect(draftNow().size).toBe('1824x1024');
    expect(screen.queryByText(/multiples of 16/)).toBeNull();
  });

  test('say the ratio a model will make of a size', async () => {
    openPanel();
    await does(() => {
      modelChosen('google/gemini-3-pro-image');
      fieldChanged('size', '1600x1024');
    });
    expect(screen.getByText('Will be made at 3:2, 1264 × 848')).toBeTruthy();
  });

  test('say that several pictures with previews go as single streams', async () => {
    openPanel();
    await does(() => fieldChanged('n', 4));
    expect(screen.getByText('Sent as 4 single-picture streams')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Off' }));
    expect(screen.queryByText(/single-picture/)).toBeNull();
  });
});

describe('the references', () => {
  const order = () => draftNow().references.map(({ name }) => name);

  test('are reordered by keyboard, and the first is the one being edited', async () => {
    openPanel();
    await does(() => referencesAdded([good('a'), good('b')]));
    screen.getAllByRole('row')[0]?.focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(order()).toEqual(['b.png', 'a.png']);
    expect(within(screen.getAllByRole('row')[0] ?? document.body).getByText('Edit')).toBeTruthy();
  });

  test('are dropped anywhere on the panel', async () => {
    const bridge = fakeBridge({}, () => [good('d')]);
    openPanel();
    const file = new File(['x'], 'd.png', { type: 'image/png' });
    fireEvent.drop(promptBox(), { dataTransfer: { types: ['Files'], files: [file] } });
    await waitFor(() => expect(order()).toEqual(['d.png']));
    expect(bridge.files).toEqual([[file]]);
  });

  test('are pasted when the clipboard holds a picture, while words go into the prompt', async () => {
    const bridge = fakeBridge({}, () => [good('e')]);
    openPanel();
    const file = new File(['x'], 'e.png', { type: 'image/png' });
    fireEvent.paste(promptBox(), { clipboardData: { types: ['text/plain', 'Files'], files: [file] } });
    expect(bridge.files).toEqual([]);
    fireEvent.paste(promptBox(), { clipboardData: { types: ['Files'], files: [file] } });
    await waitFor(() => expect(order()).toEqual(['e.png']));
  });

  test('that are still being read are counted until they are there', async () => {
    openPanel();
    let done = (): void => {};
    const read = new Promise<void>((resolve) => (done = resolve));
    await does(() => void whileReading(3, read));
    expect(screen.getByText('Reading 3 files')).toBeTruthy();
    await does(() => done());
    await waitFor(() => expect(screen.queryByText('Reading 3 files')).toBeNull());
  });

  test('that are too heavy or too many say so, with a way out', async () => {
    openPanel();
    await does(() => {
      promptTyped('A jug');
      referencesAdded('0123456789abcdef'.split('').map((letter) => good(letter)));
      referencesAdded([
        {
          ok: true,
          asset: null,
          input: { ...inputRef('a'), hash: '9a'.repeat(32), bytes: 56_000_000, name: 'big.png' },
        },
      ]);
    });
    expect(screen.getByText('17 of 16')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
    expect(screen.getByText('16 of 16')).toBeTruthy();
    expect(generateButton().disabled).toBe(false);
  });
});

describe('the model', () => {
  test('is chosen from a list that says what each can do', async () => {
    openPanel();
    await userEvent.click(screen.getByRole('button', { name: /Model/ }));
    const list = await screen.findByRole('listbox');
    expect(within(list).getByText('edits, masks, any size')).toBeTruthy();
    expect(screen.getByText('Also accepted: nano-banana-pro, nano-banana-2')).toBeTruthy();
    await userEvent.click(within(list).getByRole('option', { name: /Gemini 3 Pro/ }));
    expect(draftNow().model).toBe('google/gemini-3-pro-image');
  });

  test('that is not known any more is named, and stops Generate', async () => {
    openPanel();
    await does(() => {
      promptTyped('A jug');
      modelChosen('octen/gone');
    });
    expect(screen.getAllByText(/“octen\/gone” is not known/).length).toBeGreaterThan(0);
    expect(generateButton().disabled).toBe(true);
  });
});

describe('generate', () => {
  test('is off without a prompt and says why', () => {
    openPanel();
    const id = generateButton().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toBe('Write what the picture should show.');
  });

  test('says when a mask goes along, and only when the model uses it', async () => {
    openPanel();
    await does(() => {
      referencesAdded([good('a')]);
      fieldChanged('mask', inputRef('b'));
    });
    expect(generateButton().textContent).toContain('Generate with mask');
    await does(() => modelChosen('google/gemini-3-pro-image'));
    expect(generateButton().textContent).not.toContain('mask');
    expect(screen.getByText(/has no masks. The mask is kept with the picture and not sent/)).toBeTruthy();
  });

  test('says how much a mask covers, or that it covers all', async () => {
    openPanel();
    const mask = inputRef('b', { width: 100, height: 10 });
    await does(() => {
      referencesAdded([good('a')]);
      fieldChanged('mask', { ...mask, repainted: 184 });
    });
    expect(screen.getByText('Mask covers 18.4 %')).toBeTruthy();
    expect(screen.getByText('184 px')).toBeTruthy();
    await does(() => fieldChanged('mask', { ...mask, repainted: 1000 }));
    expect(screen.getByText(/covers the whole picture/)).toBeTruthy();
  });

  test('is free with the demo service', async () => {
    sessionChanged({ service: { demo: true, host: '127.0.0.1', online: true } });
    openPanel();
    expect(screen.getAllByText('free').length).toBeGreaterThan(0);
  });
});

test('a random user id is made once, and taken again the next time', async () => {
  const userId = '0a8a4f9e-3f2b-4c5d-9e6f-7a8b9c0d1e2f';
  const bridge = fakeBridge({ 'settings.makeUserId': () => readSettings({ userId }) });
  openPanel();
  await userEvent.click(screen.getByRole('button', { name: /^More parameters/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Use a random id' }));
  await waitFor(() => expect(draftNow().user).toBe(userId));
  expect(screen.queryByRole('button', { name: 'Use a random id' })).toBeNull();
  await userEvent.clear(screen.getByRole('textbox', { name: 'User id' }));
  await userEvent.click(screen.getByRole('button', { name: 'Use a random id' }));
  await waitFor(() => expect(draftNow().user).toBe(userId));
  expect(bridge.asked('settings.makeUserId')).toHaveLength(1);
});
