import { crc32 } from 'node:zlib';
import type { OutputFormat } from '../validation-table.ts';

/** A private, ancillary PNG chunk full of zeros, for before IEND. */
function pngChunk(size: number): Buffer {
  const chunk = Buffer.alloc(size + 12);
  chunk.writeUInt32BE(size, 0);
  chunk.write('dmPd', 4, 'latin1');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, size + 8)), size + 8);
  return chunk;
}

/** A bigger file of the same picture: a chunk decoders skip in PNG, bytes after the end in the other formats. */
export function padTo(bytes: Buffer, format: OutputFormat, wantedBytes: number): Buffer {
  const missing = wantedBytes - bytes.length;
  if (missing <= 12) return bytes;
  if (format !== 'png') return Buffer.concat([bytes, Buffer.alloc(missing)]);
  return Buffer.concat([bytes.subarray(0, -12), pngChunk(missing - 12), bytes.subarray(-12)]);
}
