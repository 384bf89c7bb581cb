import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { MaskDraft } from '../../../shared/mask.ts';
import { createRunDeflater, type RunDeflater } from './deflate-runs.ts';

/** A few milliseconds at a time: a large mask must not keep jobs and windows waiting. */
const TURN_PIXELS = 2_000_000;

/**
 * A mask as the service reads it (api.md §2.6): RGBA, clear where repainted, opaque white where kept, nothing between,
 * because partial transparency has no meaning there. The same mask is the same bytes every time: what is shown as "what
 * will be sent" is what is sent.
 *
 * Each row is written as what differs from the one above (PNG's filter Up), which is nothing but runs; so the 64 MB of
 * pixels that a mask of 4096² would be are never made.
 */
export async function encodeMask({ width, height, coverage }: Omit<MaskDraft, 'feather'>): Promise<Buffer> {
  const deflater = createRunDeflater();
  const checksum = createChecksum();
  const rowsPerTurn = Math.max(1, Math.floor(TURN_PIXELS / width));
  let above: Uint8Array = new Uint8Array(width);
  for (let y = 0; y < height; y += 1) {
    if (y > 0 && y % rowsPerTurn === 0) await setImmediate();
    const row = coverage.subarray(y * width, (y + 1) * width);
    const changes = y === 0 ? IN_THE_FIRST_ROW : BELOW_ANOTHER;
    deflater.literal(UP);
    checksum.add(UP, 1);
    eachRun(row, above, (change, count) => writeRun(deflater, checksum, changes[change] ?? changes[1], count));
    above = row;
  }
  return pngOf(width, height, deflater.finish(checksum.value()));
}

/** PNG's filter of a row that is written as what differs from the one above. */
const UP = 2;

/** What a pixel adds to the one above it: its four bytes less theirs. */
type Added = { readonly colour: number; readonly alpha: number };
/** By what a pixel is to the one above: 0 kept below repainted, 1 as that one, 2 repainted below kept. */
type AddedBy = readonly [Added, Added, Added];
const BELOW_ANOTHER: AddedBy = [
  { colour: 0, alpha: 255 },
  { colour: 0, alpha: 0 },
  { colour: 0, alpha: 1 },
];
/** Above the first row are zeros; it is looked at as if all above it were kept. */
const IN_THE_FIRST_ROW: AddedBy = [
  { colour: 255, alpha: 255 },
  { colour: 255, alpha: 255 },
  { colour: 255, alpha: 0 },
];

/** Whether a pixel is repainted is the highest bit of its byte (REPAINT_FROM). */
function eachRun(row: Uint8Array, above: Uint8Array, run: (change: number, count: number) => void): void {
  if (Buffer.compare(row, above) === 0) return run(1, row.length);
  const skip = skipsSame(row, above);
  for (let from = 0; from < row.length; ) {
    const change = changeAt(row, above, from);
    let to = from + 1;
    while (to < row.length && changeAt(row, above, to) === change) to = change === 1 ? skip(to) : to + 1;
    run(change, to - from);
    from = to;
  }
}

/** From a pixel that is as the one above, on to the next that may differ: four at a time, most of a mask is so. */
function skipsSame(row: Uint8Array, above: Uint8Array): (from: number) => number {
  if (((row.byteOffset | above.byteOffset) & 3) !== 0) return (from) => from + 1;
  const words = new Uint32Array(row.buffer, row.byteOffset, row.length >> 2);
  const others = new Uint32Array(above.buffer, above.byteOffset, above.length >> 2);
  return (from) => {
    if ((from & 3) !== 0) return from + 1;
    let word = from >> 2;
    while (word < words.length && (((words[word] ?? 0) ^ (others[word] ?? 0)) & 0x80808080) === 0) word += 1;
    return Math.max(from + 1, word * 4);
  };
}

const changeAt = (row: Uint8Array, above: Uint8Array, x: number): number =>
  1 + ((row[x] ?? 0) >> 7) - ((above[x] ?? 0) >> 7);

function writeRun(deflater: RunDeflater, checksum: Checksum, { colour, alpha }: Added, count: number): void {
  deflater.literal(colour);
  if (colour === alpha) {
    deflater.repeat(1, 4 * count - 1);
    return checksum.add(colour, 4 * count);
  }
  deflater.literal(colour);
  deflater.literal(colour);
  deflater.literal(alpha);
  if (count > 1) deflater.repeat(4, 4 * (count - 1));
  for (let pixel = 0; pixel < count; pixel += 1) {
    checksum.add(colour, 3);
    checksum.add(alpha, 1);
  }
}

/** Adler-32 (RFC 1950 §9) of runs, without going through their bytes. */
type Checksum = { add(byte: number, count: number): void; value(): number };

const ADLER = 65_521;

function createChecksum(): Checksum {
  let [low, high] = [1, 0];
  return {
    add(byte, count) {
      high = (high + count * low + (byte * count * (count + 1)) / 2) % ADLER;
      low = (low + byte * count) % ADLER;
    },
    value: () => high * 65_536 + low,
  };
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const [EIGHT_BITS, RGBA] = [8, 6];

function pngOf(width: number, height: number, packed: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = EIGHT_BITS;
  header[9] = RGBA;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
