import { z } from 'zod';

/** The small rest of an answer once its images are out: lenient about all that isn't needed (api.md §1.1). */

const text = z.string().nullable().catch(null);
const count = z.int().min(0);
const optionalCount = count.nullable().catch(null);
const list = z.array(z.unknown()).catch([]);
const noDetails = { text_tokens: null, image_tokens: null };
const details = z.object({ text_tokens: optionalCount, image_tokens: optionalCount }).catch(noDetails);

export const WireUsage = z.object({
  input_tokens: count,
  output_tokens: count,
  total_tokens: optionalCount,
  input_tokens_details: details,
  output_tokens_details: details,
});
export type WireUsage = z.infer<typeof WireUsage>;

export const WireReply = z.object({
  id: text,
  created: optionalCount,
  created_at: optionalCount,
  size: text,
  quality: text,
  background: text,
  output_format: text,
  /** Of an event; of the item of `data` in an answer that isn't streamed. */
  b64_json: text,
  partial_image_index: optionalCount,
  data: list,
  text,
  parts: list,
  usage: WireUsage.nullable().catch(null),
});
export type WireReply = z.infer<typeof WireReply>;

export const WireItem = z.object({ b64_json: text }).catch({ b64_json: null });

const holder = z.object({ data: text, b64_json: text }).partial().nullable().catch(null);

/** One item of `parts`, in the documented form and in those seen elsewhere (api.md §4). */
export const WirePart = z.object({
  type: text,
  text,
  index: z.int().nullable().catch(null),
  thought: z.boolean().catch(false),
  b64_json: text,
  inline_data: holder,
  inlineData: holder,
  image: holder,
});
export type WirePart = z.infer<typeof WirePart>;

/** What a document of an answer is. */
export type WireKind = 'preview' | 'reply' | 'error' | 'other';

const previewTypes = ['image_generation.partial_image', 'image_edit.partial_image'];
const completedTypes = ['image_generation.completed', 'image_edit.completed'];

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By the JSON's own `type`, else by the event's name, else by what it holds (api.md §2.1, §2.2, §5). */
export function kindOf(value: unknown, name: string): WireKind {
  if (!isRecord(value)) return 'other';
  const type = typeof value['type'] === 'string' ? value['type'] : name;
  if (type === 'error' || name === 'error' || Boolean(value['error'])) return 'error';
  if (previewTypes.includes(type)) return 'preview';
  if (completedTypes.includes(type)) return 'reply';
  if (type !== '') return 'other';
  if ('data' in value || Array.isArray(value['parts']) || typeof value['b64_json'] === 'string') return 'reply';
  return typeof value['msg'] === 'string' && 'code' in value ? 'error' : 'other';
}
