import type { Sharp } from 'sharp';
import type { ImageKind } from '../library/image-kind.ts';
import { sharp } from '../library/quiet-sharp.ts';

/** A picture as it is kept and sent; width and height as it is seen. */
export type Picture = {
  readonly bytes: Buffer;
  readonly kind: ImageKind;
  readonly width: number;
  readonly height: number;
};

const reading = { failOn: 'truncated' } as const;

/** Any picture sharp reads, upright, as 8-bit sRGB PNG. */
export async function convertToPng(bytes: Buffer): Promise<Picture> {
  const { data, info } = await sharp(bytes, reading)
    .autoOrient()
    .toColourspace('srgb')
    .png()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, kind: 'png', width: info.width, height: info.height };
}

/** Turns a picture the way its EXIF orientation says; colours and profile stay. */
export const standUpright = (bytes: Buffer, kind: ImageKind): Promise<Picture> =>
  encodeLike(kind, sharp(bytes, reading).autoOrient().keepIccProfile());

/**
 * What became of a picture of this kind, without loss as PNG. A JPEG stays one at a quality without visible loss: as
 * PNG, a photograph would outgrow what the service takes.
 */
export async function encodeLike(kind: ImageKind, changed: Sharp): Promise<Picture> {
  const isJpeg = kind === 'jpeg';
  const encoded = isJpeg ? changed.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }) : changed.png();
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, kind: isJpeg ? 'jpeg' : 'png', width: info.width, height: info.height };
}

/** The same pixels as PNG, colour profile kept. */
export const samePixelsAsPng = (file: string): Promise<Buffer> =>
  sharp(file, reading).keepIccProfile().png().toBuffer();

/** What a service takes that refused a larger request (api.md §2.6, advice). */
export const LONG_EDGE_PX = 2048;

/** A picture of at most that edge, its colour profile kept: PNG where something shows through, WebP as WebP, else JPEG. */
export async function shrinkPicture(file: string, kind: ImageKind): Promise<Picture> {
  const { hasAlpha } = await sharp(file, reading).metadata();
  const smaller = sharp(file, reading)
    .resize(LONG_EDGE_PX, LONG_EDGE_PX, { fit: 'inside', withoutEnlargement: true })
    .keepIccProfile();
  const becomes = kind === 'webp' ? 'webp' : kind === 'png' && hasAlpha ? 'png' : 'jpeg';
  const encoded = {
    png: () => smaller.png(),
    webp: () => smaller.webp({ quality: 90 }),
    jpeg: () => smaller.jpeg({ quality: 90 }),
  };
  const { data, info } = await encoded[becomes]().toBuffer({ resolveWithObject: true });
  return { bytes: data, kind: becomes, width: info.width, height: info.height };
}
