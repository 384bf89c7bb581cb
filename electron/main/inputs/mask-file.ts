import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { z } from 'zod';
import type { KeptMask } from '../../../shared/mask.ts';
import { InputRef } from '../../../shared/request.ts';

/** The first line of a kept mask; the coverage follows, packed. One file, so that both are always of one moment. */
const Head = z.object({
  schema: z.literal(1),
  width: z.int().min(1),
  height: z.int().min(1),
  feather: z.number().min(0),
  input: InputRef.nullable(),
});

const NEWLINE = 10;
const pack = promisify(deflate);
const unpack = promisify(inflate);

export async function maskFileBytes({ coverage, ...facts }: KeptMask): Promise<Buffer> {
  const head = Head.parse({ ...facts, schema: 1 });
  // Level 1: a mask is long runs, and this happens after every stroke.
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), await pack(coverage, { level: 1 })]);
}

/** Null for anything that isn't a whole mask. */
export async function readMaskFile(bytes: Buffer): Promise<KeptMask | null> {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) return null;
  try {
    const { schema: _schema, ...facts } = Head.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    const size = facts.width * facts.height;
    const coverage = await unpack(bytes.subarray(end + 1), { maxOutputLength: size + 1 });
    return coverage.length === size ? { ...facts, coverage: new Uint8Array(coverage) } : null;
  } catch {
    return null;
  }
}
