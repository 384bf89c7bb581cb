import { err, ok, type Result } from '../../../shared/result.ts';
import type { Usage } from '../../../shared/usage.ts';
import type { ReceivedImage, Reply, ReplyPart } from './reply.ts';
import { WireItem, WirePart, WireReply, type WireUsage } from './wire.ts';

/** The decoded picture that stands where a document had an image; null when it couldn't be decoded. */
export type ImageOf = (placeholder: string) => ReceivedImage | null;

/** Reads a whole answer or a `completed` event. Fails, in words, when it has pictures and none is usable. */
export function decodeReply(value: unknown, imageOf: ImageOf): Result<Reply, string> {
  const wire = WireReply.parse(value);
  const album = createAlbum(imageOf);
  /** For each item of `data` where it is in `images`; null for an item without a picture. */
  const slots = wire.data.map((item) => album.add(WireItem.parse(item).b64_json));
  if (wire.b64_json !== null) album.add(wire.b64_json);
  const named = readParts(wire.parts, slots, album.add);
  const { images, places, unusable } = album;
  if (unusable > 0 && images.length === 0) return err('no image in it is PNG, JPEG or WebP');
  const text = wire.text || joinTexts(named);
  return ok({
    id: wire.id,
    created: wire.created ?? wire.created_at,
    applied: { size: wire.size, quality: wire.quality, background: wire.background, outputFormat: wire.output_format },
    images,
    places,
    unusable,
    text,
    parts: completeParts(named, text, images.length),
    usage: wire.usage === null ? null : readUsage(wire.usage),
  });
}

/** A reply with further words of the service behind its own. */
export const withWords = (reply: Reply, words: string): Reply =>
  words === ''
    ? reply
    : { ...reply, text: joinLines([reply.text, words]), parts: [...reply.parts, { type: 'text', text: words }] };

/** Joins the `completed` events of one stream, should there ever be more than one: no picture is dropped. */
export function joinReplies(replies: readonly Reply[]): Reply | null {
  const last = replies.at(-1);
  if (last === undefined || replies.length === 1) return last ?? null;
  const images = replies.flatMap((reply) => reply.images);
  const text = joinLines(replies.map((reply) => reply.text));
  const places: number[] = [];
  let before = 0;
  for (const reply of replies) {
    places.push(...reply.places.map((place) => before + place));
    before += reply.images.length + reply.unusable;
  }
  return {
    ...last,
    images,
    places,
    unusable: before - images.length,
    text,
    parts: completeParts([], text, images.length),
  };
}

/** A preview's picture and its place in the order; null where it has none or it is unusable. */
export function decodePreview(value: unknown, imageOf: ImageOf): { image: ReceivedImage; index: number | null } | null {
  const wire = WireReply.parse(value);
  const image = wire.b64_json === null ? null : imageOf(wire.b64_json);
  return image === null ? null : { image, index: wire.partial_image_index };
}

function createAlbum(imageOf: ImageOf) {
  const images: ReceivedImage[] = [];
  const places: number[] = [];
  let unusable = 0;
  return {
    images,
    places,
    /** Adds the picture a placeholder stands for and gives its index. */
    add: (placeholder: string | null): number | null => {
      if (placeholder === null) return null;
      const image = imageOf(placeholder);
      if (image !== null) {
        places.push(images.length + unusable);
        return images.push(image) - 1;
      }
      unusable += 1;
      return null;
    },
    /** How many of its pictures are none. */
    get unusable() {
      return unusable;
    },
  };
}

/** The parts in order, as documented or in one of the forms seen elsewhere; what is unknown is left out (api.md §4). */
function readParts(
  parts: readonly unknown[],
  slots: readonly (number | null)[],
  add: (placeholder: string) => number | null,
): ReplyPart[] {
  const read: ReplyPart[] = [];
  /** Where a picture without an index is looked for. */
  let next = 0;
  for (const raw of parts) {
    const part = typeof raw === 'string' ? WirePart.parse({ text: raw }) : WirePart.safeParse(raw).data;
    if (part === undefined || part.thought) continue;
    const inline = inlineImage(part);
    const isImage = part.type === 'image' || inline !== null || (part.index !== null && part.text === null);
    if (isImage) {
      const at = part.index ?? next;
      // With an index and bytes of its own, the picture in `data` counts.
      const useInline = inline !== null && (part.index === null || (slots[at] ?? null) === null);
      const index = useInline ? add(inline) : (slots[at] ?? null);
      if (!useInline && index !== null) next = at + 1;
      if (index !== null) read.push({ type: 'image', index });
    } else if (part.text !== null) read.push({ type: 'text', text: part.text });
  }
  return read;
}

const inlineImage = (part: WirePart): string | null =>
  part.b64_json ?? part.inline_data?.data ?? part.inlineData?.data ?? part.image?.b64_json ?? null;

/** Puts a text that no part holds first and pictures that no part names last: a paid picture is never dropped. */
function completeParts(named: readonly ReplyPart[], text: string | null, images: number): ReplyPart[] {
  const parts = [...named];
  if (text !== null && !parts.some((part) => part.type === 'text')) parts.unshift({ type: 'text', text });
  const seen = new Set(parts.map((part) => (part.type === 'image' ? part.index : null)));
  for (let index = 0; index < images; index += 1) if (!seen.has(index)) parts.push({ type: 'image', index });
  return parts;
}

const joinTexts = (parts: readonly ReplyPart[]): string | null =>
  joinLines(parts.map((part) => (part.type === 'text' ? part.text : null)));

function joinLines(texts: readonly (string | null)[]): string | null {
  const present = texts.filter((text) => text !== null && text !== '');
  return present.length === 0 ? null : present.join('\n');
}

const readUsage = (wire: WireUsage): Usage => ({
  inputTokens: wire.input_tokens,
  outputTokens: wire.output_tokens,
  totalTokens: wire.total_tokens ?? wire.input_tokens + wire.output_tokens,
  inputTextTokens: wire.input_tokens_details.text_tokens,
  inputImageTokens: wire.input_tokens_details.image_tokens,
  outputTextTokens: wire.output_tokens_details.text_tokens,
  outputImageTokens: wire.output_tokens_details.image_tokens,
});
