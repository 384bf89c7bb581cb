import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelChosen, promptTyped, useDraftStore } from '../../../../../renderer/features/compose/draft-store.ts';
import { requestShrunk } from '../../../../../renderer/features/compose/shrink-references.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import type { InputRef } from '../../../../../shared/request.ts';
import { fakeBridge, type FakeBridge, Refusal } from '../../../../support/fake-bridge.ts';
import { gptRequest, inputRef } from '../../../../support/requests.ts';
import { does, draftNow, freshStart, openPanel } from './compose-world.tsx';

const large = inputRef('a', { width: 4096, height: 3072, bytes: 20_000_000, name: 'large.png' });
const small = inputRef('b');
const mask = inputRef('c', { width: 4096, height: 3072, name: 'mask.png' });
const shrunk = (input: InputRef): InputRef =>
  input.width > 2048
    ? { ...input, hash: input.hash.replace(/^./, 'f'), width: 2048, height: 1536, bytes: 2_000_000 }
    : input;

let bridge: FakeBridge;
const notice = () => useNotices.getState().notices.at(-1);

beforeEach(() => {
  freshStart();
  bridge = fakeBridge({ 'input.shrink': ({ inputs }) => inputs.map(shrunk) });
});
afterEach(cleanup);

describe('a request that was too large', () => {
  test('comes into the form with smaller references and a mask that still fits, and is not sent', async () => {
    const request = gptRequest({ prompt: 'At night', references: [large, small], mask });
    await requestShrunk(request, 'asset');
    expect(bridge.asked('input.shrink')).toEqual([{ inputs: [large, small, mask] }]);
    expect(draftNow()).toMatchObject({
      prompt: 'At night',
      references: [shrunk(large), small],
      mask: shrunk(mask),
    });
    expect(useDraftStore.getState().variedFrom).toBe('asset');
    expect(notice()).toMatchObject({
      title: 'One reference is 2048 px long now',
      detail: '20 MB became 2 MB. Nothing is sent yet.',
    });
    expect(bridge.asked('queue.add')).toEqual([]);
  });

  test('whose references are small already says that they are', async () => {
    await requestShrunk(gptRequest({ references: [small] }), null);
    expect(notice()).toMatchObject({ tone: 'error', title: 'No reference is longer than 2048 px' });
  });

  test('stays out of the form when a reference is gone', async () => {
    fakeBridge({
      'input.shrink': () => {
        throw new Refusal({ kind: 'not-found', what: 'input' });
      },
    });
    await does(() => promptTyped('Another idea'));
    await requestShrunk(gptRequest({ references: [large] }), null);
    expect(draftNow().prompt).toBe('Another idea');
    expect(notice()).toMatchObject({ tone: 'error', title: 'Not there any more' });
  });
});

describe('a reference that is too heavy for the model', () => {
  test('is sent as a smaller copy, its mask with it, the others untouched', async () => {
    openPanel();
    await does(() => {
      useDraftStore.setState(({ draft }) => ({ draft: { ...draft, references: [large, small], mask } }));
      modelChosen('google/gemini-3.1-flash-image');
    });
    await userEvent.click(screen.getByRole('button', { name: 'Send a smaller copy' }));
    await waitFor(() => expect(draftNow().references).toEqual([shrunk(large), small]));
    expect(draftNow().mask).toEqual(shrunk(mask));
    expect(screen.queryByRole('button', { name: 'Send a smaller copy' })).toBeNull();
  });
});
