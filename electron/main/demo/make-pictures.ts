import type { PixelSize } from './check-field.ts';
import type { ActiveFaults } from './faults.ts';
import { outputSize } from './output-size.ts';
import { edit } from './paint/edit.ts';
import { padTo } from './paint/pad.ts';
import type { Brief } from './paint/paint.ts';
import type { Picture } from './paint/picture.ts';
import { encode } from './paint/picture.ts';
import type { CheckedRequest } from './validate.ts';
import type { OutputFormat } from './validation-table.ts';

export type PaintOptions = { readonly drift: boolean; readonly ignoreMask: boolean };

/** The pictures of an answer as pixels, and the size they have. */
export type Made = { readonly size: PixelSize; readonly pictures: readonly Picture[] };

const counts: Record<string, number> = { '2': 2, '3': 3, '4': 4, two: 2, three: 3, four: 4 };

/** Gemini has no `n`: several pictures are asked for in words. */
function picturesIn(prompt: string): number {
  const words = /\b([234]|two|three|four)\b[^.\n]{0,24}\b(?:images|pictures|versions|variations)\b/i.exec(prompt);
  return counts[words?.[1]?.toLowerCase() ?? ''] ?? 1;
}

function pictureCount(request: CheckedRequest): number {
  if (!request.withImage) return 0;
  return request.model.family === 'gpt' ? request.n : picturesIn(request.prompt);
}

/** Paints what a request asks for: new pictures, or edits of its references. */
export async function makePictures(
  request: CheckedRequest,
  options: PaintOptions,
  faults: ActiveFaults,
): Promise<Made> {
  const size = faults['odd-size'] ? { width: 1254, height: 1254 } : outputSize(request);
  const sources = {
    images: request.images.map((image) => image.bytes),
    mask: options.ignoreMask ? null : (request.mask?.bytes ?? null),
  };
  const pictures: Picture[] = [];
  for (let index = 0; index < pictureCount(request); index++) {
    const brief: Brief = {
      ...size,
      index,
      prompt: request.prompt,
      model: request.model.id,
      // Gemini has no quality; its pictures are drawn in full detail.
      quality: request.model.family === 'gpt' ? request.quality : 'high',
      transparent: request.transparent,
      caption: true,
    };
    pictures.push(await edit(brief, sources, options.drift));
  }
  return { size, pictures };
}

const otherFormat = (format: OutputFormat): OutputFormat => (format === 'jpeg' ? 'png' : 'jpeg');

/** A picture as the service sends it: encoded as asked (or as a fault wants it), in base64. */
export async function toBase64(picture: Picture, request: CheckedRequest, faults: ActiveFaults): Promise<string> {
  if (faults['bad-base64']) return '!! not base64 !!';
  const format = faults['wrong-mime'] ? otherFormat(request.format) : request.format;
  const bytes = await encode(picture, format, request.compression);
  const wanted = (faults['huge-picture'] ?? 0) * 1024 * 1024 * 0.75;
  return padTo(bytes, format, Math.floor(wanted)).toString('base64');
}
