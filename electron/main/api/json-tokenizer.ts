import { createTextBuffer } from './text-buffer.ts';
import { createUnescape } from './unescape.ts';

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

/**
 * Walks one JSON document in pieces of any size: depth, keys, strings and escapes, not a search for a word.
 * Whether the rest is valid JSON is left to JSON.parse, which reads the small text that remains.
 */
export function createJsonTokenizer(
  isImage: (path: readonly PathStep[]) => boolean,
  sink: ImageSink,
  maxTextBytes: number,
): JsonTokenizer {
  const path: OpenStep[] = [];
  const kept = createTextBuffer(maxTextBytes);
  const unescape = createUnescape();
  let mode: 'between' | 'key' | 'string' | 'image' | 'ended' = 'between';
  /** In a key or string: the byte before was a backslash that still waits for what it escapes. */
  let escaped = false;
  let keyStart = 0;

  function openString(bytes: Buffer, from: number, at: number): number {
    const step = path.at(-1);
    if (step !== undefined && !step.awaitsKey && isImage(path)) {
      kept.append(bytes, from, at);
      kept.appendText(`"${sink.begin()}"`);
      mode = 'image';
    } else {
      kept.append(bytes, from, at + 1);
      mode = step?.awaitsKey === true ? 'key' : 'string';
      keyStart = kept.length;
    }
    return at + 1;
  }

  function walkBetween(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === quote) return openString(bytes, from, at);
      if (byte === 0x7b || byte === 0x5b) {
        path.push({ array: byte === 0x5b, key: '', awaitsKey: byte === 0x7b });
      } else if (byte === 0x7d || byte === 0x5d) {
        path.pop();
        if (path.length === 0) {
          kept.append(bytes, from, at + 1);
          mode = 'ended';
          return at + 1;
        }
      } else if (byte === 0x2c || byte === 0x3a) {
        const step = path.at(-1);
        if (step !== undefined) step.awaitsKey = byte === 0x2c && !step.array;
      }
    }
    kept.append(bytes, from, bytes.length);
    return bytes.length;
  }

  function walkString(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (escaped) escaped = false;
      else if (byte === backslash) escaped = true;
      else if (byte === quote) {
        kept.append(bytes, from, at + 1);
        const step = path.at(-1);
        if (mode === 'key' && step !== undefined) step.key = readKey(kept.slice(keyStart, kept.length - 1));
        mode = 'between';
        return at + 1;
      }
    }
    kept.append(bytes, from, bytes.length);
    return bytes.length;
  }

  function walkImage(bytes: Buffer, from: number): number {
    const close = bytes.indexOf(quote, from);
    const escape = bytes.indexOf(backslash, from);
    const plainEnd = close < 0 ? bytes.length : close;
    if (unescape.waiting || (escape >= 0 && escape < plainEnd)) return walkEscapedImage(bytes, from);
    if (plainEnd > from) sink.write(bytes.subarray(from, plainEnd));
    return close < 0 ? plainEnd : closeImage(close);
  }

  function walkEscapedImage(bytes: Buffer, from: number): number {
    const { stop, text } = unescape.run(bytes, from);
    if (text.length > 0) sink.write(text);
    return stop < bytes.length ? closeImage(stop) : stop;
  }

  function closeImage(at: number): number {
    sink.end();
    mode = 'between';
    return at + 1;
  }

  function feed(bytes: Buffer): number {
    let at = 0;
    while (at < bytes.length && mode !== 'ended') {
      if (mode === 'between') at = walkBetween(bytes, at);
      else if (mode === 'image') at = walkImage(bytes, at);
      else at = walkString(bytes, at);
    }
    return at;
  }

  return {
    feed,
    text: () => kept.toString(),
    get ended() {
      return mode === 'ended';
    },
    get overflowed() {
      return kept.full;
    },
  };
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
