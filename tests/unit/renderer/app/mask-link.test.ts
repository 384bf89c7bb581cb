import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkMask } from '../../../../renderer/app/mask-link.ts';
import {
  fieldChanged,
  modelChosen,
  newDraft,
  requestVaried,
  useDraftStore,
} from '../../../../renderer/features/compose/draft-store.ts';
import { referenceBecame, referencesKept } from '../../../../renderer/features/compose/references.ts';
import { shapeFinished } from '../../../../renderer/features/stage/mask/mask-edits.ts';
import { useMask } from '../../../../renderer/features/stage/mask/mask-state.ts';
import { featherChanged, settleMask } from '../../../../renderer/features/stage/mask/mask-work.ts';
import { maskIsUsed } from '../../../../shared/check-draft.ts';
import type { MaskRef } from '../../../../shared/request.ts';
import { type KeptMasks, keptMasks } from '../../../support/kept-masks.ts';
import { gptRequest, inputRef } from '../../../support/requests.ts';

const [jug, bowl] = [inputRef('a'), inputRef('b')];
const draft = () => useDraftStore.getState().draft;
/** What Generate says and shows. */
const isMasked = () => maskIsUsed(draft());

let main: KeptMasks;
beforeAll(linkMask);
beforeEach(() => {
  main = keptMasks();
  useDraftStore.setState({ draft: newDraft(), variedFrom: null, sendAnyway: [], isTouched: false });
});
afterEach(async () => {
  referencesKept([]);
  await settleMask();
});

/** Ten by ten pixels repainted on the jug, with a soft edge. */
async function jugMasked(): Promise<MaskRef> {
  referencesKept([jug, bowl]);
  await settleMask();
  shapeFinished({ kind: 'rectangle', box: { x: 5, y: 5, width: 10, height: 10 } });
  featherChanged(4);
  await settleMask();
  const { mask } = draft();
  if (!mask) throw new Error('no mask');
  return mask;
}

describe('the mask of the request', () => {
  test('says how much it repaints and how soft its edge is', async () => {
    expect(await jugMasked()).toMatchObject({ hash: main.inputOf(jug.hash)?.hash, repainted: 100, feather: 4 });
    expect(isMasked()).toBe(true);
  });

  test('is not sent from the moment its picture is no longer the first, and is back with it', async () => {
    await jugMasked();
    for (const references of [[bowl, jug], [bowl], []]) {
      referencesKept(references);
      expect([draft().mask, isMasked()]).toEqual([null, false]);
      await settleMask();
      expect(draft().mask).toBeNull();
    }
    referencesKept([jug]);
    await settleMask();
    expect(draft().mask).toMatchObject({ repainted: 100, feather: 4 });
  });

  test('is not sent with the picture cropped: that one has none yet', async () => {
    await jugMasked();
    referenceBecame(jug, inputRef('c', { width: 30, height: 20 }));
    expect(isMasked()).toBe(false);
    await settleMask();
    expect(draft().mask).toBeNull();
  });

  test('is none when nothing is left of it, and counts as one when it covers everything', async () => {
    await jugMasked();
    const { width, height } = jug;
    shapeFinished({ kind: 'rectangle', box: { x: 0, y: 0, width, height } });
    await settleMask();
    expect(draft().mask).toMatchObject({ repainted: width * height });
    useMask.setState({ isKeeping: true });
    shapeFinished({ kind: 'rectangle', box: { x: 0, y: 0, width, height } });
    useMask.setState({ isKeeping: false });
    await settleMask();
    expect([draft().mask, isMasked()]).toEqual([null, false]);
  });

  test('stays with the picture and out of the request of a model without masks, which mask mode says', async () => {
    await jugMasked();
    modelChosen('google/gemini-3-pro-image');
    expect(isMasked()).toBe(false);
    expect(useMask.getState().modelWithoutMasks).toMatch(/Gemini|Nano/);
    expect(draft().mask).not.toBeNull();
    modelChosen('openai/gpt-image-2');
    expect([isMasked(), useMask.getState().modelWithoutMasks]).toEqual([true, null]);
  });

  test('comes back from a recipe with its feather, also after its picture got another one', async () => {
    const first = await jugMasked();
    const recipe = gptRequest({ references: [jug], mask: first });
    shapeFinished({ kind: 'rectangle', box: { x: 30, y: 5, width: 3, height: 3 } });
    featherChanged(9);
    await settleMask();
    expect(draft().mask).toMatchObject({ repainted: 109, feather: 9 });
    requestVaried(recipe, null);
    await settleMask();
    expect(useMask.getState()).toMatchObject({ feather: 4 });
    expect(draft().mask?.feather).toBe(4);
  });

  test('another prompt changes nothing about it', async () => {
    const mask = await jugMasked();
    const { length } = main.asked('mask.read');
    fieldChanged('prompt', 'Glaze it');
    await settleMask();
    expect(draft().mask).toEqual(mask);
    expect(main.asked('mask.read')).toHaveLength(length);
  });
});
