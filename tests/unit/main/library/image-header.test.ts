import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from '../../../../electron/main/library/image-header.ts';
import { sniffImageKind } from '../../../../electron/main/library/image-kind.ts';

const picture = (channels: 3 | 4 = 3) =>
  sharp({ create: { width: 37, height: 21, channels, background: { r: 200, g: 80, b: 20, alpha: 0.5 } } });

describe('the header of a picture', () => {
  it.each([
    ['PNG', picture().png(), { kind: 'png', hasAlpha: false }],
    ['PNG with alpha', picture(4).png(), { kind: 'png', hasAlpha: true }],
    ['PNG of a palette with alpha', picture(4).png({ palette: true }), { kind: 'png', hasAlpha: true }],
    ['JPEG', picture().jpeg(), { kind: 'jpeg', hasAlpha: false }],
    ['progressive JPEG', picture().jpeg({ progressive: true }), { kind: 'jpeg', hasAlpha: false }],
    ['WebP', picture().webp(), { kind: 'webp', hasAlpha: false }],
    ['WebP with alpha', picture(4).webp(), { kind: 'webp', hasAlpha: true }],
    ['lossless WebP', picture().webp({ lossless: true }), { kind: 'webp', hasAlpha: false }],
    ['lossless WebP with alpha', picture(4).webp({ lossless: true }), { kind: 'webp', hasAlpha: true }],
  ])('of a %s has its format, size and alpha', async (_, image, expected) => {
    const header = readImageHeader(await image.toBuffer());
    expect(header).toEqual({ width: 37, height: 21, orientation: 1, animated: false, ...expected });
  });

  it.each(['png', 'jpeg', 'webp'] as const)('has the orientation a %s carries', async (format) => {
    for (const orientation of [1, 3, 6, 8]) {
      const bytes = await picture().toFormat(format).withMetadata({ orientation }).toBuffer();
      expect(readImageHeader(bytes)).toMatchObject({ width: 37, height: 21, orientation });
    }
  });

  it('of a JPEG is found behind large metadata, and not where it lies beyond the bytes given', async () => {
    const bytes = await picture().jpeg().toBuffer();
    const segment = Buffer.alloc(60_002, 0x41);
    segment.writeUInt16BE(0xffeb, 0);
    segment.writeUInt16BE(60_000, 2);
    const heavy = Buffer.concat([bytes.subarray(0, 2), segment, segment, bytes.subarray(2)]);
    expect(readImageHeader(heavy)).toMatchObject({ width: 37, height: 21 });
    expect(readImageHeader(heavy.subarray(0, 65_536))).toBeNull();
  });

  it('is null for bytes that only begin like a picture, at any length, and never throws', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const bytes = await picture(4).toFormat(format).withMetadata({ orientation: 6 }).toBuffer();
      for (let length = 0; length < 25; length += 1) expect(readImageHeader(bytes.subarray(0, length))).toBeNull();
      for (let length = 25; length < bytes.length; length += 1) readImageHeader(bytes.subarray(0, length));
    }
  });

  it('is null for a size of nothing', async () => {
    const bytes = await picture().png().toBuffer();
    bytes.writeUInt32BE(0, 16);
    expect(readImageHeader(bytes)).toBeNull();
  });

  it('tells an animated WebP', async () => {
    const frames = await sharp({ create: { width: 8, height: 16, channels: 3, background: 'red', pageHeight: 8 } })
      .composite([{ input: { create: { width: 8, height: 8, channels: 3, background: 'blue' } }, top: 8, left: 0 }])
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(readImageHeader(frames)).toMatchObject({ kind: 'webp', animated: true, width: 8, height: 8 });
  });
});

describe('the kind of a file', () => {
  const box = (brand: string, more = '') => Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0${more}`, 'latin1');

  it.each([
    ['gif', Buffer.from('GIF89a......')],
    ['tiff', Buffer.from('II*\0........')],
    ['tiff', Buffer.from('MM\0*........')],
    ['bmp', Buffer.from('BM............')],
    ['pdf', Buffer.from('%PDF-1.7')],
    ['avif', box('avif')],
    ['avif', box('mif1', 'avifmiaf')],
    ['heic', box('heic')],
    ['heic', box('mif1', 'heicmiaf')],
    ['svg', Buffer.from('<svg xmlns="x">')],
    ['svg', Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<svg>')],
  ])('%s is seen by its first bytes', (kind, bytes) => {
    expect(sniffImageKind(bytes)).toBe(kind);
    expect(readImageHeader(bytes)).toBeNull();
  });

  it.each(['', 'BM', 'hello', '<html><body>', 'RIFF....WAVE', 'ftyp'])('of %j is unknown', (text) => {
    expect(sniffImageKind(Buffer.from(text))).toBeNull();
  });
});
