import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInputs, type Inputs } from '../../../../electron/main/inputs/inputs.ts';
import { silentLog } from '../../../../electron/main/log.ts';
import { animatedGif, corners, cornersOf, hugePng } from './input-pictures.ts';

let root: string;
let inputs: Inputs;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'octen-inputs-'));
  inputs = createInputs({ folder: () => root, assetAt: () => null, log: silentLog });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const kept = (hash: string): Buffer => readFileSync(inputs.file(hash) ?? '');
const storedNames = (): string[] => {
  mkdirSync(join(root, '.octen/inputs'), { recursive: true });
  return readdirSync(join(root, '.octen/inputs'));
};
const refusalOf = (bytes: Uint8Array, name = 'file.png') =>
  expect(inputs.addBytes(bytes, name)).rejects.toMatchObject({ error: { kind: 'input-refused', name } });
const asRed = ['red', 'green', 'blue', 'white'];

describe('pictures that pass untouched', () => {
  it.each([
    ['an 8-bit PNG', () => corners().png().toBuffer(), 'png'],
    ['a PNG with alpha', () => corners(60, 40, 4).png().toBuffer(), 'png'],
    ['a grey PNG', () => corners().greyscale().toColourspace('b-w').png().toBuffer(), 'png'],
    ['a palette PNG', () => corners().png({ palette: true, colours: 4 }).toBuffer(), 'png'],
    ['a JPEG', () => corners().jpeg().toBuffer(), 'jpeg'],
    ['a progressive JPEG', () => corners().jpeg({ progressive: true }).toBuffer(), 'jpeg'],
    ['a JPEG that says it is upright', () => corners().withMetadata({ orientation: 1 }).jpeg().toBuffer(), 'jpeg'],
    ['a JPEG of wide gamut with its profile', () => corners().withIccProfile('p3').jpeg().toBuffer(), 'jpeg'],
    ['a WebP', () => corners().webp().toBuffer(), 'webp'],
  ])('%s', async (_name, make, kind) => {
    const bytes = await make();
    const input = await inputs.addBytes(bytes, 'a.bin');
    expect(input).toMatchObject({ kind, width: 60, height: 40, bytes: bytes.length, name: 'a.bin' });
    expect(kept(input.hash)).toEqual(bytes);
  });

  it('are kept once, however often and under whatever name they come', async () => {
    const bytes = await corners().png().toBuffer();
    const [one, two] = await Promise.all([inputs.addBytes(bytes, 'one.png'), inputs.addBytes(bytes, 'C:\\two.png')]);
    expect(two).toEqual({ ...one, name: 'two.png' });
    expect(storedNames()).toEqual([`${one.hash}.png`]);
  });
});

describe('pictures that lie on their side', () => {
  const turned = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((orientation) =>
    (['jpeg', 'png', 'webp'] as const).map((kind) => [kind, orientation] as const),
  );

  it.each(turned)('a %s of EXIF orientation %i is stored as it is seen', async (kind, orientation) => {
    const bytes = await corners().withMetadata({ orientation }).toFormat(kind).toBuffer();
    const input = await inputs.addBytes(bytes, 'photo');
    const stored = kept(input.hash);
    const seen = await sharp(bytes).autoOrient().png().toBuffer();
    expect(await cornersOf(stored)).toEqual(await cornersOf(seen));
    expect([input.width, input.height]).toEqual(orientation >= 5 ? [40, 60] : [60, 40]);
    expect((await sharp(stored).metadata()).orientation ?? 1).toBe(1);
    expect(stored.equals(bytes)).toBe(orientation === 1);
  });

  it('keep their colour profile and, as JPEG, their format', async () => {
    const bytes = await corners().withMetadata({ orientation: 6 }).withIccProfile('p3').jpeg().toBuffer();
    const input = await inputs.addBytes(bytes, 'phone.jpg');
    const { format, icc } = await sharp(kept(input.hash)).metadata();
    expect([input.kind, format, icc?.equals((await sharp(bytes).metadata()).icc ?? Buffer.alloc(0))]).toEqual([
      'jpeg',
      'jpeg',
      true,
    ]);
  });
});

describe('pictures that become PNG', () => {
  it.each([
    ['a CMYK JPEG', () => corners().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()],
    ['a 16-bit PNG', () => corners().toColourspace('rgb16').png().toBuffer()],
    ['a 16-bit TIFF', () => corners().toColourspace('rgb16').tiff({ compression: 'none' }).toBuffer()],
    ['a TIFF', () => corners().tiff().toBuffer()],
    ['an AVIF', () => corners().avif({ lossless: true }).toBuffer()],
    ['a still GIF', () => corners().gif().toBuffer()],
  ])('%s', async (_name, make) => {
    const input = await inputs.addBytes(await make(), 'a.bin');
    const stored = kept(input.hash);
    expect(input).toMatchObject({ kind: 'png', width: 60, height: 40, bytes: stored.length });
    expect(await sharp(stored).metadata()).toMatchObject({ format: 'png', depth: 'uchar', space: 'srgb' });
    expect(await cornersOf(stored)).toEqual(asRed);
  });
});

