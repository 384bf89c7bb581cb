import { readImageHeader } from '../library/image-header.ts';
import { type ImageKind, sniffImageKind } from '../library/image-kind.ts';
import { sharp } from '../library/quiet-sharp.ts';
import { convertToPng, type Picture, standUpright } from './convert-picture.ts';
import { refusal } from './refuse-input.ts';

export const MAX_INPUT_BYTES = 200 * 1024 * 1024;
const MAX_INPUT_PIXELS = 100_000_000;

/** Read by sharp, not taken by the service: sent as PNG. */
const convertible = new Set(['gif', 'tiff', 'avif']);
const taken = new Set<string>(['png', 'jpeg', 'webp'] satisfies ImageKind[]);

/**
 * A file's bytes as a picture the service takes. PNG, JPEG and WebP of 8 bits per channel that stand upright pass
 * untouched, colour profile and all; what lies on its side is turned; the rest becomes an sRGB PNG, so that what is
 * shown is what is sent.
 * @throws AppFailure input-refused
 */
export async function preparePicture(bytes: Buffer, name: string): Promise<Picture> {
  if (bytes.length === 0) throw refusal(name, 'empty');
  if (bytes.length > MAX_INPUT_BYTES) throw refusal(name, 'too-heavy');
  const found = await factsOf(bytes, name);
  if (found.animated) throw refusal(name, 'animated');
  if (found.width * found.height > MAX_INPUT_PIXELS) throw refusal(name, 'too-many-pixels');
  try {
    if (found.kind === null || !found.isPlain) return await convertToPng(bytes);
    if (found.orientation !== 1) return await standUpright(bytes, found.kind);
    await readEveryPixel(bytes);
  } catch (cause) {
    throw refusal(name, 'truncated', messageOf(cause));
  }
  return { bytes, kind: found.kind, width: found.width, height: found.height };
}

type Facts = {
  /** Null when the service doesn't take the format. */
  readonly kind: ImageKind | null;
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly animated: boolean;
  /** 8 bits per channel, grey or RGB. */
  readonly isPlain: boolean;
};

/** From headers alone: nothing is decoded before its size is known to be bearable. */
async function factsOf(bytes: Buffer, name: string): Promise<Facts> {
  const sniffed = sniffImageKind(bytes);
  if (sniffed === null) throw refusal(name, 'not-an-image');
  const header = readImageHeader(bytes);
  if (header === null && taken.has(sniffed)) throw refusal(name, 'truncated');
  if (header === null && !convertible.has(sniffed)) throw refusal(name, 'unsupported-format', sniffed);
  const seen = await seenBySharp(bytes, name);
  const frames = sniffed === 'tiff' ? 1 : seen.frames; // the pages of a TIFF are no animation; the first is taken
  return {
    kind: header?.kind ?? null,
    width: header?.width ?? seen.width,
    height: header?.height ?? seen.height,
    orientation: seen.orientation,
    animated: frames > 1 || header?.animated === true,
    isPlain: seen.isPlain,
  };
}

async function seenBySharp(bytes: Buffer, name: string) {
  try {
    const {
      width,
      height,
      orientation = 1,
      pages = 1,
      depth,
      space,
    } = await sharp(bytes, {
      limitInputPixels: false,
    }).metadata();
    return {
      width,
      height,
      orientation,
      frames: pages,
      isPlain: depth === 'uchar' && (space === 'srgb' || space === 'b-w'),
    };
  } catch (cause) {
    throw refusal(name, 'truncated', messageOf(cause));
  }
}

/** Fails when pixels are missing. The whole file is read and little of it kept. */
const readEveryPixel = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_INPUT_PIXELS, sequentialRead: true })
    .resize(16, 16, { fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer();

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).slice(0, 200);
