import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftRestored } from '../../../../../renderer/features/compose/keep-draft.ts';
import {
  draftCleared,
  fieldChanged,
  modelChosen,
  parentsOf,
  promptTyped,
  requestVaried,
  sentAnyway,
  useDraftStore,
} from '../../../../../renderer/features/compose/draft-store.ts';
import {
  referenceBecame,
  referenceReplaced,
  referencesAdded,
  referencesKept,
} from '../../../../../renderer/features/compose/references.ts';
import { assetReferenced } from '../../../../../renderer/features/compose/take-references.ts';
import { useNotices } from '../../../../../renderer/notices.ts';
import type { InputProblem } from '../../../../../shared/app-error.ts';
import { emptyDraft } from '../../../../../shared/draft.ts';
import type { InputResult } from '../../../../../shared/ipc/contract.ts';
import { fakeBridge } from '../../../../support/fake-bridge.ts';
import { gptRequest, inputRef } from '../../../../support/requests.ts';
import { draftNow, freshStart, good } from './compose-world.tsx';

beforeEach(() => freshStart());
afterEach(() => vi.useRealTimers());

const ASSET = '3a'.repeat(12);
const names = () => draftNow().references.map(({ name }) => name);
const notices = () => useNotices.getState().notices;

describe('the draft', () => {
  test('keeps the values a model has no use for until the model changes back', () => {
    fieldChanged('quality', 'high');
    fieldChanged('n', 4);
    modelChosen('google/gemini-3-pro-image');
    modelChosen('openai/gpt-image-2');
    expect(draftNow()).toMatchObject({ quality: 'high', n: 4 });
  });

  test('adds what can be used once, and names the file that can’t', () => {
    referencesAdded([
      good('a'),
      { ok: false, name: 'notes.txt', error: { kind: 'input-refused', name: 'notes.txt', reason: 'not-an-image' } },
      good('a'),
      good('b'),
    ]);
    expect(names()).toEqual(['a.png', 'b.png']);
    expect(notices()[0]?.title).toBe('notes.txt can’t be used');
  });

  test('says that a picture is a reference already instead of adding it again', () => {
    referencesAdded([good('a')]);
    referencesAdded([good('a')]);
    expect(names()).toEqual(['a.png']);
    expect(notices()[0]?.title).toBe('Already a reference');
  });

  test('takes back "send anyway" when the value changes', () => {
    fieldChanged('size', '1820x1024');
    sentAnyway('size');
    fieldChanged('quality', 'low');
    expect(useDraftStore.getState().sendAnyway).toEqual(['size']);
    fieldChanged('size', '1821x1024');
    expect(useDraftStore.getState().sendAnyway).toEqual([]);
  });

  test('is filled from a request that is to be varied, and remembers what it varies until the prompt is emptied', () => {
    requestVaried(gptRequest({ prompt: 'A red kite', quality: 'high', references: [inputRef('a')] }), 'asset-1');
    expect(draftNow()).toMatchObject({ prompt: 'A red kite', quality: 'high' });
    expect(parentsOf(useDraftStore.getState())).toEqual(['asset-1']);
    promptTyped('');
    expect(parentsOf(useDraftStore.getState())).toEqual([]);
  });

  test('knows the assets its references came from as parents, until they are taken out', async () => {
    fakeBridge({ 'input.fromAsset': () => inputRef('c') });
    referencesAdded([good('a')]);
    await assetReferenced(ASSET, 'first');
    expect(names()).toEqual(['c.png', 'a.png']);
    expect(parentsOf(useDraftStore.getState())).toEqual([ASSET]);
    fieldChanged('references', []);
    expect(parentsOf(useDraftStore.getState())).toEqual([]);
  });

  test('keeps the assets its references came from with them, and over a restart', async () => {
    fakeBridge({ 'request.readDraft': () => null });
    referencesAdded([{ ...good('a'), asset: ASSET }, good('b')]);
    const kept = draftNow();
    freshStart();
    fakeBridge({ 'request.readDraft': () => kept });
    await draftRestored();
    expect(parentsOf(useDraftStore.getState())).toEqual([ASSET]);
    referencesKept([inputRef('b')]);
    expect(draftNow().origins).toEqual({});
  });

  test('hands a reference’s origin on to the same picture in another shape', () => {
    referencesAdded([{ ...good('a'), asset: ASSET }, good('b')]);
    referenceBecame(inputRef('a'), inputRef('c'));
    expect(names()).toEqual(['c.png', 'b.png']);
    expect(parentsOf(useDraftStore.getState())).toEqual([ASSET]);
  });

  test('says what several files can’t be used for once, and counts the names it leaves out', () => {
    const bad = (name: string, reason: InputProblem): InputResult => ({
      ok: false,
      name,
      error: { kind: 'input-refused', name, reason },
    });
    const texts = Array.from({ length: 12 }, (_none, at) => bad(`${at}.txt`, 'not-an-image'));
    referencesAdded([...texts, bad('half.png', 'truncated'), bad('cut.png', 'truncated')]);
    expect(notices().map(({ title }) => title)).toEqual([
      '0.txt, 1.txt, 2.txt, and 9 others can’t be used',
      'half.png and cut.png can’t be used',
    ]);
  });

  test('puts pictures where another one stood, and brings it back', () => {
    referencesAdded([good('a'), good('b'), good('c')]);
    referenceReplaced(inputRef('b').hash, [{ ...good('d'), asset: ASSET }, good('e'), good('c')]);
    expect(names()).toEqual(['a.png', 'd.png', 'e.png', 'c.png']);
    expect(parentsOf(useDraftStore.getState())).toEqual([ASSET]);
    expect(notices()[0]?.title).toBe('b.png replaced');
    notices()[0]?.action?.perform();
    expect(names()).toEqual(['a.png', 'b.png', 'c.png']);
  });

  test('leaves a reference where it is when nothing can take its place', () => {
    referencesAdded([good('a'), good('b')]);
    referenceReplaced(inputRef('a').hash, []);
    expect(names()).toEqual(['a.png', 'b.png']);
    expect(notices()).toEqual([]);
  });

  test('is cleared but for the model, and brought back by the notice', () => {
    modelChosen('google/gemini-3-pro-image');
    promptTyped('A lake at dawn');
    draftCleared();
    expect(draftNow()).toMatchObject({ model: 'google/gemini-3-pro-image', prompt: '' });
    notices()[0]?.action?.perform();
    expect(draftNow().prompt).toBe('A lake at dawn');
  });
});

