import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  maskCleared,
  maskFilled,
  maskInverted,
  maskUndone,
  shapeFinished,
} from '../../../../../../renderer/features/stage/mask/mask-edits.ts';
import { maskResized } from '../../../../../../renderer/features/stage/mask/mask-grow.ts';
import { paintSwapped, useMask } from '../../../../../../renderer/features/stage/mask/mask-state.ts';
import {
  currentMask,
  featherChanged,
  listenToMask,
  maskedPictureChanged,
  type MaskEdit,
  maskEditedLater,
  maskStroked,
  settleMask,
  strokeEnded,
  strokeGivenUp,
} from '../../../../../../renderer/features/stage/mask/mask-work.ts';
import { useNotices } from '../../../../../../renderer/notices.ts';
import { repaintedCount } from '../../../../../../shared/mask.ts';
import type { InputRef, MaskRef } from '../../../../../../shared/request.ts';
import { type KeptMasks, keptMasks } from '../../../../../support/kept-masks.ts';

const picture = (name: string): InputRef => ({
  hash: name.repeat(64),
  kind: 'png',
  width: 40,
  height: 30,
  bytes: 1000,
  name: `${name}.png`,
});
const [A, B] = [picture('a'), picture('b')];
const box = { kind: 'rectangle', box: { x: 2, y: 3, width: 10, height: 5 } } as const;

let main: KeptMasks;
let told: (MaskRef | null)[];
let stop: () => void;
beforeEach(() => {
  main = keptMasks();
  useMask.setState({ isKeeping: false });
  told = [];
  stop = listenToMask((mask) => void told.push(mask));
});
afterEach(async () => {
  stop();
  await maskedPictureChanged(null, null);
});

describe('the mask of the request', () => {
  test('is the PNG of what was drawn, once it is settled', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    expect(useMask.getState()).toMatchObject({ isKept: false, facts: { repainted: 50, steps: 1 } });
    await settleMask();
    expect(told).toEqual([{ ...main.inputOf(A.hash), feather: 0, repainted: 50 }]);
    expect(useMask.getState()).toMatchObject({ isKept: true, sent: main.inputOf(A.hash) });
  });

  test('is none while nothing is repainted', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    await settleMask();
    maskCleared();
    await settleMask();
    expect(told.at(-1)).toBeNull();
    maskUndone();
    await settleMask();
    expect(told.at(-1)).toMatchObject(main.inputOf(A.hash) ?? {});
  });

  test('stays with its picture: another has its own, and the first comes back with what was drawn last', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    // Not settled: leaving keeps what was just drawn.
    await maskedPictureChanged(B, null);
    expect(told.at(-1) ?? null).toBeNull();
    expect(useMask.getState().facts.repainted).toBe(0);
    await maskedPictureChanged(A, told.at(-1) ?? null);
    expect(useMask.getState().facts.repainted).toBe(50);
    expect(told.at(-1)).toMatchObject(main.inputOf(A.hash) ?? {});
  });

  test('of one picture is never taken for the mask of the next, though the draft still names it', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    await settleMask();
    await maskedPictureChanged(B, told.at(-1) ?? null);
    expect(main.asked('mask.read').at(-1)).toMatchObject({ picture: B.hash, sent: null });
    expect(told.at(-1)).toBeNull();
  });

  test('that a recipe brings is asked for by its hash, and kept with the picture', async () => {
    await maskedPictureChanged(A, null);
    maskFilled();
    await settleMask();
    const recipe = main.inputOf(A.hash);
    await maskedPictureChanged(null, null);
    await maskedPictureChanged(B, recipe);
    expect(main.asked('mask.read').at(-1)).toMatchObject({ picture: B.hash, sent: recipe?.hash });
    expect(useMask.getState().facts.repainted).toBe(1200);
    await settleMask();
    expect(main.inputOf(B.hash)?.hash).toBe(recipe?.hash);
  });

  test('waits for what is drawn while it is being kept', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    const first = settleMask();
    maskFilled();
    await first;
    await settleMask();
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(1200);
    expect(useMask.getState().isKept).toBe(true);
  });

  test('is kept again with another feather, though no pixel changed', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    featherChanged(8);
    await settleMask();
    expect(main.asked('mask.save').at(-1)).toMatchObject({ feather: 8 });
    expect(told.at(-1)).toMatchObject({ hash: main.inputOf(A.hash)?.hash, feather: 8 });
  });

  test('takes the feather a recipe says with the mask it brings, and its own where the recipe says none', async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
    featherChanged(8);
    await settleMask();
    const sent = main.inputOf(A.hash);
    await maskedPictureChanged(A, sent && { ...sent, feather: 3 });
    expect(useMask.getState()).toMatchObject({ feather: 3, facts: { repainted: 50 } });
    await settleMask();
    expect(main.asked('mask.save').at(-1)).toMatchObject({ feather: 3 });
    await maskedPictureChanged(null, null);
    await maskedPictureChanged(A, sent);
    expect(useMask.getState().feather).toBe(3);
  });
});

