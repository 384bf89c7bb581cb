import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { z } from 'zod';
import type { KeptMask } from '../../../shared/mask.ts';
import { InputRef, MOST_FEATHER } from '../../../shared/request.ts';

/** The first line of a kept mask; the coverage follows, packed. One file, so that both are always of one moment. */
const Head = z.object({
  schema: z.literal(1),
  width: z.int().min(1),
  height: z.int().min(1),
  feather: z.number().min(0).max(MOST_FEATHER),
  input: InputRef.nullable(),
  /** What the picture is called; masks of earlier versions don't say. */
  name: z.string().max(255).default(''),
});
export type MaskFacts = Omit<z.infer<typeof Head>, 'schema'>;

/** Bytes in which the first line fits. */
export const HEAD_BYTES = 4096;

const NEWLINE = 10;
const pack = promisify(deflate);
const unpack = promisify(inflate);

export async function maskFileBytes({ coverage, ...facts }: KeptMask & { readonly name: string }): Promise<Buffer> {
  const head = Head.parse({ ...facts, schema: 1 });
  // Level 1: a mask is long runs, and this happens after every stroke.
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), await pack(coverage, { level: 1 })]);
}

/** What the beginning of a kept mask says of it; null for anything else. */
export function readMaskFacts(start: Buffer): MaskFacts | null {
  const end = start.indexOf(NEWLINE);
  if (end < 0) return null;
  try {
    const { schema: _schema, ...facts } = Head.parse(JSON.parse(start.toString('utf8', 0, end)));
    return facts;
  } catch {
    return null;
  }
}

/** Null for anything that isn't a whole mask. */
export async function readMaskFile(bytes: Buffer): Promise<KeptMask | null> {
  const found = readMaskFacts(bytes);
  if (!found) return null;
  const { name: _name, ...facts } = found;
  const size = facts.width * facts.height;
  try {
    const coverage = await unpack(bytes.subarray(bytes.indexOf(NEWLINE) + 1), { maxOutputLength: size + 1 });
    return coverage.length === size ? { ...facts, coverage: new Uint8Array(coverage) } : null;
  } catch {
    return null;
  }
}
