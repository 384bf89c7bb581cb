import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeMask } from '../../../../electron/main/inputs/encode-mask.ts';
import { writeMaskPixels } from '../../../support/mask-pixels.ts';
import { seeded } from '../../../support/seeded.ts';

/** What the PNG must hold, pixel by pixel. */
function pixelsOf(coverage: Uint8Array): Buffer {
  const words = new Uint32Array(coverage.length);
  writeMaskPixels(coverage, words);
  return Buffer.from(words.buffer);
}

async function expectRight(width: number, height: number, coverage: Uint8Array): Promise<Buffer> {
  const png = await encodeMask({ width, height, coverage });
  const { data, info } = await sharp(png, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width, height, channels: 4 });
  expect(data.equals(pixelsOf(coverage))).toBe(true);
  return png;
}

const filled = (length: number, at: (index: number) => number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_none, index) => at(index));

/** Dabs of every size, hard and soft, as a hand would leave them. */
function painted(width: number, height: number, random: () => number): Uint8Array<ArrayBuffer> {
  const coverage = new Uint8Array(width * height);
  for (let dab = 0; dab < 12; dab += 1) {
    const [cx, cy, r] = [random() * width, random() * height, 1 + random() * 30];
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const far = Math.hypot(x - cx, y - cy) / r;
        if (far < 1) coverage[y * width + x] = Math.max(coverage[y * width + x] ?? 0, 255 * (1 - far * far));
      }
  }
  return coverage;
}

describe('the PNG of a mask', () => {
  it('has every pixel as it must be, whatever the size', async () => {
    const random = seeded(8);
    for (const [width, height] of [
      [1, 1],
      [1, 40],
      [41, 1],
      [64, 64],
      [63, 65],
      [130, 97],
    ] as const)
      for (let round = 0; round < 6; round += 1) await expectRight(width, height, painted(width, height, random));
  });

  it('has them where nothing repeats, in more than one block', async () => {
    const random = seeded(9);
    const [width, height] = [301, 299];
    await expectRight(
      width,
      height,
      filled(width * height, () => (random() < 0.5 ? 0 : 255)),
    );
    await expectRight(
      width,
      height,
      filled(width * height, (at) => ((at + Math.floor(at / width)) % 2) * 255),
    );
  });

  it('has them where a row is longer than what a repeat can reach back', async () => {
    const [width, height] = [20_000, 6];
    await expectRight(
      width,
      height,
      filled(width * height, (at) => (at % 7777 < 3000 ? 255 : 0)),
    );
  });

  it('is one colour for a mask that repaints all, or nothing', async () => {
    for (const value of [0, 127, 128, 255])
      await expectRight(
        500,
        400,
        filled(200_000, () => value),
      );
  });

  it('is read from a part of a larger buffer as from its own', async () => {
    const coverage = painted(90, 50, seeded(10));
    const larger = new Uint8Array(coverage.length + 3);
    larger.set(coverage, 3);
    const png = await encodeMask({ width: 90, height: 50, coverage: larger.subarray(3) });
    expect(png.equals(await encodeMask({ width: 90, height: 50, coverage }))).toBe(true);
  });

  it('is no heavier than sharp makes it, and its data unpacks to whole rows', async () => {
    const [width, height] = [1200, 900];
    const coverage = painted(width, height, seeded(11));
    const png = await expectRight(width, height, coverage);
    const raw = { width, height, channels: 4 } as const;
    const theirs = await sharp(pixelsOf(coverage), { raw }).png({ compressionLevel: 6 }).toBuffer();
    expect(png.length).toBeLessThanOrEqual(theirs.length);
    const idat = png.indexOf('IDAT');
    const packed = png.subarray(idat + 4, idat + 4 + png.readUInt32BE(idat - 4));
    expect(inflateSync(packed).length).toBe((1 + 4 * width) * height);
  });
});
