import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyDraft } from '../../../../../shared/draft.ts';
import { batchClosed } from '../../../../../renderer/features/queue/batch-store.ts';
import { NewBatchDialog } from '../../../../../renderer/features/queue/new-batch-dialog.tsx';
import { fakeBridge, type FakeBridge } from '../../../../support/fake-bridge.ts';
import { inputRef } from '../../../../support/requests.ts';

let bridge: FakeBridge;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  bridge = fakeBridge({ 'queue.add': ({ jobs }) => jobs.map((_, at) => String(at)) });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  batchClosed();
});

async function opened(over = {}) {
  const onOpenChange = vi.fn();
  const base = { ...emptyDraft(), prompt: 'of the form', size: '1024x1024', stream: true, partialImages: 2, ...over };
  render(<NewBatchDialog isOpen onOpenChange={onOpenChange} base={base} />);
  const user = userEvent.setup();
  const lines = screen.getByRole('textbox', { name: 'Prompts, one a line' });
  await user.click(lines);
  return { user, lines, onOpenChange };
}
const addButton = () => screen.getByRole('button', { name: /to the queue/ });
const isOff = () => addButton().hasAttribute('disabled');

describe('a batch from lines', () => {
  test('shows every job before anything is sent, then adds them without previews under a name', async () => {
    const { user, onOpenChange } = await opened();
    await user.paste('a jug\n\na bowl');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Spring');
    const grid = await screen.findByRole('grid', { name: 'Dry run' });
    await waitFor(() => expect(within(grid).getAllByText('Ready')).toHaveLength(2));
    expect(bridge.calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add 2 jobs to the queue' }));
    const [added] = bridge.asked('queue.add');
    expect(added).toMatchObject({ origin: 'batch', batchName: 'Spring' });
    expect(added?.jobs.map(({ request }) => request.prompt)).toEqual(['a jug', 'a bowl']);
    expect(added?.jobs[0]?.request).toMatchObject({ stream: false, partialImages: 0, size: '1024x1024' });
    await waitFor(() => expect(onOpenChange).toHaveBeenCalledWith(false));
  });

  test('keeps where the references of the form come from', async () => {
    const asset = '3a'.repeat(12);
    const { user } = await opened({ references: [inputRef('a')], origins: { [inputRef('a').hash]: asset } });
    await user.paste('a jug\na bowl');
    await user.click(await screen.findByRole('button', { name: 'Add 2 jobs to the queue' }));
    expect(bridge.asked('queue.add')[0]?.jobs.map(({ parents }) => parents)).toEqual([[asset], [asset]]);
  });

  test('adds nothing while there is nothing', async () => {
    await opened();
    expect(isOff()).toBe(true);
  });

  test('an error in a line is said there and stops the whole batch', async () => {
    const { user } = await opened();
    await user.paste(`a jug\n${'x'.repeat(32_001)}`);
    expect(await screen.findByText('1 line has an error')).toBeDefined();
    expect(screen.getByText(/32,001 characters/)).toBeDefined();
    expect(isOff()).toBe(true);
  });

  test('what is only likely to be refused goes when a person says so', async () => {
    const { user } = await opened({ size: '1000x1000' });
    await user.paste('a jug');
    await waitFor(() => expect(isOff()).toBe(true));
    await user.click(await screen.findByRole('checkbox', { name: 'Send what is only likely to be refused' }));
    await waitFor(() => expect(isOff()).toBe(false));
  });

  test('more than fifty jobs are asked about once', async () => {
    const { user } = await opened();
    await user.paste(Array.from({ length: 51 }, (_, at) => `picture ${at}`).join('\n'));
    await user.click(await screen.findByRole('button', { name: 'Add 51 jobs to the queue' }));
    const question = await screen.findByRole('alertdialog', { name: 'Add 51 jobs?' });
    expect(bridge.asked('queue.add')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Add 51 jobs to the queue' }));
    await waitFor(() => expect(bridge.asked('queue.add')[0]?.jobs).toHaveLength(51));
  });

  test('what was typed is still there when the dialog is opened again', async () => {
    const { user } = await opened();
    await user.paste('a jug');
    cleanup();
    const again = await opened();
    expect((again.lines as HTMLTextAreaElement).value).toBe('a jug');
  });
});
