import type { ParameterName } from '../../../shared/models.ts';

/** Our name → the published page's name, in the page's order. */
export const WIRE_NAMES = {
  references: 'image',
  mask: 'mask',
  n: 'n',
  size: 'size',
  quality: 'quality',
  background: 'background',
  outputFormat: 'output_format',
  outputCompression: 'output_compression',
  moderation: 'moderation',
  thinkingLevel: 'thinking_level',
  responseModalities: 'response_modalities',
  mediaResolution: 'media_resolution',
  stream: 'stream',
  partialImages: 'partial_images',
  user: 'user',
} as const satisfies Record<ParameterName, string>;

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['model', 'model'],
  ['prompt', 'prompt'],
  ...Object.entries(WIRE_NAMES).map(([field, wire]): [string, string] => [wire, field]),
]);

/** The field of ours that a service's `param` names (`image[0]`, `output_format`); null when it names none. */
export const fieldOfParam = (param: string): string | null => FIELDS.get(param.replace(/[[.].*$/, '')) ?? null;

/** Words in the texts of api.md §2.3 that a field's name stands behind or is quoted as. */
const NAMED = /['"`]([a-z_]+)(?:\[\d*\])?['"`]|\b(?:invalid|parameter|field|for)\s+([a-z_]+)/gi;

/** The first field of ours that a refusal's message names. */
export function fieldInMessage(message: string): string | null {
  for (const [, quoted, plain] of message.matchAll(NAMED)) {
    const field = fieldOfParam((quoted ?? plain ?? '').toLowerCase());
    if (field) return field;
  }
  return null;
}
