/**
 * Deflate (RFC 1951) for bytes that are known to be runs: whoever writes says so, and nothing is searched. A mask of
 * 4096 × 4096 pixels, 64 MB as RGBA, is packed from a few thousand runs in less time than it takes to write those 64 MB
 * down, and smaller than zlib packs it.
 */
export type RunDeflater = {
  literal(byte: number): void;
  /** As many of the last `distance` bytes once more, over and over. `length` is 3 or more. */
  repeat(distance: 1 | 4, length: number): void;
  /** Everything so far, with the frame of zlib around it (RFC 1950). `checksum` is the Adler-32 of what was written. */
  finish(checksum: number): Buffer;
};

/** Literals and repeats of one block. What is put together here is packed by one pair of codes. */
const BLOCK = 65_536;
const END_OF_BLOCK = 256;
const LONGEST = 258;
/** Of a repeat: its length above, and whether it goes back four bytes. */
const [IS_REPEAT, IS_FAR] = [0x8000_0000, 0x4000_0000];

export function createRunDeflater(): RunDeflater {
  const bits = createBits();
  const tokens = new Uint32Array(BLOCK);
  let count = 0;
  bits.write(0x9c78, 16);
  const push = (token: number): void => {
    if (count === BLOCK) {
      writeBlock(bits, tokens, false);
      count = 0;
    }
    tokens[count] = token;
    count += 1;
  };
  return {
    literal: push,
    repeat: (distance, length) => push((IS_REPEAT | (distance === 4 ? IS_FAR : 0) | length) >>> 0),
    finish(checksum) {
      writeBlock(bits, tokens.subarray(0, count), true);
      return bits.finish(checksum);
    },
  };
}

/** Lengths of repeats, in parts of 3 to 258 bytes. */
function eachPart(length: number, part: (length: number) => void): void {
  let left = length;
  while (left > LONGEST) {
    const next = left - LONGEST < 3 ? left - 3 : LONGEST;
    part(next);
    left -= next;
  }
  part(left);
}

/** Symbol, extra bits and their value for a length of 3 to 258 (RFC 1951 §3.2.5). */
const LENGTHS = Array.from({ length: LONGEST + 1 }, (_none, length) => {
  if (length === LONGEST) return { symbol: 285, extra: 0, value: 0 };
  if (length < 11) return { symbol: 254 + length, extra: 0, value: 0 };
  const extra = 29 - Math.clz32(length - 3);
  const value = (length - 3) & ((1 << extra) - 1);
  return { symbol: 257 + 4 * extra + ((length - 3) >> extra), extra, value };
});
/** Going back 1 byte is symbol 0, going back 4 is 3; neither has extra bits. */
const farSymbol = (token: number): 0 | 3 => (token & IS_FAR ? 3 : 0);
const lengthOf = (token: number): number => token & 0x3fff_ffff;
const WHOLE = LENGTHS[LONGEST] ?? { symbol: 285, extra: 0, value: 0 };

function writeBlock(bits: Bits, tokens: Uint32Array, isLast: boolean): void {
  const [words, backs] = [new Uint32Array(286), new Uint32Array(4)];
  const count = (counts: Uint32Array, symbol: number): void => void (counts[symbol] = (counts[symbol] ?? 0) + 1);
  count(words, END_OF_BLOCK);
  count(backs, 0); // one code at least
  for (const token of tokens) {
    if (token < IS_REPEAT) count(words, token);
    else
      eachPart(lengthOf(token), (length) => {
        count(words, (LENGTHS[length] ?? WHOLE).symbol);
        count(backs, farSymbol(token));
      });
  }
  const [wordCode, backCode] = [codeOf(words, 15), codeOf(backs, 15)];
  bits.write(isLast ? 0b101 : 0b100, 3);
  writeCodes(bits, wordCode, backCode);
  for (const token of tokens) {
    if (token < IS_REPEAT) bits.symbol(wordCode, token);
    else
      eachPart(lengthOf(token), (length) => {
        const { symbol, extra, value } = LENGTHS[length] ?? WHOLE;
        bits.symbol(wordCode, symbol);
        bits.write(value, extra);
        bits.symbol(backCode, farSymbol(token));
      });
  }
  bits.symbol(wordCode, END_OF_BLOCK);
}

