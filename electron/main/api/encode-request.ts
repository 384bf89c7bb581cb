import { findModel, MODELS, type ParameterName } from '../../../shared/models.ts';
import { type GenerationRequest, type InputRef, maskOf } from '../../../shared/request.ts';
import { WIRE_NAMES } from './wire-names.ts';

/** A picture on disk and how its data URL names it. */
export type InputFile = {
  /** Absolute path. */
  readonly file: string;
  readonly bytes: number;
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp';
};

/**
 * Where an input's bytes lie. `asPng`: the same pixels as PNG, which the service wants of a picture with a mask
 * (api.md §2.6); a PNG is handed out as it is.
 */
export type FindInput = (input: InputRef, wanted: { readonly asPng: boolean }) => Promise<InputFile>;

/** A file that goes into the body as base64. */
export type FileSegment = { readonly file: string; readonly bytes: number };

/** A request body before anything of it is in memory: JSON text with files in between. */
export type BodyPlan = {
  readonly segments: readonly (string | FileSegment)[];
  /** Exact, in bytes. */
  readonly contentLength: number;
};

/** The body of one call. Reads no picture: lengths come from the inputs' sizes. */
export async function encodeRequest(request: GenerationRequest, findInput: FindInput): Promise<BodyPlan> {
  const fields: Segments[] = [
    field('model', [JSON.stringify(request.model)]),
    field('prompt', [JSON.stringify(request.prompt)]),
    ...(await pictureFields(request, findInput)),
    ...valueFields(request),
    field('response_format', ['"b64_json"']),
  ];
  return planOf(['{', ...between(fields), '}']);
}

/** A body without pictures. */
export const plainBody = (json: unknown): BodyPlan => planOf([JSON.stringify(json)]);

type Segments = readonly (string | FileSegment)[];

const field = (name: string, value: Segments): Segments => [`"${name}":`, ...value];
const between = (lists: readonly Segments[]): Segments =>
  lists.flatMap((list, index) => (index === 0 ? list : [',', ...list]));
const picture = (input: InputFile): Segments => [
  `"data:${input.mime};base64,`,
  { file: input.file, bytes: input.bytes },
  '"',
];

/** One reference goes as a string, several as an array; a mask is nothing without a picture (published page). */
async function pictureFields(request: GenerationRequest, findInput: FindInput): Promise<Segments[]> {
  const [first, ...others] = request.references;
  if (!first || !isSent(request, 'references')) return [];
  const mask = isSent(request, 'mask') ? maskOf(request) : null;
  const pictures = [picture(await findInput(first, { asPng: mask !== null }))];
  for (const other of others) pictures.push(picture(await findInput(other, { asPng: false })));
  const image = field(WIRE_NAMES.references, others.length === 0 ? pictures.flat() : ['[', ...between(pictures), ']']);
  return mask ? [image, field(WIRE_NAMES.mask, picture(await findInput(mask, { asPng: true })))] : [image];
}

type Value = string | number | boolean | readonly string[] | null;
type ValueName = Exclude<ParameterName, 'references' | 'mask'>;

function valueFields(request: GenerationRequest): Segments[] {
  const values: Partial<Record<ParameterName, Value>> = valuesOf(request);
  return Object.entries(values).flatMap(([key, value]) => {
    // The keys of an object literal with these names.
    const name = key as ValueName;
    return value !== null && isSent(request, name) ? [field(WIRE_NAMES[name], [JSON.stringify(value)])] : [];
  });
}

/** null = not sent. Previews work in a stream only, compression not in PNG (api.md §6.4). */
function valuesOf(request: GenerationRequest): Partial<Record<ValueName, Value>> {
  const { size, outputFormat, user } = request;
  if (request.family === 'gemini') {
    const { thinkingLevel, mediaResolution } = request;
    const responseModalities = request.responseModalities?.split(',') ?? null;
    return { size, outputFormat, thinkingLevel, responseModalities, mediaResolution, user };
  }
  const { n, quality, background, moderation, stream } = request;
  const outputCompression = outputFormat === 'png' ? null : request.outputCompression;
  const partialImages = stream ? request.partialImages : null;
  return { n, size, quality, background, outputFormat, outputCompression, moderation, stream, partialImages, user };
}

/** What the model ignores stays away; an own model follows the first row of its family. */
function isSent(request: GenerationRequest, name: ParameterName): boolean {
  const model = findModel(request.model) ?? MODELS.find((row) => row.family === request.family);
  return model !== undefined && model.parameters[name].support !== 'ignored';
}

function planOf(parts: Segments): BodyPlan {
  const segments: (string | FileSegment)[] = [];
  for (const part of parts) {
    const last = segments.at(-1);
    if (typeof part === 'string' && typeof last === 'string') segments[segments.length - 1] = last + part;
    else segments.push(part);
  }
  const contentLength = segments.reduce((total, segment) => total + lengthOf(segment), 0);
  return { segments, contentLength };
}

const lengthOf = (segment: string | FileSegment): number =>
  typeof segment === 'string' ? Buffer.byteLength(segment) : 4 * Math.ceil(segment.bytes / 3);