describe('keeping the draft', () => {
  test('begins with the previews of the settings when nothing was kept', async () => {
    freshStart({ previews: 3 });
    fakeBridge({ 'request.readDraft': () => null });
    await draftRestored();
    expect(draftNow().partialImages).toBe(3);
  });

  test('comes back as it was left', async () => {
    fakeBridge({ 'request.readDraft': () => ({ ...emptyDraft(), prompt: 'Half a sentence', n: 3 }) });
    await draftRestored();
    expect(draftNow()).toMatchObject({ prompt: 'Half a sentence', n: 3 });
  });

  test('does not take away what was typed before the kept draft arrived', async () => {
    fakeBridge({ 'request.readDraft': () => ({ ...emptyDraft(), prompt: 'old' }) });
    const restored = draftRestored();
    promptTyped('new');
    await restored;
    expect(draftNow().prompt).toBe('new');
  });

  test('writes once after a burst of keys, with the last of them', async () => {
    const bridge = fakeBridge({ 'request.readDraft': () => null, 'request.saveDraft': () => null });
    await draftRestored();
    vi.useFakeTimers();
    for (const text of ['A', 'A r', 'A red kite']) promptTyped(text);
    expect(bridge.asked('request.saveDraft')).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(bridge.asked('request.saveDraft').map(({ prompt }) => prompt)).toEqual(['A red kite']);
  });

  test('writes at once when the page goes away', async () => {
    const bridge = fakeBridge({ 'request.readDraft': () => null, 'request.saveDraft': () => null });
    await draftRestored();
    promptTyped('unsaved');
    window.dispatchEvent(new Event('pagehide'));
    expect(bridge.asked('request.saveDraft').at(-1)?.prompt).toBe('unsaved');
  });
});