/** The order in which the lengths of the third code are written (RFC 1951 §3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Both codes are told by the lengths of their words, which are packed by a third code; its three repeats go unused. */
function writeCodes(bits: Bits, words: Code, backs: Code): void {
  const lengths = [...words.lengths, ...backs.lengths];
  const counts = new Uint32Array(19);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const third = codeOf(counts, 7);
  bits.write(words.lengths.length - 257, 5);
  bits.write(backs.lengths.length - 1, 5);
  bits.write(ORDER.length - 4, 4);
  for (const symbol of ORDER) bits.write(third.lengths[symbol] ?? 0, 3);
  for (const length of lengths) bits.symbol(third, length);
}

/** Bits of each symbol's word, and the word, its first bit lowest. */
type Code = { readonly lengths: Uint8Array; readonly words: Uint16Array };

/** Huffman's code for symbols that occur this often, no word longer than `most` bits. */
function codeOf(counts: Uint32Array, most: number): Code {
  let lengths = lengthsFor(counts);
  for (let flat = counts; Math.max(...lengths) > most; ) {
    flat = flat.map((count) => (count > 0 ? (count >> 2) + 1 : 0)); // rare ones become less rare
    lengths = lengthsFor(flat);
  }
  const words = new Uint16Array(counts.length);
  let next = 0;
  for (let bits = 1; bits <= most; bits += 1) {
    for (let symbol = 0; symbol < words.length; symbol += 1) {
      if (lengths[symbol] !== bits) continue;
      words[symbol] = reversed(next, bits);
      next += 1;
    }
    next <<= 1;
  }
  return { lengths, words };
}

type Tree = { readonly count: number; readonly symbols: readonly number[] };

function lengthsFor(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  let trees: Tree[] = [...counts].flatMap((count, symbol) => (count > 0 ? [{ count, symbols: [symbol] }] : []));
  const [only, second] = trees;
  if (only && !second) lengths[only.symbols[0] ?? 0] = 1;
  while (trees.length > 1) {
    trees = trees.toSorted((a, b) => a.count - b.count);
    const symbols = trees.splice(0, 2).flatMap((tree) => tree.symbols);
    const count = symbols.reduce((sum, symbol) => sum + (counts[symbol] ?? 0), 0);
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
    trees.push({ count, symbols });
  }
  return lengths;
}

function reversed(word: number, bits: number): number {
  let turned = 0;
  for (let bit = 0; bit < bits; bit += 1) turned |= ((word >> bit) & 1) << (bits - 1 - bit);
  return turned;
}

type Bits = {
  /** At most 16 bits, the lowest first. */
  write(value: number, bits: number): void;
  symbol(code: Code, symbol: number): void;
  /** Whole bytes from here on: the checksum, highest first. */
  finish(checksum: number): Buffer;
};

function createBits(): Bits {
  let bytes = Buffer.alloc(65_536);
  let [end, held, heldBits] = [0, 0, 0];
  const write = (value: number, bits: number): void => {
    held |= value << heldBits;
    heldBits += bits;
    if (heldBits < 16) return;
    if (end + 8 > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    bytes[end] = held & 255;
    bytes[end + 1] = (held >> 8) & 255;
    end += 2;
    held >>>= 16;
    heldBits -= 16;
  };
  return {
    write,
    symbol: (code, symbol) => write(code.words[symbol] ?? 0, code.lengths[symbol] ?? 0),
    finish(checksum) {
      if (heldBits > 0) bytes[end] = held & 255;
      if (heldBits > 8) bytes[end + 1] = held >> 8;
      end += Math.ceil(heldBits / 8);
      return Buffer.concat([bytes.subarray(0, end), Buffer.from(Uint32Array.of(checksum).buffer).reverse()]);
    },
  };
}
