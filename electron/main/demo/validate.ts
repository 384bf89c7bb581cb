import type { Result } from '../../../shared/result.ts';
import { err, ok } from '../../../shared/result.ts';
import type { PixelSize } from './check-field.ts';
import { checkField, checkSize, parseSize, wrongType } from './check-field.ts';
import type { DemoError } from './demo-error.ts';
import { invalid, notFound } from './demo-error.ts';
import type { InputImage } from './input-image.ts';
import { readImages, readMask } from './input-image.ts';
import type { ModelRow, OutputFormat, Quality } from './validation-table.ts';
import { fields, models } from './validation-table.ts';

/** The parsed body of a request: nothing about it is known yet. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** A request the service will answer: every field known, defaults filled in. */
export type CheckedRequest = {
  readonly model: ModelRow;
  readonly prompt: string;
  readonly images: readonly InputImage[];
  readonly mask: InputImage | null;
  readonly n: number;
  readonly size: PixelSize | 'auto';
  readonly quality: Quality;
  readonly transparent: boolean;
  readonly format: OutputFormat;
  readonly compression: number;
  readonly withText: boolean;
  readonly withImage: boolean;
  readonly mediaResolution: 'low' | 'medium' | 'high' | null;
  readonly stream: boolean;
  readonly partialImages: number;
};

function checkModel(value: unknown): Result<ModelRow, DemoError> {
  if (value === undefined) {
    return err(invalid('model', 'missing_required_parameter', "Missing required parameter: 'model'."));
  }
  if (typeof value !== 'string') return err(wrongType('model', 'a string', value));
  const model = models.find((row) => row.id === value || row.aliases.includes(value));
  return model === undefined ? err(notFound(`The model '${value}' does not exist.`)) : ok(model);
}

function checkPrompt(value: unknown, longest: number | null): Result<string, DemoError> {
  if (value === undefined) {
    return err(invalid('prompt', 'missing_required_parameter', "Missing required parameter: 'prompt'."));
  }
  if (typeof value !== 'string') return err(wrongType('prompt', 'a string', value));
  if (value === '') {
    const message =
      "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.";
    return err(invalid('prompt', 'empty_string', message));
  }
  if (longest !== null && value.length > longest) {
    const message = `Invalid 'prompt': string too long. Expected a string with maximum length ${longest}, but got a string with length ${value.length} instead.`;
    return err(invalid('prompt', 'string_above_max_length', message));
  }
  return ok(value);
}

/** Rules that need more than one field. */
function checkTogether(body: RequestBody, model: ModelRow, strict: boolean): DemoError | null {
  if (model.family !== 'gpt') return null;
  if (body.background === 'transparent') {
    const refuse = (message: string): DemoError =>
      invalid('background', 'invalid_value', message, 'image_generation_user_error');
    if (!model.transparent) return refuse('Transparent background is not supported for this model.');
    if (strict && body.output_format === 'jpeg') {
      return refuse("Transparent background requires an output format of 'png' or 'webp'.");
    }
  }
  if (body.stream === true && typeof body.n === 'number' && body.n > 1) {
    return invalid('n', null, 'Streaming is only supported with n=1.');
  }
  return null;
}

function checkRest(body: RequestBody, model: ModelRow, strict: boolean): DemoError | null {
  for (const row of fields) {
    if (!row.families.includes(model.family)) continue;
    const value = body[row.field];
    const error =
      checkField(row, value) ??
      (row.field === 'size' && typeof value === 'string' ? checkSize(value, model, strict) : null);
    if (error !== null) return error;
  }
  return checkTogether(body, model, strict);
}

const isQuality = (value: unknown): value is Quality => value === 'low' || value === 'medium' || value === 'high';

function formatOf(body: RequestBody, { family }: ModelRow): OutputFormat {
  if (body.output_format === 'jpeg') return 'jpeg';
  return body.output_format === 'webp' && family === 'gpt' ? 'webp' : 'png';
}

function fill(body: RequestBody, model: ModelRow, prompt: string, images: readonly InputImage[]): CheckedRequest {
  const gpt = model.family === 'gpt';
  const modalities = Array.isArray(body.response_modalities) ? body.response_modalities : [];
  const number = (value: unknown, otherwise: number): number => (gpt && typeof value === 'number' ? value : otherwise);
  const stream = gpt && body.stream === true;
  const format = formatOf(body, model);
  return {
    model,
    prompt,
    images,
    mask: null,
    n: number(body.n, 1),
    size: typeof body.size === 'string' ? (parseSize(body.size) ?? 'auto') : 'auto',
    // "auto" was measured to resolve to low (api.md §2.5).
    quality: gpt && isQuality(body.quality) ? body.quality : 'low',
    transparent: gpt && body.background === 'transparent' && format !== 'jpeg',
    format,
    compression: number(body.output_compression, 100),
    withText: !gpt && (modalities.length === 0 || modalities.includes('text')),
    withImage: gpt || modalities.length === 0 || modalities.includes('image'),
    mediaResolution: !gpt && isQuality(body.media_resolution) ? body.media_resolution : null,
    stream,
    partialImages: stream ? number(body.partial_images, 0) : 0,
  };
}

/** Checks a body in the upstream's order: model, prompt, images, then the rest (api.md §2.3). */
export async function validate(body: RequestBody, strict: boolean): Promise<Result<CheckedRequest, DemoError>> {
  const model = checkModel(body.model);
  if (!model.ok) return model;
  const prompt = checkPrompt(body.prompt, model.value.longestPrompt);
  if (!prompt.ok) return prompt;
  const images = await readImages(body.image, model.value);
  if (!images.ok) return images;
  const first = images.value[0];
  const mask = first !== undefined && model.value.family === 'gpt' ? await readMask(body.mask, first) : ok(null);
  if (!mask.ok) return mask;
  const wrong = checkRest(body, model.value, strict);
  if (wrong !== null) return err(wrong);
  return ok({ ...fill(body, model.value, prompt.value, images.value), mask: mask.value });
}
