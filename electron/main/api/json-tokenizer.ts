import { createTextBuffer, type TextBuffer } from './text-buffer.ts';
import { createUnescape, type Unescape } from './unescape.ts';

/** One open object or array; `key` is the name of the value an object is at. */
export type PathStep = { readonly array: boolean; readonly key: string };

/** Takes the text of one image after the other, each in any number of pieces. */
export type ImageSink = {
  /** Opens the next image and gives its number. */
  begin(): number;
  /** A piece of the value with its JSON escapes undone. Valid until the call returns. */
  write(text: Buffer): void;
  end(): void;
};

export type JsonTokenizer = {
  /** Takes bytes until the root closes; returns how many were taken. */
  feed(bytes: Buffer): number;
  /** The document without its images: each image's text is replaced by its number, as a string. */
  text(): string;
  /** Whether the root has closed. */
  readonly ended: boolean;
  /** Whether what isn't an image has passed its limit. */
  readonly overflowed: boolean;
};

type OpenStep = { readonly array: boolean; key: string; awaitsKey: boolean };

const quote = 0x22;
const backslash = 0x5c;
/** No key that leads to an image is longer (in bytes, quotes aside, escapes included). */
const maxKeyBytes = 96;

/** A document on its way. */
type Walk = {
  readonly isImage: (path: readonly PathStep[]) => boolean;
  readonly sink: ImageSink;
  readonly path: OpenStep[];
  readonly kept: TextBuffer;
  readonly unescape: Unescape;
  mode: 'between' | 'key' | 'string' | 'image' | 'ended';
  /** In a key or string: the byte before was a backslash that still waits for what it escapes. */
  escaped: boolean;
  /** Where in `kept` the open key begins. */
  keyStart: number;
};

/**
 * Walks one JSON document in pieces of any size: depth, keys, strings and escapes, not a search for a word.
 * Whether the rest is valid JSON is left to JSON.parse, which reads the small text that remains.
 */
export function createJsonTokenizer(
  isImage: (path: readonly PathStep[]) => boolean,
  sink: ImageSink,
  maxTextBytes: number,
): JsonTokenizer {
  const kept = createTextBuffer(maxTextBytes);
  const unescape = createUnescape();
  const walk: Walk = { isImage, sink, path: [], kept, unescape, mode: 'between', escaped: false, keyStart: 0 };
  return {
    feed: (bytes) => feed(walk, bytes),
    text: () => kept.toString(),
    get ended() {
      return walk.mode === 'ended';
    },
    get overflowed() {
      return kept.full;
    },
  };
}

function feed(walk: Walk, bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length && walk.mode !== 'ended') {
    if (walk.mode === 'between') at = walkBetween(walk, bytes, at);
    else if (walk.mode === 'image') at = walkImage(walk, bytes, at);
    else at = walkString(walk, bytes, at);
  }
  return at;
}

/** Walks everything outside strings. */
function walkBetween(walk: Walk, bytes: Buffer, from: number): number {
  const { path } = walk;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) return openString(walk, bytes, from, at);
    if (byte === 0x7b || byte === 0x5b) {
      path.push({ array: byte === 0x5b, key: '', awaitsKey: byte === 0x7b });
    } else if (byte === 0x7d || byte === 0x5d) {
      path.pop();
      if (path.length > 0) continue;
      walk.kept.append(bytes, from, at + 1);
      walk.mode = 'ended';
      return at + 1;
    } else if (byte === 0x2c || byte === 0x3a) {
      const step = path.at(-1);
      if (step !== undefined) step.awaitsKey = byte === 0x2c && !step.array;
    }
  }
  walk.kept.append(bytes, from, bytes.length);
  return bytes.length;
}

function openString(walk: Walk, bytes: Buffer, from: number, at: number): number {
  const { kept, path } = walk;
  const step = path.at(-1);
  if (step !== undefined && !step.awaitsKey && walk.isImage(path)) {
    kept.append(bytes, from, at);
    kept.appendText(`"${walk.sink.begin()}"`);
    walk.mode = 'image';
  } else {
    kept.append(bytes, from, at + 1);
    walk.mode = step?.awaitsKey === true ? 'key' : 'string';
    walk.keyStart = kept.length;
  }
  return at + 1;
}

function walkString(walk: Walk, bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (walk.escaped) walk.escaped = false;
    else if (byte === backslash) walk.escaped = true;
    else if (byte === quote) return closeString(walk, bytes, from, at);
  }
  walk.kept.append(bytes, from, bytes.length);
  return bytes.length;
}

function closeString(walk: Walk, bytes: Buffer, from: number, at: number): number {
  const { kept } = walk;
  kept.append(bytes, from, at + 1);
  const step = walk.path.at(-1);
  if (walk.mode === 'key' && step !== undefined) step.key = readKey(kept.slice(walk.keyStart, kept.length - 1));
  walk.mode = 'between';
  return at + 1;
}

function walkImage(walk: Walk, bytes: Buffer, from: number): number {
  const close = bytes.indexOf(quote, from);
  const escape = bytes.indexOf(backslash, from);
  const plainEnd = close < 0 ? bytes.length : close;
  if (walk.unescape.waiting || (escape >= 0 && escape < plainEnd)) return walkEscapedImage(walk, bytes, from);
  if (plainEnd > from) walk.sink.write(bytes.subarray(from, plainEnd));
  return close < 0 ? plainEnd : closeImage(walk, close);
}

function walkEscapedImage(walk: Walk, bytes: Buffer, from: number): number {
  const { stop, text } = walk.unescape.run(bytes, from);
  if (text.length > 0) walk.sink.write(text);
  return stop < bytes.length ? closeImage(walk, stop) : stop;
}

function closeImage(walk: Walk, at: number): number {
  walk.sink.end();
  walk.mode = 'between';
  return at + 1;
}

/** A key as JSON.parse would read it, or '' where it is too long or too broken to lead to an image. */
function readKey(bytes: Buffer): string {
  if (bytes.length > maxKeyBytes) return '';
  const text = bytes.toString('utf8');
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return '';
  }
}
