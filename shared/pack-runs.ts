/**
 * Packs bytes as runs of one value and as stretches of bytes as they are: of a stroke with a soft edge, the inside is a
 * run and the edge a stretch. Each part starts with its length − 1 in two bytes; the highest bit marks a stretch.
 * `pixels` start at their buffer.
 */
export function packRuns(pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pixels.length + 2 * Math.ceil(pixels.length / LONGEST) + 2);
  let end = 0;
  const part = (length: number, mark: number): void => {
    out[end] = (length - 1) & 255;
    out[end + 1] = ((length - 1) >> 8) | mark;
    end += 2;
  };
  let plain = 0; // where bytes begin that are in no part yet
  const flush = (until: number): void => {
    for (let from = plain; from < until; from += LONGEST) {
      const bytes = pixels.subarray(from, Math.min(until, from + LONGEST));
      part(bytes.length, STRETCH);
      out.set(bytes, end);
      end += bytes.length;
    }
  };
  for (let at = 0; at < pixels.length; ) {
    const value = pixels[at] ?? 0;
    const next = endOfRun(pixels, at, value);
    if (next - at >= WORTH_A_RUN) {
      flush(at);
      part(next - at, 0);
      out[end] = value;
      end += 1;
      plain = next;
    }
    at = next;
  }
  flush(pixels.length);
  return out.slice(0, end);
}

/** Fills `into` and answers it. Parts that don't add up to just as many bytes, or end early, throw a RangeError. */
export function unpackRuns<Room extends ArrayBufferLike>(packed: Uint8Array, into: Uint8Array<Room>): Uint8Array<Room> {
  let end = 0;
  for (let at = 0; at < packed.length; ) {
    const high = packed[at + 1] ?? 0;
    const length = (packed[at] ?? 0) + ((high & ~STRETCH) << 8) + 1;
    const next = at + 2 + (high & STRETCH ? length : 1);
    if (next > packed.length) throw new RangeError('A part ends early');
    if (end + length > into.length) throw new RangeError('More bytes than there is room for');
    if (high & STRETCH) into.set(packed.subarray(at + 2, next), end);
    else into.fill(packed[at + 2] ?? 0, end, end + length);
    at = next;
    end += length;
  }
  if (end < into.length) throw new RangeError('Fewer bytes than there is room for');
  return into;
}

const STRETCH = 128;
const LONGEST = 32_768;
/** A shorter run, between two stretches, would take more room than it saves. */
const WORTH_A_RUN = 6;

/** Four bytes at a time where the run allows: most of a mask is one colour. `pixels` start at their buffer. */
function endOfRun(pixels: Uint8Array, start: number, value: number): number {
  const limit = Math.min(pixels.length, start + LONGEST);
  let at = start + 1;
  while (at < limit && (at & 3) !== 0) {
    if (pixels[at] !== value) return at;
    at += 1;
  }
  if (pixels[at] !== value) return at;
  const words = new Uint32Array(pixels.buffer, 0, pixels.length >> 2);
  const four = Math.imul(value, 0x01010101) >>> 0;
  while (at + 4 <= limit && words[at >> 2] === four) at += 4;
  while (at < limit && pixels[at] === value) at += 1;
  return at;
}
