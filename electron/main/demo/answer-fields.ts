import type { ActiveFaults } from './faults.ts';
import type { Made } from './make-pictures.ts';
import type { Usage } from './usage.ts';
import { usageOf } from './usage.ts';
import type { CheckedRequest } from './validate.ts';

/** Everything that goes into one answer. */
export type Answer = {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly request: CheckedRequest;
  readonly made: Made;
  readonly faults: ActiveFaults;
};

/** What only GPT models echo. */
export function echoed({ request, made }: Answer): Record<string, string> {
  if (request.model.family !== 'gpt') return {};
  return {
    background: request.transparent ? 'transparent' : 'opaque',
    quality: request.quality,
    size: `${made.size.width}x${made.size.height}`,
  };
}

/** The bill of an answer. */
export function usageFor({ request, made, faults }: Answer, previewsSent: number, text = ''): Usage {
  const usage = usageOf(request, { size: made.size, pictures: made.pictures.length, previewsSent, text });
  if (!faults['bare-usage']) return usage;
  const { input_tokens, output_tokens, total_tokens } = usage;
  return { input_tokens, output_tokens, total_tokens };
}

/** A text that looks like a picture to whoever searches for the key instead of reading the JSON. */
export const trap = '"b64_json":"iVBORw0KGgoAAAANSUhEUg==" is not a picture, and neither is {"b64_json": "AAAA"}';

/** Fields no documentation knows. */
export const unknownFields = { x_demo: { nested: [1, { deep: null }] }, safety_score: 0.01, model_version: 'demo' };

/** JSON text, its slashes escaped where a fault wants that (still the same JSON). */
export function toJson(value: unknown, faults: ActiveFaults): string {
  const json = JSON.stringify(value);
  switch (faults['escaped-slashes']) {
    case 'slash':
      return json.replaceAll('/', '\\/');
    case 'unicode':
      return json.replaceAll('/', '\\u002f');
    default:
      return json;
  }
}