describe('files that are refused, by name and reason', () => {
  const start = async (kind: 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff', share: number) => {
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, at) => (at * 7919 + (at >> 3)) % 251));
    const whole = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
      .toFormat(kind)
      .toBuffer();
    return whole.subarray(0, Math.floor(whole.length * share));
  };

  it.each([
    ['nothing', 'empty', async () => Buffer.alloc(0)],
    ['a text called .png', 'not-an-image', async () => Buffer.from('These are words, no picture.')],
    ['an HTML page', 'not-an-image', async () => Buffer.from('<html><body>404</body></html>')],
    ['an animated GIF', 'animated', animatedGif],
    [
      'an animated WebP',
      'animated',
      async () =>
        sharp(await animatedGif(), { animated: true })
          .webp()
          .toBuffer(),
    ],
    ['half a PNG', 'truncated', () => start('png', 0.5)],
    ['nearly all of a PNG', 'truncated', () => start('png', 0.97)],
    ['half a JPEG', 'truncated', () => start('jpeg', 0.5)],
    ['nearly all of a JPEG', 'truncated', () => start('jpeg', 0.97)],
    ['half a WebP', 'truncated', () => start('webp', 0.5)],
    ['half a GIF', 'truncated', () => start('gif', 0.5)],
    ['half a TIFF', 'truncated', () => start('tiff', 0.5)],
    ['a PNG of a header only', 'truncated', async () => (await start('png', 1)).subarray(0, 40)],
    ['20,000 × 20,000 pixels', 'too-many-pixels', async () => hugePng(20_000, 20_000)],
    ['just over 100 megapixels', 'too-many-pixels', async () => hugePng(10_001, 10_000)],
    ['an SVG', 'unsupported-format', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'an SVG with a script',
      'unsupported-format',
      async () =>
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['a HEIC', 'unsupported-format', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['a BMP', 'unsupported-format', async () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
    ['a PDF', 'unsupported-format', async () => Buffer.from('%PDF-1.7 and so on')],
  ] as const)('%s', async (_name, reason, make) => {
    await refusalOf(await make(), 'drop.png');
    await expect(inputs.addBytes(await make(), 'drop.png')).rejects.toMatchObject({ error: { reason } });
    expect(storedNames()).toEqual([]);
  });

  it('more than 200 MB', async () => {
    const heavy = Buffer.alloc(200 * 1024 * 1024 + 1);
    await expect(inputs.addBytes(heavy, 'heavy.png')).rejects.toMatchObject({ error: { reason: 'too-heavy' } });
  });
});

describe('the first picture of an edit with a mask', () => {
  it('is itself when it is a PNG', async () => {
    const input = await inputs.addBytes(await corners().png().toBuffer(), 'a.png');
    expect(await inputs.pngOf(input)).toEqual({ file: inputs.file(input.hash), bytes: input.bytes });
  });

  it('is otherwise a PNG of the same pixels and profile, made once', async () => {
    const input = await inputs.addBytes(await corners().withIccProfile('p3').jpeg().toBuffer(), 'a.jpg');
    const png = await inputs.pngOf(input);
    const pixels = (file: string) => sharp(file).keepIccProfile().raw().toBuffer();
    expect(await pixels(png.file)).toEqual(await pixels(inputs.file(input.hash) ?? ''));
    expect((await sharp(png.file).metadata()).icc?.length).toBeGreaterThan(0);
    expect(png.bytes).toBe(readFileSync(png.file).length);
    expect(await inputs.pngOf(input)).toEqual(png);
    expect(inputs.file(input.hash)).toMatch(/\.jpg$/);
  });

  it('is missing when the input is', async () => {
    const input = await inputs.addBytes(await corners().png().toBuffer(), 'a.png');
    rmSync(inputs.file(input.hash) ?? '');
    await expect(inputs.pngOf(input)).rejects.toMatchObject({ error: { kind: 'not-found', what: 'input' } });
  });
});

describe('masks', () => {
  const size = { width: 60, height: 40 };

  it('are kept byte for byte when they are a PNG with alpha of the picture’s size', async () => {
    const bytes = await corners(60, 40, 4).png().toBuffer();
    expect(kept((await inputs.addMask(bytes, 'mask.png', size)).hash)).toEqual(bytes);
  });

  it.each([
    ['of another size', 'mask-size', () => corners(60, 41, 4).png().toBuffer()],
    ['without alpha', 'mask-no-alpha', () => corners().png().toBuffer()],
    ['of another format', 'unsupported-format', () => corners(60, 40, 4).webp().toBuffer()],
    ['that are empty', 'empty', async () => Buffer.alloc(0)],
    ['that are no picture', 'not-an-image', async () => Buffer.from('words')],
  ] as const)('%s are refused', async (_name, reason, make) => {
    await expect(inputs.addMask(await make(), 'mask.png', size)).rejects.toMatchObject({ error: { reason } });
  });
});
