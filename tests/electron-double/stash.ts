import { randomUUID } from 'node:crypto';

/** Large buffers on their way between page and main, each taken once by its token. */
const kept = new Map<string, Buffer>();

export function stashBytes(bytes: Buffer): string {
  const token = randomUUID();
  kept.set(token, bytes);
  return token;
}

export function takeBytes(token: string): Buffer {
  const bytes = kept.get(token) ?? Buffer.alloc(0);
  kept.delete(token);
  return bytes;
}

/** A piece of what is kept; the last piece ends the keeping. */
export function takePiece(token: string, from: number, length: number): Uint8Array {
  const bytes = kept.get(token) ?? Buffer.alloc(0);
  if (from + length >= bytes.length) kept.delete(token);
  return new Uint8Array(bytes.subarray(from, from + length));
}
