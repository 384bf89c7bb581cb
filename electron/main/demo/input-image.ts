import sharp from 'sharp';
import type { Result } from '../../../shared/result.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DemoError } from './demo-error.ts';
import { invalid } from './demo-error.ts';
import type { ModelRow } from './validation-table.ts';
import { MOST_MASK_BYTES } from './validation-table.ts';

/** A reference or a mask that could be read. */
export type InputImage = {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
};

/** The bytes of raw base64 or of a data URL; null when the text is neither. */
export function decodeBase64(text: string): Buffer | null {
  const comma = text.startsWith('data:') ? text.indexOf(',') : -1;
  if (text.startsWith('data:') && !text.slice(0, Math.max(0, comma)).endsWith(';base64')) return null;
  const body = text.slice(comma + 1).replace(/[\r\n]/g, '');
  if (body.length === 0) return null;
  const padding = body.endsWith('==') ? 2 : body.endsWith('=') ? 1 : 0;
  const bytes = Buffer.from(body, 'base64');
  return bytes.length === Math.floor(((body.length - padding) * 3) / 4) ? bytes : null;
}

const formatTypes: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heif: 'image/heif',
};

async function inspect(bytes: Buffer): Promise<InputImage | null> {
  try {
    const { width, height, format, hasAlpha } = await sharp(bytes).metadata();
    // Only decoding every pixel shows that the file is whole.
    if (format in formatTypes) await sharp(bytes).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    const mimeType = formatTypes[format] ?? `image/${format}`;
    return { bytes, mimeType, width, height, hasAlpha };
  } catch {
    return null;
  }
}

const unreadable = (param: string): DemoError =>
  invalid(
    param,
    'invalid_image_file',
    `Invalid image file for '${param}'. The bytes are not a picture that can be read.`,
    'image_generation_user_error',
  );

async function readImage(value: unknown, param: string, model: ModelRow): Promise<Result<InputImage, DemoError>> {
  if (typeof value !== 'string') {
    return err(invalid(param, 'invalid_type', `Invalid type for '${param}': expected a string of base64 image data.`));
  }
  const bytes = decodeBase64(value);
  if (bytes === null) {
    const message = `Invalid '${param}': expected base64-encoded image data or a data URL.`;
    return err(invalid(param, 'invalid_value', message));
  }
  if (bytes.length >= model.mostImageBytes) {
    const limit = model.mostImageBytes / 1024 / 1024;
    return err(invalid(param, 'image_too_large', `Invalid '${param}': the image must be smaller than ${limit} MB.`));
  }
  const image = await inspect(bytes);
  if (image === null) return err(unreadable(param));
  if (!model.imageTypes.includes(image.mimeType)) {
    const listed = model.imageTypes.map((type) => `'${type}'`).join(', ');
    const message = `Invalid file '${param}': unsupported mimetype ('${image.mimeType}'). Supported file formats are ${listed}.`;
    return err(invalid(param, 'unsupported_file_mimetype', message));
  }
  return ok(image);
}

/** The references of a request: none, one, or as many as the model takes. */
export async function readImages(value: unknown, model: ModelRow): Promise<Result<readonly InputImage[], DemoError>> {
  if (value === undefined || value === null) return ok([]);
  const many = Array.isArray(value);
  const list: readonly unknown[] = many ? value : [value];
  if (list.length === 0) {
    return err(invalid('image', 'array_below_min_length', "Invalid 'image': empty array. Expected at least 1 image."));
  }
  if (list.length > model.mostImages) {
    const message = `Invalid 'image': array too long. Expected an array with maximum length ${model.mostImages}, but got an array with length ${list.length} instead.`;
    return err(invalid('image', 'array_above_max_length', message));
  }
  const images: InputImage[] = [];
  for (const [i, one] of list.entries()) {
    const image = await readImage(one, many ? `image[${i}]` : 'image', model);
    if (!image.ok) return image;
    images.push(image.value);
  }
  return ok(images);
}

const maskError = (message: string): Result<never, DemoError> =>
  err(invalid('mask', 'invalid_image_file', message, 'image_generation_user_error'));

/** The mask of an edit: a PNG with an alpha channel, of the first image's size (api.md §2.6). */
export async function readMask(value: unknown, first: InputImage): Promise<Result<InputImage | null, DemoError>> {
  if (value === undefined || value === null) return ok(null);
  const bytes = typeof value === 'string' ? decodeBase64(value) : null;
  if (bytes === null) {
    return err(invalid('mask', 'invalid_value', "Invalid 'mask': expected base64-encoded PNG data or a data URL."));
  }
  if (bytes.length >= MOST_MASK_BYTES) return maskError("Invalid 'mask': the mask must be smaller than 50 MB.");
  const mask = await inspect(bytes);
  if (mask === null) return err(unreadable('mask'));
  if (mask.mimeType !== 'image/png') return maskError("Invalid 'mask': the mask must be a PNG.");
  if (!mask.hasAlpha) return maskError("Invalid 'mask': the mask image does not have an alpha channel.");
  if (mask.width !== first.width || mask.height !== first.height) {
    return maskError(
      `Invalid 'mask': the mask size (${mask.width}x${mask.height}) must match the image size (${first.width}x${first.height}).`,
    );
  }
  return ok(mask);
}
