import sharp from 'sharp';
import { encodeMask } from '../../electron/main/inputs/encode-mask.ts';
import { createMaskSession } from '../../renderer/features/stage/mask/mask-session.ts';
import { writeMaskPixels } from '../support/mask-pixels.ts';
import { seeded } from '../support/seeded.ts';
import { type BenchRow, median, ratio } from './bench-row.ts';
import { inChromium } from './in-chromium.ts';
import type { MaskFigures } from './mask-page.ts';
import { step, type Walk } from './pen-walk.ts';

/** Drawing a mask in Chromium, against copying its bytes; and its PNG, against sharp's encoder, in this process. */

async function drawing(): Promise<readonly BenchRow[]> {
  const figures = await inChromium<MaskFigures>('mask-page.ts', 'measureMask');
  return [
    ratio('4096²: one piece of a stroke, p95, to copying the mask', figures.segmentP95, 0.25),
    ratio('4096²: pointer work of a frame, median, to copying the mask', figures.handler, 0.6),
    ratio('4096²: pointer work of a frame, p95, to copying the mask', figures.handlerP95, 1),
    ratio('4096²: a frame after 200 strokes to the first ones', figures.lateFrame, 1.2),
    ratio('4096²: undo, median, to copying the mask', figures.undo, 1.5),
    ratio('4096²: bytes of 200 undo steps to the mask itself', figures.historyBytes, 1),
    ratio('8192² to 4096²: pointer work of a frame', figures.largeHandler, 2),
    ratio('4096²: growing by 64 to growing by 4', figures.grow, 1.3),
  ];
}

/** 24 strokes of a few hundred points. */
function someMask(edge: number): Uint8Array {
  const [session, random] = [createMaskSession({ width: edge, height: edge }), seeded(3)];
  for (let stroke = 0; stroke < 24; stroke += 1) {
    let at: Walk = { x: random() * edge, y: random() * edge };
    session.strokeBegan({ diameter: 40, hardness: 1, repaints: true }, { point: at, pressure: 1 }, false);
    for (let point = 0; point < 240; point += 1) {
      at = step(at, edge, random);
      session.strokeMoved([{ point: at, pressure: 1 }]);
    }
    session.strokeEnded();
  }
  return session.mask.data;
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
  { name: 'mask: drawing, undo and growing', run: drawing },
  { name: 'mask: what is sent', run: exporting },
] as const;
