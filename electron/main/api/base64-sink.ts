/** Decodes one base64 text that comes in pieces of any size, into memory the caller owns. */
export type Base64Decoder = {
  /** Decodes a piece into `target` from `at`; returns the bytes written, at most `decodedRoom(text.length)`. */
  decode(text: Buffer, target: Buffer, at: number): number;
  /** Writes what the last one to three characters hold, at most `decodedRoom(0)` bytes. */
  finish(target: Buffer, at: number): number;
  /** False once something was no base64, or the text ended inside a byte. */
  readonly ok: boolean;
};

/** Room to have for a piece: up to five characters may wait from the pieces before. */
export const decodedRoom = (characters: number): number => Math.ceil((characters + 8) / 4) * 3;

const dataPrefix = Buffer.from('data:');
const comma = 0x2c;
const padding = 0x3d;

const space = 1;
const letter = 2;
/** What each byte is in base64, the url-safe letters included; 0 is neither letter nor white space. */
const kindOf = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')) kindOf[byte] = letter;
for (const byte of Buffer.from(' \t\r\n')) kindOf[byte] = space;

export function createBase64Decoder(): Base64Decoder {
  /** The first characters of the value, held until they are or aren't `data:`. */
  let opening: Buffer | null = Buffer.alloc(0);
  let inPrefix = false;
  const carry = Buffer.alloc(4);
  let carried = 0;
  let padded = false;
  let ok = true;
  /** Line-wrapped text is cleaned byte by byte; clean text (the usual case) goes to the native decoder as it is. */
  let wrapped = false;
  let scratch = Buffer.alloc(0);

  /** Decodes whole groups of four natively; returns -1 when the piece had a character that isn't base64. */
  function decodeNative(text: Buffer, start: number, end: number, target: Buffer, at: number): number {
    const expected = ((end - start) / 4) * 3;
    if (expected === 0) return 0;
    // The native decoder skips what it doesn't know, so a short count is the sign of an unclean piece.
    return target.write(text.latin1Slice(start, end), at, expected, 'base64') === expected ? expected : -1;
  }

  function decodeClean(text: Buffer, target: Buffer, at: number): number {
    let from = 0;
    let written = 0;
    const before = carried;
    if (carried > 0) {
      from = Math.min(4 - carried, text.length);
      text.copy(carry, carried, 0, from);
      carried += from;
      if (carried < 4) return 0;
      written = decodeNative(carry, 0, 4, target, at);
      if (written < 0) return giveBack(before);
      carried = 0;
    }
    const end = from + Math.floor((text.length - from) / 4) * 4;
    const body = decodeNative(text, from, end, target, at + written);
    if (body < 0) return giveBack(before);
    carried = text.copy(carry, 0, end);
    return written + body;
  }

  /** The characters carried in from before are still the first ones in `carry`. */
  function giveBack(before: number): -1 {
    carried = before;
    return -1;
  }

  function clean(text: Buffer): Buffer {
    if (scratch.length < text.length) scratch = Buffer.allocUnsafe(text.length);
    let length = 0;
    for (const byte of text) {
      const kind = kindOf[byte];
      if (kind === letter && !padded) scratch[length++] = byte;
      else if (byte === padding) padded = true;
      else if (kind !== space) ok = false;
    }
    return scratch.subarray(0, length);
  }

  function decodeText(text: Buffer, target: Buffer, at: number): number {
    if (text.length === 0) return 0;
    if (!wrapped && !padded && text.at(-1) !== padding) {
      const written = decodeClean(text, target, at);
      if (written >= 0) return written;
      wrapped = true;
    }
    const written = decodeClean(clean(text), target, at);
    return Math.max(written, 0);
  }

  /** What is left of a piece after a `data:image/png;base64,` before the text. */
  function skipPrefix(text: Buffer): Buffer {
    let rest = text;
    if (opening !== null) {
      const start = Buffer.concat([opening, text]);
      const compared = Math.min(start.length, dataPrefix.length);
      inPrefix = start.compare(dataPrefix, 0, compared, 0, compared) === 0;
      opening = inPrefix && start.length < dataPrefix.length ? start : null;
      if (opening !== null) return text.subarray(text.length);
      rest = start;
    }
    if (!inPrefix) return rest;
    const end = rest.indexOf(comma);
    inPrefix = end < 0;
    return inPrefix ? rest.subarray(rest.length) : rest.subarray(end + 1);
  }

  function finish(target: Buffer, at: number): number {
    let written = 0;
    if (opening !== null) {
      const short = opening;
      opening = null;
      written = decodeText(short, target, at);
    }
    if (carried === 1 || inPrefix) ok = false;
    const left = Math.max(carried - 1, 0);
    if (left > 0 && target.write(carry.latin1Slice(0, carried), at + written, left, 'base64') !== left) ok = false;
    carried = 0;
    return ok ? written + left : written;
  }

  return {
    decode: (text, target, at) => (ok ? decodeText(opening !== null || inPrefix ? skipPrefix(text) : text, target, at) : 0),
    finish,
    get ok() {
      return ok;
    },
  };
}
