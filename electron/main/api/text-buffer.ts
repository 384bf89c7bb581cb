/** Bytes gathered piece by piece and read once; doubles, so gathering costs the same per byte at any size. */
export type TextBuffer = {
  /** False once the limit is passed; nothing is kept from then on. */
  append(bytes: Buffer, start: number, end: number): boolean;
  appendText(text: string): boolean;
  slice(start: number, end: number): Buffer;
  toString(): string;
  readonly length: number;
  readonly full: boolean;
};

export function createTextBuffer(maxBytes: number): TextBuffer {
  let held = Buffer.allocUnsafe(Math.min(1024, maxBytes));
  let length = 0;
  let full = false;

  function makeRoom(bytes: number): boolean {
    if (full || length + bytes > maxBytes) {
      full = true;
      return false;
    }
    if (length + bytes > held.length) {
      const grown = Buffer.allocUnsafe(Math.max(held.length * 2, length + bytes));
      held.copy(grown, 0, 0, length);
      held = grown;
    }
    return true;
  }

  function append(bytes: Buffer, start: number, end: number): boolean {
    if (!makeRoom(end - start)) return false;
    length += bytes.copy(held, length, start, end);
    return true;
  }

  return {
    append,
    appendText: (text) => {
      const bytes = Buffer.from(text);
      return append(bytes, 0, bytes.length);
    },
    slice: (start, end) => held.subarray(start, Math.min(end, length)),
    toString: () => held.toString('utf8', 0, length),
    get length() {
      return length;
    },
    get full() {
      return full;
    },
  };
}