describe('what is sent is what is drawn', () => {
  const nib = { diameter: 1, hardness: 1, repaints: true };
  const strokeBegins = () =>
    maskStroked((session) => session.strokeBegan(nib, { point: { x: 30.5, y: 20.5 }, pressure: 1 }, false));
  const all: MaskEdit = (session) => session.filledAll(255);
  beforeEach(async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(box);
  });

  test('a stroke is waited for, and one that is given up is in no PNG', async () => {
    strokeBegins();
    const settled = settleMask();
    await new Promise((later) => setTimeout(later));
    expect(main.asked('mask.save')).toEqual([]);
    strokeGivenUp();
    expect(await settled).toBe(true);
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(50);
  });

  test('a stroke that is under way when the picture leaves is the last one of its mask', async () => {
    strokeBegins();
    await maskedPictureChanged(B, null);
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(51);
  });

  test('something that takes a moment is waited for, also when it begins after another', async () => {
    const over = [Promise.withResolvers<MaskEdit>(), Promise.withResolvers<MaskEdit>()] as const;
    maskEditedLater(() => over[0].promise);
    maskEditedLater(() => over[1].promise);
    const settled = settleMask();
    over[0].resolve((session) => session.inverted());
    await new Promise((later) => setTimeout(later));
    expect(main.asked('mask.save')).toEqual([]);
    over[1].resolve(all);
    await settled;
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(1200);
    expect(useMask.getState().isKept).toBe(true);
  });

  test('what takes a moment and fails leaves the mask as it was, and what waited for it goes on', async () => {
    maskEditedLater(() => Promise.reject(new Error('no thread')));
    maskInverted();
    await settleMask();
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(1150);
  });

  test('a mask that can’t be kept is not settled, and is tried again', async () => {
    main.fails(true);
    expect(await settleMask()).toBe(false);
    main.fails(false);
    expect(await settleMask()).toBe(true);
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(50);
  });

  test('a recipe’s mask that is gone goes with no request, and no other takes its place', async () => {
    await settleMask();
    const sent = main.inputOf(A.hash);
    await maskedPictureChanged(null, null);
    useNotices.setState({ notices: [] });
    await maskedPictureChanged(A, sent && { ...sent, hash: 'f'.repeat(64) });
    expect(useMask.getState().facts.repainted).toBe(0);
    expect(told.at(-1)).toBeNull();
    expect(useNotices.getState().notices).toMatchObject([{ title: 'The mask of this recipe is gone' }]);
  });
});

