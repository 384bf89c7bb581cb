import { isImagePath } from './image-paths.ts';
import { createJsonTokenizer, type ImageSink, type JsonTokenizer } from './json-tokenizer.ts';
import { inMegabytes, type ReceiveLimits } from './limits.ts';
import { createSseFraming, type SseFraming } from './sse-framing.ts';
import { createTextBuffer } from './text-buffer.ts';

/** One JSON document of an answer: its only one, or one event. Images are numbers (see image-paths.ts). */
export type AnswerDocument =
  | { readonly type: 'json'; readonly name: string; readonly value: unknown }
  | { readonly type: 'broken'; readonly reason: string }
  /** `[DONE]`, the end mark some services send (api.md §2.1). */
  | { readonly type: 'done' };

export type BodyDecoder = {
  feed(slice: Buffer): void;
  /** The bytes have ended. */
  end(): void;
  /** The documents that became complete since the last call. */
  take(): AnswerDocument[];
  /** Why nothing more is decoded, once a limit is passed. */
  readonly overflow: string | null;
  /** A page or JSON or events, by the first byte that isn't white space; null before it. */
  readonly form: 'page' | 'json' | 'events' | null;
  /** Whether no document has begun that hasn't ended. */
  readonly idle: boolean;
  /** The first bytes as text, for answers that are neither JSON nor events. */
  readonly opening: string;
};

/** Enough of a page or plain text for its title or first line. */
const openingBytes = 16 * 1024;
/** White space and the byte order mark may stand before an answer. */
const isBlank = new Uint8Array(256);
for (const byte of [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]) isBlank[byte] = 1;

/** A body on its way. */
type Body = {
  readonly images: ImageSink & { readonly count: number };
  readonly limits: ReceiveLimits;
  /** The document that has begun and hasn't ended. */
  open: JsonTokenizer | null;
  documents: AnswerDocument[];
  overflow: string | null;
};

/**
 * Finds the JSON documents of an answer, whatever its form was announced to be: one document alone is read like an
 * event without `data:`, so JSON where a stream was asked and events where none was asked need no branch.
 */
export function createBodyDecoder(images: Body['images'], limits: ReceiveLimits): BodyDecoder {
  const body: Body = { images, limits, open: null, documents: [], overflow: null };
  const framing = createBodyFraming(body);
  const opening = createTextBuffer(openingBytes);
  let form: BodyDecoder['form'] = null;

  function feed(slice: Buffer): void {
    const bytes = form === null ? skipBlank(slice) : slice;
    form ??= formOf(bytes[0]);
    opening.append(bytes, 0, Math.min(bytes.length, openingBytes - opening.length));
    if (body.overflow === null && (form === 'json' || form === 'events')) framing.feed(bytes);
  }

  function end(): void {
    framing.end();
    // Without its blank line an event counts if its JSON is complete (api.md §5), else it never came.
    if (body.open?.ended !== true) return;
    finish(body, framing.name);
    if (body.documents.at(-1)?.type === 'broken') body.documents.pop();
  }

  return {
    feed,
    end,
    take: () => body.documents.splice(0),
    get overflow() {
      return body.overflow;
    },
    get form() {
      return form;
    },
    get idle() {
      return body.open === null;
    },
    get opening() {
      return opening.toString();
    },
  };
}

function createBodyFraming(body: Body): SseFraming {
  const framing = createSseFraming({
    data: (bytes) => void takeData(body, bytes),
    dispatch: (name) => finish(body, name),
    bare: (bytes) => {
      const taken = takeData(body, bytes);
      if (body.open?.ended !== true) return -1;
      finish(body, framing.name);
      return bytes.length - taken;
    },
  });
  return framing;
}

function takeData(body: Body, bytes: Buffer): number {
  const { limits, images } = body;
  if (body.overflow !== null) return bytes.length;
  body.open ??= createJsonTokenizer(isImagePath, images, limits.textBytes);
  const taken = body.open.feed(bytes);
  if (body.open.overflowed) body.overflow = `more than ${inMegabytes(limits.textBytes)} beside its images`;
  else if (images.count > limits.images) body.overflow = `more than ${limits.images} images`;
  return taken;
}

function finish(body: Body, name: string): void {
  if (body.open === null || body.overflow !== null) return;
  const document = readDocument(name, body.open.text());
  body.open = null;
  if (document !== null) body.documents.push(document);
}

function skipBlank(slice: Buffer): Buffer {
  const start = slice.findIndex((byte) => isBlank[byte] === 0);
  return slice.subarray(start < 0 ? slice.length : start);
}

function formOf(first: number | undefined): BodyDecoder['form'] {
  if (first === undefined) return null;
  if (first === 0x3c) return 'page';
  return first === 0x7b ? 'json' : 'events';
}

/** Data that isn't an object says nothing to us: some services send words (`data: ping`). */
function readDocument(name: string, text: string): AnswerDocument | null {
  const start = text.trimStart();
  if (start.trimEnd() === '[DONE]') return { type: 'done' };
  if (!start.startsWith('{')) return null;
  try {
    return { type: 'json', name, value: JSON.parse(text) };
  } catch {
    return { type: 'broken', reason: 'not valid JSON' };
  }
}
