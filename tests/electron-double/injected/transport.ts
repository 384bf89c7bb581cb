/** How messages travel between the preload's world and the main process. Runs in the page, as text. */
import { decodeClone, encodeClone, type Packed } from '../codec.ts';

/** A packed value on the wire: small buffers as base64, large ones left at the scheme server under a token. */
export interface WireValue {
  j: Packed;
  b64?: string[];
  tok?: string;
  lens?: number[];
}

/** A question that the main process answers while this thread stands still. */
export type SyncQuestion =
  | ({ k: 'sync'; ch: string } & WireValue)
  | { k: 'open'; url: string; name: string; features: string }
  | { k: 'take'; tok: string; i: number; step: number };

export interface PreloadEnvironment {
  /** Name of the binding by which the page calls main. */
  binding: string;
  /** Origin of the scheme server, for documents that it does not serve. */
  serverOrigin: string;
  process: Record<string, unknown>;
}

interface Base64Bytes {
  toBase64(): string;
}

interface Base64Constructor {
  fromBase64(text: string): Uint8Array;
}

/**
 * `debugger` stops this thread; main reads `ask` and `file` over CDP, writes `answer` and lets it run on
 * (sync-channel.ts knows this function by its name and its variables by theirs).
 */
export function __doubleSync(ask: string, file?: File): string {
  let answer = '';
  // oxlint-disable-next-line no-debugger
  debugger;
  void ask;
  void file;
  return answer;
}

export function askSync(question: SyncQuestion): unknown {
  const reply = JSON.parse(__doubleSync(JSON.stringify(question))) as WireValue & { err?: string };
  if (reply.err !== undefined) throw new Error(reply.err);
  return decodeClone(reply.j, inlineBuffers(reply));
}

export function inlineBuffers(wire: WireValue): Uint8Array[] {
  return (wire.b64 ?? []).map((text) => (Uint8Array as unknown as Base64Constructor).fromBase64(text));
}

export function serverBase(environment: PreloadEnvironment): string {
  return /^https?:/.test(location.protocol) ? '' : environment.serverOrigin;
}

/** Large bodies go by a synchronous POST, which keeps the order of messages as Electron's serialization does. */
export function packForMain(environment: PreloadEnvironment, value: unknown): WireValue {
  const { j, bufs } = encodeClone(value);
  const size = bufs.reduce((sum, bytes) => sum + bytes.length, 0);
  if (size > 262_144) {
    try {
      const request = new XMLHttpRequest();
      request.open('POST', `${serverBase(environment)}/__double__/up`, false);
      request.send(new Blob(bufs as Uint8Array<ArrayBuffer>[]));
      if (request.status === 200) return { j, tok: request.responseText, lens: bufs.map((bytes) => bytes.length) };
    } catch {
      // a policy without connect-src 'self': base64 over the binding instead
    }
  }
  return { j, b64: bufs.map((bytes) => (bytes as unknown as Base64Bytes).toBase64()) };
}

export async function fetchBuffers(environment: PreloadEnvironment, wire: WireValue): Promise<Uint8Array[]> {
  const lengths = wire.lens ?? [];
  const tok = wire.tok ?? '';
  const all = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  try {
    const response = await fetch(`${serverBase(environment)}/__double__/down/${tok}`);
    all.set(new Uint8Array(await response.arrayBuffer()));
  } catch {
    const step = 8 << 20; // bytes; far below the 100 MiB at which Chromium drops a CDP message
    for (let i = 0; i < all.length; i += step) all.set(askSync({ k: 'take', tok, i, step }) as Uint8Array, i);
  }
  let at = 0;
  return lengths.map((length) => all.slice(at, (at += length)));
}
