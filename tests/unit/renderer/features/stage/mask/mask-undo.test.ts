import { describe, expect, test } from 'vitest';
import {
  createBitmap,
  invertBitmap,
  type MaskBitmap,
  wholeOf,
} from '../../../../../../renderer/features/stage/mask/mask-bitmap.ts';
import { resizeBitmap, resizeBounds } from '../../../../../../renderer/features/stage/mask/mask-morph.ts';
import { rectangleRegion } from '../../../../../../renderer/features/stage/mask/mask-shapes.ts';
import { paintSegment, segmentBounds } from '../../../../../../renderer/features/stage/mask/mask-stroke.ts';
import { packRuns, unpackRuns } from '../../../../../../shared/pack-runs.ts';
import { createMaskHistory, type MaskHistory } from '../../../../../../renderer/features/stage/mask/mask-undo.ts';
import { repaintedCount } from '../../../../../../shared/mask.ts';
import { seeded } from '../../../../../support/seeded.ts';

const SIZE = { width: 700, height: 530 };
const whole = wholeOf(SIZE);

function isSame(a: Uint8Array | undefined, b: Uint8Array): boolean {
  if (a?.length !== b.length) return false;
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function stroke(mask: MaskBitmap, history: MaskHistory, random: () => number): void {
  let from = { x: random() * SIZE.width, y: random() * SIZE.height };
  const nib = { diameter: 1 + random() * 60, hardness: random(), repaints: random() < 0.7 };
  for (let piece = 0; piece < 5; piece += 1) {
    const to = { x: from.x + random() * 80 - 40, y: from.y + random() * 80 - 40 };
    const segment = { from, to, diameter: nib.diameter };
    const bounds = segmentBounds(mask, segment);
    if (bounds) history.save(bounds);
    paintSegment(mask, segment, nib);
    from = to;
  }
  history.commit();
}

/** One thing a person may do, picked by chance. */
function act(mask: MaskBitmap, history: MaskHistory, random: () => number): void {
  const chance = random();
  if (chance < 0.7) return stroke(mask, history, random);
  if (chance < 0.8) return void history.invert();
  if (chance < 0.9) {
    const by = Math.round(random() * 20 - 10);
    const bounds = resizeBounds(mask, by);
    if (bounds) history.save(bounds);
    resizeBitmap(mask, by);
    return void history.commit();
  }
  history.save(whole);
  mask.data.fill(random() < 0.5 ? 255 : 0);
  history.commit();
}

describe('undo', () => {
  test('goes back through every state to the first and forward again, whatever was done', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const random = seeded(seed);
      const mask = createBitmap(SIZE);
      const history = createMaskHistory(mask);
      const states = [Uint8Array.from(mask.data)];
      for (let step = 0; step < 20; step += 1) {
        const { steps } = history.facts();
        act(mask, history, random);
        if (history.facts().steps > steps) states.push(Uint8Array.from(mask.data));
      }
      for (let at = states.length - 2; at >= 0; at -= 1) {
        history.undo();
        expect(isSame(states[at], mask.data)).toBe(true);
        expect(history.facts().repainted).toBe(repaintedCount(mask.data));
      }
      expect(history.undo()).toBeNull();
      for (const state of states.slice(1)) {
        history.redo();
        expect(isSame(state, mask.data)).toBe(true);
      }
      expect(history.redo()).toBeNull();
      expect(history.facts().repainted).toBe(repaintedCount(mask.data));
    }
  });

  test('forgets what was taken back once something new is done', () => {
    const mask = createBitmap(SIZE);
    const history = createMaskHistory(mask);
    const random = seeded(5);
    stroke(mask, history, random);
    history.undo();
    expect(history.facts().canRedo).toBe(true);
    history.invert();
    expect(history.facts()).toMatchObject({ canRedo: false, steps: 1 });
  });

  test('a step that changed nothing is none', () => {
    const mask = createBitmap(SIZE);
    const history = createMaskHistory(mask);
    history.save(whole);
    expect(history.commit()).toBeNull();
    expect(history.facts().canUndo).toBe(false);
  });

  test('a stroke that is given up leaves no trace', () => {
    const mask = createBitmap(SIZE);
    const history = createMaskHistory(mask);
    history.save(whole);
    mask.data.fill(255);
    expect(history.rollback()).toEqual(whole);
    expect(history.facts()).toMatchObject({ canUndo: false, repainted: 0 });
    expect(repaintedCount(mask.data)).toBe(0);
  });

  test('keeps 200 strokes in less than the mask itself', () => {
    const mask = createBitmap({ width: 2048, height: 2048 });
    const history = createMaskHistory(mask);
    const random = seeded(6);
    for (let count = 0; count < 200; count += 1) stroke(mask, history, random);
    expect(history.facts().steps).toBeGreaterThanOrEqual(180);
    expect(history.facts().bytes).toBeLessThan(mask.data.length);
  });

  test('lets the oldest steps go when the bytes run out, and never the newest', () => {
    const mask = createBitmap(SIZE);
    const random = seeded(8);
    const history = createMaskHistory(mask, { bytes: 200_000, steps: 500 });
    for (let step = 0; step < 6; step += 1) {
      history.save(whole);
      for (let at = 0; at < mask.data.length; at += 1) mask.data[at] = Math.floor(random() * 256);
      history.commit();
    }
    expect(history.facts().steps).toBe(1);
    const before = createMaskHistory(mask, { bytes: 1e9, steps: 3 });
    for (let step = 0; step < 9; step += 1) before.invert();
    expect(before.facts().steps).toBe(3);
  });

  test('an inversion costs no bytes', () => {
    const mask = createBitmap(SIZE);
    const history = createMaskHistory(mask);
    history.invert();
    expect(history.facts()).toMatchObject({ bytes: 0, repainted: SIZE.width * SIZE.height });
    invertBitmap(mask);
  });
});

describe('packed tiles', () => {
  test('come out as they went in, smooth or noisy, at any length', () => {
    const random = seeded(9);
    for (const length of [1, 3, 255, 4096, 65_536])
      for (const noise of [0, 0.01, 0.5, 1]) {
        const pixels = new Uint8Array(length);
        let value = 0;
        for (let at = 0; at < length; at += 1) {
          if (random() < noise) value = Math.floor(random() * 256);
          pixels[at] = value;
        }
        const packed = packRuns(pixels);
        expect(packed.length).toBeLessThanOrEqual(length + 4);
        expect(isSame(unpackRuns(packed, new Uint8Array(pixels.length)), pixels)).toBe(true);
      }
  });

  test('of one colour are a handful of bytes', () => {
    expect(packRuns(new Uint8Array(65_536).fill(255)).length).toBe(6);
  });
});

test('a region outside the picture is no region', () =>
  expect(rectangleRegion(SIZE, { x: -9, y: 0, width: 5, height: 5 })).toBeNull());
