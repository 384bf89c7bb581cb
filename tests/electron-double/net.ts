import type { Net } from 'electron';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { strict, type StandIn } from './strict.ts';

/** Chromium tells a file's type by its extension. */
const typeOf: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const chunkBytes = 256 * 1024;

function streamOf(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(chunkBytes), 0, chunkBytes);
      if (bytesRead > 0) {
        controller.enqueue(buffer.subarray(0, bytesRead));
        return;
      }
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  });
}

/** A missing file rejects, as in Electron; it is not a 404. */
async function fetchFile(url: string): Promise<Response> {
  const location = fileURLToPath(url);
  let file: FileHandle;
  try {
    file = await open(location);
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  }
  const { size } = await file.stat();
  const type = typeOf[path.extname(location).toLowerCase()] ?? 'application/octet-stream';
  return new Response(streamOf(file), { headers: { 'content-type': type, 'content-length': String(size) } });
}

const network = {
  /** Tests set it to take the network away. */
  __isOnline: true,
  isOnline: () => network.__isOnline,
  get online() {
    return network.__isOnline;
  },
  fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url;
    return url.startsWith('file:') ? fetchFile(url) : fetch(input, init);
  },
};

network satisfies StandIn<typeof network, Net>;

export const net = strict('net', network);
