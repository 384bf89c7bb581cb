/** Stands for a character no base64 text has, so that the image it is in counts as undecodable. */
const notBase64 = 0xff;

/** The bytes JSON's one-letter escapes stand for, by letter. */
const letterOf: Readonly<Record<string, number>> = { '"': 0x22, '\\': 0x5c, '/': 0x2f, n: 0x0a, r: 0x0d, t: 0x09 };
const simpleEscapes = new Uint8Array(256).fill(notBase64);
for (const [letter, byte] of Object.entries(letterOf)) simpleEscapes[letter.charCodeAt(0)] = byte;

/** Undoes JSON escapes (`\/`, `\n`, `\u002f`) in a string value that comes in pieces. */
export type Unescape = {
  /** Reads to the closing quote or the end; `text` is reused by the next call. */
  run(bytes: Buffer, from: number): { readonly stop: number; readonly text: Buffer };
  /** Whether the last piece ended inside an escape. */
  readonly waiting: boolean;
};

export function createUnescape(): Unescape {
  let scratch = Buffer.alloc(0);
  /** 'letter': a backslash was read. 1–4: so many hexadecimal digits of `\uXXXX` are still to come. */
  let expects: null | 'letter' | number = null;
  let code = 0;

  function escapedByte(byte: number): number | null {
    if (expects === 'letter') {
      expects = byte === 0x75 ? 4 : null;
      code = 0;
      return expects === null ? (simpleEscapes[byte] ?? notBase64) : null;
    }
    const digit = hexDigit(byte);
    code = code * 16 + (digit ?? 0x10000);
    expects = typeof expects === 'number' && expects > 1 ? expects - 1 : null;
    if (expects !== null) return null;
    return code < 0x80 ? code : notBase64;
  }

  function run(bytes: Buffer, from: number): { stop: number; text: Buffer } {
    // Undoing an escape never makes the text longer.
    if (scratch.length < bytes.length) scratch = Buffer.allocUnsafe(bytes.length);
    let length = 0;
    let at = from;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (expects !== null) {
        const plain = escapedByte(byte);
        if (plain !== null) scratch[length++] = plain;
      } else if (byte === 0x5c) expects = 'letter';
      else if (byte === 0x22) break;
      else scratch[length++] = byte;
    }
    return { stop: at, text: scratch.subarray(0, length) };
  }

  return {
    run,
    get waiting() {
      return expects !== null;
    },
  };
}

function hexDigit(byte: number): number | null {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : null;
}