describe('growing, which takes a moment', () => {
  const square = { kind: 'rectangle', box: { x: 10, y: 10, width: 3, height: 3 } } as const;
  const repainted = () => useMask.getState().facts.repainted;
  beforeEach(async () => {
    await maskedPictureChanged(A, null);
    shapeFinished(square);
  });

  test('is one step, and is in what is sent', async () => {
    maskResized(1);
    await settleMask();
    expect(repainted()).toBe(21);
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(21);
    maskUndone();
    expect(repainted()).toBe(9);
  });

  test('keeps what is drawn meanwhile for afterwards, in its order', async () => {
    maskResized(1);
    maskInverted();
    shapeFinished({ kind: 'rectangle', box: { x: 11, y: 11, width: 1, height: 1 } });
    maskResized(-1);
    expect(repainted()).toBe(9);
    await settleMask();
    // 40 × 30 less a plus of 21 pixels, then its middle again; shrunk, the 21 and their neighbours are kept.
    const grown = new Set<number>();
    for (let y = 0; y < 30; y += 1)
      for (let x = 0; x < 40; x += 1)
        if (Math.abs(x - 11) <= 1 && Math.abs(y - 11) <= 2) grown.add(y * 40 + x);
        else if (Math.abs(x - 11) <= 2 && Math.abs(y - 11) <= 1) grown.add(y * 40 + x);
    grown.delete(11 * 40 + 11);
    const kept = new Set([...grown].flatMap((at) => [at, at - 1, at + 1, at - 40, at + 40]));
    expect(repainted()).toBe(1200 - kept.size);
  });

  test('asked for again before it is there, grows by as much more in the same step', async () => {
    maskResized(1);
    maskResized(2);
    await settleMask();
    const once = repainted();
    maskUndone();
    expect(repainted()).toBe(9);
    maskResized(3);
    await settleMask();
    expect(repainted()).toBe(once);
  });

  test('is called off by undo while nothing else was done', async () => {
    maskResized(5);
    maskUndone();
    await settleMask();
    expect(repainted()).toBe(9);
    expect(useMask.getState()).toMatchObject({ facts: { steps: 1 }, isKept: true });
  });

  test('is kept with its picture though another came meanwhile', async () => {
    maskResized(1);
    await maskedPictureChanged(B, null);
    expect(repaintedCount(main.coverageOf(A.hash))).toBe(21);
    expect(repainted()).toBe(0);
  });
});

test('a nib too large for a picture becomes a third of it, a smaller one stays', async () => {
  useMask.setState({ diameter: 96 });
  await maskedPictureChanged({ ...A, width: 64, height: 60 }, null);
  expect(useMask.getState().diameter).toBe(22);
  await maskedPictureChanged({ ...B, width: 4096, height: 4096 }, null);
  expect(useMask.getState().diameter).toBe(22);
});

describe('drawing', () => {
  beforeEach(() => maskedPictureChanged(A, null));
  const nib = { diameter: 1, hardness: 1, repaints: true };
  const dab = (x: number, isLine = false) => {
    maskStroked((session) => session.strokeBegan(nib, { point: { x, y: 4.5 }, pressure: 1 }, isLine));
    strokeEnded();
  };

  test('a straight line starts where the stroke before ended', () => {
    dab(5.5);
    dab(15.5, true);
    expect(useMask.getState().facts).toMatchObject({ repainted: 11, steps: 2 });
  });

  test('X turns what shapes do around', () => {
    maskFilled();
    paintSwapped();
    shapeFinished(box);
    expect(useMask.getState().facts.repainted).toBe(1150);
  });

  test('nothing else happens to the mask in the middle of a stroke', () => {
    maskStroked((session) => session.strokeBegan(nib, { point: { x: 5, y: 5 }, pressure: 1 }, false));
    maskInverted();
    maskUndone();
    strokeEnded();
    expect(useMask.getState().facts).toMatchObject({ repainted: 1, steps: 1 });
  });

  test('a pen pressed lightly draws a thinner line', () => {
    const width = (pressure: number) => {
      maskCleared();
      const wide = { ...nib, diameter: 10 };
      maskStroked((session) => session.strokeBegan(wide, { point: { x: 20, y: 15 }, pressure }, false));
      strokeEnded();
      return useMask.getState().facts.repainted;
    };
    expect(width(0.2)).toBe(4);
    expect(width(1)).toBeGreaterThan(70);
    expect(currentMask()?.isStroking()).toBe(false);
  });
});
