import { beforeEach, describe, expect, test, vi } from 'vitest';
import { provideCommands } from '../../../../../renderer/commands.ts';
import {
  fieldChanged,
  modelChosen,
  promptTyped,
  sentAnyway,
} from '../../../../../renderer/features/compose/draft-store.ts';
import { cheapDraftSent, draftSent, madeFinal } from '../../../../../renderer/features/compose/send-draft.ts';
import { sessionChanged } from '../../../../../renderer/mirror/session.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import { useShown } from '../../../../../renderer/shown.ts';
import { type FakeBridge, fakeBridge, Refusal } from '../../../../support/fake-bridge.ts';
import { geminiRequest, gptRequest, inputRef } from '../../../../support/requests.ts';
import { freshStart } from './compose-world.tsx';

let atMs = 0;
beforeEach(() => {
  freshStart();
  // Every test is an hour after the one before: their presses are not one press.
  atMs += 3_600_000;
  vi.spyOn(performance, 'now').mockImplementation(() => atMs);
});

/** No mask is being drawn. */
const settled = () => Promise.resolve(true);
const adding = () => fakeBridge({ 'queue.add': () => ['job-1'], 'input.fromAsset': () => inputRef('f') });
const sent = (bridge: FakeBridge) => bridge.asked('queue.add').flatMap(({ jobs }) => jobs);

describe('generate', () => {
  test('puts one job in the queue and shows it', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    await draftSent(settled);
    expect(sent(bridge)).toMatchObject([{ request: { prompt: 'A red kite', partialImages: 2, stream: true } }]);
    expect(useShown.getState().shown).toMatchObject({ kind: 'job', jobId: 'job-1' });
  });

  test('adds nothing for a second press while the first is on its way', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    await Promise.all([draftSent(settled), draftSent(settled), draftSent(settled)]);
    expect(sent(bridge)).toHaveLength(1);
  });

  test('adds nothing for a double click, nor for a key that is held down for seconds', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    for (let press = 0; press < 40; press += 1) {
      await draftSent(settled);
      atMs += 150;
    }
    expect(sent(bridge)).toHaveLength(1);
  });

  test('adds one job for a double click that has a mask made first, also when the request becomes another by it', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    fieldChanged('references', [inputRef('a')]);
    let made = 0;
    const makeMask = async () => {
      made += 1;
      await Promise.resolve();
      fieldChanged('mask', { ...inputRef('b'), name: `mask ${made}` });
      return true;
    };
    const first = draftSent(makeMask);
    atMs += 120;
    await Promise.all([first, draftSent(makeMask)]);
    atMs += 120;
    await draftSent(makeMask);
    expect(sent(bridge)).toMatchObject([{ request: { mask: { name: 'mask 1' } } }]);
  });

  test('sends nothing while the mask can’t be made, and does once it can', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    await draftSent(() => Promise.resolve(false));
    expect(sent(bridge)).toEqual([]);
    await draftSent(settled);
    expect(sent(bridge)).toHaveLength(1);
  });

  test('can be pressed again after something that never should broke', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    await expect(draftSent(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    await draftSent(settled);
    expect(sent(bridge)).toHaveLength(1);
  });

  test('adds the same draft again when it is asked again a moment later, with a token of its own', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    await draftSent(settled);
    atMs += 2000;
    await draftSent(settled);
    const tokens = bridge.asked('queue.add').map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  test('does not take a changed draft for the same press', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    await draftSent(settled);
    promptTyped('A blue kite');
    await draftSent(settled);
    expect(sent(bridge)).toHaveLength(2);
  });

  test('does not take a changed draft for the same press while the first is still on its way', async () => {
    const bridge = adding();
    promptTyped('A red kite');
    const first = draftSent(settled);
    await Promise.resolve();
    promptTyped('A blue kite');
    await Promise.all([first, draftSent(settled), draftSent(settled)]);
    expect(sent(bridge).map(({ request }) => request.prompt)).toEqual(['A red kite', 'A blue kite']);
  });

  test('sends nothing that has an error, and a risk only when it was taken', async () => {
    const bridge = adding();
    promptTyped('A jug');
    fieldChanged('background', 'transparent');
    await draftSent(settled);
    expect(sent(bridge)).toEqual([]);
    fieldChanged('background', 'auto');
    fieldChanged('size', '1820x1024');
    await draftSent(settled);
    expect(sent(bridge)).toEqual([]);
    sentAnyway('size');
    await draftSent(settled);
    expect(sent(bridge)).toMatchObject([{ request: { size: '1820x1024' } }]);
  });

  test('asks for a key when there is none, and sends nothing', async () => {
    const bridge = adding();
    const enterKey = vi.fn();
    const takeBack = provideCommands({ 'enter-key': { perform: enterKey, off: null } });
    sessionChanged({ key: { state: 'missing' } });
    promptTyped('A red kite');
    await draftSent(settled);
    expect(enterKey).toHaveBeenCalledOnce();
    expect(bridge.calls).toEqual([]);
    takeBack();
  });

  test('needs no key for the demo service', async () => {
    const bridge = adding();
    sessionChanged({ key: { state: 'missing' }, service: { demo: true, host: '127.0.0.1', online: true } });
    promptTyped('A red kite');
    await draftSent(settled);
    expect(sent(bridge)).toHaveLength(1);
  });

  test('says why the queue refused, and lets the next press try at once', async () => {
    const bridge = fakeBridge({
      'queue.add': () => {
        throw new Refusal({ kind: 'disk-full', place: 'data' });
      },
    });
    promptTyped('A red kite');
    await draftSent(settled);
    await draftSent(settled);
    expect(useNotices.getState().notices[0]?.title).toBe('The disk is full');
    expect(bridge.asked('queue.add')).toHaveLength(2);
  });
});

describe('draft first', () => {
  test('sends low quality where the model knows qualities', async () => {
    const bridge = adding();
    promptTyped('A jug');
    fieldChanged('n', 3);
    await cheapDraftSent(settled);
    expect(sent(bridge)).toMatchObject([{ request: { quality: 'low', n: 3, model: 'openai/gpt-image-2' } }]);
  });

  test('sends the cheaper model of a family without qualities', async () => {
    const bridge = adding();
    promptTyped('A jug');
    modelChosen('google/gemini-3-pro-image');
    await cheapDraftSent(settled);
    expect(sent(bridge)).toMatchObject([{ request: { model: 'google/gemini-3.1-flash-image' } }]);
  });

  test('is made final at high quality, from the draft picture, as one picture', async () => {
    const bridge = adding();
    const mask = inputRef('m', { width: 32, height: 32 });
    await madeFinal(gptRequest({ quality: 'low', n: 3, references: [inputRef('a')], mask }), 'asset-7');
    expect(sent(bridge)).toMatchObject([{ request: { quality: 'high', n: 1, mask: null }, parents: ['asset-7'] }]);
    expect(sent(bridge)[0]?.request.references.map(({ name }) => name)).toEqual(['f.png', 'a.png']);
  });

  test('is made final with the larger model where there are no qualities', async () => {
    const bridge = adding();
    await madeFinal(geminiRequest(), 'asset-8');
    expect(sent(bridge)).toMatchObject([{ request: { model: 'google/gemini-3-pro-image' }, parents: ['asset-8'] }]);
  });

  test('never asks for more references than the model takes', async () => {
    const bridge = adding();
    const references = '0123456789abcd'.split('').map((letter) => inputRef(letter));
    await madeFinal(geminiRequest({ references }), 'asset-9');
    expect(sent(bridge)[0]?.request.references).toHaveLength(14);
  });
});
