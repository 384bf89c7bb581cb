import sharp from 'sharp';
import { encodeMask } from '../../electron/main/inputs/encode-mask.ts';
import { createBitmap, type PixelRect } from '../../renderer/features/stage/mask/mask-bitmap.ts';
import { shownAt } from '../../renderer/features/stage/mask/mask-coordinates.ts';
import { resizeBitmap } from '../../renderer/features/stage/mask/mask-morph.ts';
import { overlayPixels } from '../../renderer/features/stage/mask/mask-overlay.ts';
import { createMaskSession, type MaskSession } from '../../renderer/features/stage/mask/mask-session.ts';
import { paintSegment } from '../../renderer/features/stage/mask/mask-stroke.ts';
import { writeMaskPixels } from '../../shared/mask.ts';
import { seeded } from '../support/seeded.ts';
import { type BenchRow, median, ratio } from './bench-row.ts';

/** Drawing a mask, against copying its bytes and against sharp's encoder in the same run. */

const NIB = { diameter: 40, hardness: 1, repaints: true };
const CANVAS = { width: 1600, height: 1000 };
const LOOK = { colour: [255, 45, 45] as const, opacity: 0.5, feather: 0 };
/** Points of one frame: what a pointer of 250 Hz reports between two. */
const POINTS = 4;

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;

/** Copying every byte of a mask once. */
function copyMs(edge: number): number {
  const [from, to] = [new Uint8Array(edge * edge).fill(1), new Uint8Array(edge * edge)];
  return median(Array.from({ length: 30 }, () => timed(() => to.set(from))));
}

type Walk = { x: number; y: number };

/** A few pixels on, as a hand does, back from the edges. */
function step(at: Walk, edge: number, random: () => number): Walk {
  const next = (value: number) => Math.abs(edge - 1 - Math.abs(edge - 1 - (value + (random() - 0.5) * edge * 0.01)));
  return { x: next(at.x), y: next(at.y) };
}

function segmentTimes(edge: number): readonly number[] {
  const [mask, random] = [createBitmap({ width: edge, height: edge }), seeded(1)];
  let at: Walk = { x: edge / 2, y: edge / 2 };
  return Array.from({ length: 4000 }, () => {
    const [from, to] = [at, step(at, edge, random)];
    at = to;
    return timed(() => paintSegment(mask, { from, to, diameter: NIB.diameter }, NIB));
  });
}

/** One stroke of 60 frames; answers what each took: points into the mask, and the changed part of the overlay. */
function strokeFrames(session: MaskSession, edge: number, random: () => number): readonly number[] {
  const view = { zoom: Math.min(CANVAS.width, CANVAS.height) / edge, panX: 300, panY: 0 };
  let at: Walk = { x: random() * edge, y: random() * edge };
  session.strokeBegan(NIB, { point: at, pressure: 1 }, false);
  const frames = Array.from({ length: 60 }, () => {
    const samples = Array.from({ length: POINTS }, () => {
      at = step(at, edge, random);
      return { point: at, pressure: 1 };
    });
    return timed(() => draw(session.strokeMoved(samples)));
  });
  session.strokeEnded();
  return frames;

  function draw(changed: PixelRect | null): void {
    const area = changed && shownAt(changed, view, CANVAS);
    if (area) overlayPixels(session.mask, area, view, LOOK);
  }
}

function drawing(): readonly BenchRow[] {
  const edge = 4096;
  const copy = copyMs(edge);
  const [session, random] = [createMaskSession({ width: edge, height: edge }), seeded(2)];
  strokeFrames(session, edge, random);
  const strokes = Array.from({ length: 200 }, () => strokeFrames(session, edge, random));
  const [early, late] = [strokes.slice(0, 20).flat(), strokes.slice(-20).flat()];
  const all = strokes.flat();
  const { bytes } = session.facts();
  const undos = Array.from({ length: 100 }, () => timed(() => session.undone()));
  const large = createMaskSession({ width: 8192, height: 8192 });
  const largeFrames = Array.from({ length: 40 }, () => strokeFrames(large, 8192, random)).flat();
  return [
    ratio('4096²: one piece of a stroke, p95, to copying the mask', share(segmentTimes(edge), 0.95) / copy, 0.25),
    ratio('4096²: pointer work of a frame, median, to copying the mask', median(all) / copy, 0.6),
    ratio('4096²: pointer work of a frame, p95, to copying the mask', share(all, 0.95) / copy, 1),
    ratio('4096²: after 200 strokes to the first ones', median(late) / median(early), 1.2),
    ratio('4096²: undo, median, to copying the mask', median(undos) / copy, 1.5),
    ratio('4096²: bytes of 200 undo steps to the mask itself', bytes / (edge * edge), 1),
    ratio('8192² to 4096²: pointer work of a frame', median(largeFrames) / median(all), 2),
  ];
}

function someMask(edge: number): Uint8Array {
  const [session, random] = [createMaskSession({ width: edge, height: edge }), seeded(3)];
  for (let stroke = 0; stroke < 24; stroke += 1) strokeFrames(session, edge, random);
  return session.mask.data;
}

function growing(): readonly BenchRow[] {
  const [edge, data] = [4096, someMask(4096)];
  const times = (by: number) =>
    median(
      Array.from({ length: 5 }, () => {
        const mask = { width: edge, height: edge, data: Uint8Array.from(data) };
        return timed(() => resizeBitmap(mask, by));
      }),
    );
  return [ratio('4096²: growing by 64 to growing by 4', times(64) / times(4), 1.3)];
}

async function exporting(): Promise<readonly BenchRow[]> {
  const size = { width: 4096, height: 4096 };
  const coverage = someMask(4096);
  const words = new Uint32Array(coverage.length);
  writeMaskPixels(coverage, words);
  const pixels = new Uint8Array(words.buffer);
  const peer: number[] = [];
  const own: number[] = [];
  let [ownBytes, peerBytes] = [0, 0];
  for (let round = 0; round < 5; round += 1) {
    let start = performance.now();
    peerBytes = (
      await sharp(pixels, { raw: { ...size, channels: 4 } })
        .png({ compressionLevel: 6 })
        .toBuffer()
    ).length;
    peer.push(performance.now() - start);
    start = performance.now();
    ownBytes = (await encodeMask({ ...size, coverage })).length;
    own.push(performance.now() - start);
  }
  return [
    ratio('4096²: making the PNG to sharp alone', median(own) / median(peer), 3),
    ratio('4096²: its bytes to sharp’s', ownBytes / peerBytes, 1.05),
  ];
}

export const cases = [
  { name: 'mask: drawing and undo', run: async () => drawing() },
  { name: 'mask: growing', run: async () => growing() },
  { name: 'mask: what is sent', run: exporting },
] as const;
