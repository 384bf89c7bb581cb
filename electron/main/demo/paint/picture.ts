import type { Sharp } from 'sharp';
import sharp from 'sharp';
import type { OutputFormat } from '../validation-table.ts';

/** Pixels between painting and encoding: RGB, or RGBA where the background is transparent. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pixels: Buffer;
};

export const open = ({ pixels, width, height, channels }: Picture): Sharp =>
  sharp(pixels, { raw: { width, height, channels } });

/** Runs a pipeline to its pixels. */
export async function raw(pipeline: Sharp): Promise<Picture> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}

/** The bytes of a picture in the format and compression asked (`compression` 0–100 is the quality of jpeg and webp). */
export function encode(picture: Picture, format: OutputFormat, compression: number): Promise<Buffer> {
  const quality = Math.max(1, compression);
  switch (format) {
    case 'png':
      return open(picture).png({ compressionLevel: 3 }).toBuffer();
    case 'jpeg':
      return open(picture).flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
    case 'webp':
      return open(picture).webp({ quality, effort: 1 }).toBuffer();
  }
}
