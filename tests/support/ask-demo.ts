import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import sharp from 'sharp';
import { afterEach, vi } from 'vitest';
import type { DemoOptions, DemoServer } from '../../electron/main/demo/demo-server.ts';
import { startDemoServer } from '../../electron/main/demo/demo-server.ts';

/** What came back, byte for byte; `chunks` are the pieces the HTTP parser saw. */
export type RawAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
  chunks: number[];
  /** Milliseconds until the headers came. */
  headersAfterMs: number;
  /** The connection broke before the answer was whole. */
  broken: string | null;
};

// Pictures are really painted; on a busy machine a dozen of them take longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const running: DemoServer[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

/** A demo service without artificial pauses, closed after the test. */
export async function demo(options: DemoOptions = {}): Promise<DemoServer> {
  const server = await startDemoServer({ paceMs: 0, ...options });
  running.push(server);
  return server;
}

export type Ask = { headers?: Record<string, string>; method?: string; path?: string; raw?: string };

/** Sends a body through node:http; never throws for what the service does. */
export function ask(server: DemoServer, body: unknown, how: Ask = {}): Promise<RawAnswer> {
  const started = performance.now();
  const answer: RawAnswer = {
    status: 0,
    headers: {},
    bytes: Buffer.alloc(0),
    text: '',
    chunks: [],
    headersAfterMs: 0,
    broken: null,
  };
  const parts: Buffer[] = [];
  return new Promise((resolve) => {
    const finish = (broken: string | null): void => {
      answer.broken ??= broken;
      answer.bytes = Buffer.concat(parts);
      answer.text = answer.bytes.toString('utf8');
      resolve(answer);
    };
    const sent = request(
      `${server.url}${how.path ?? '/v1/images/generations'}`,
      {
        method: how.method ?? 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'x-api-key': 'demo', ...how.headers },
      },
      (response) => {
        answer.status = response.statusCode ?? 0;
        answer.headers = response.headers;
        answer.headersAfterMs = performance.now() - started;
        response.on('data', (chunk: Buffer) => {
          parts.push(chunk);
          answer.chunks.push(chunk.length);
        });
        response.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
        response.on('end', () => finish(null));
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
    sent.end(how.raw ?? JSON.stringify(body));
  });
}

/** A small, quick request: the smallest legal picture, as a jpeg. */
export const small = {
  model: 'openai/gpt-image-2',
  prompt: 'A geometric poster',
  size: '816x816',
  output_format: 'jpeg',
  output_compression: 40,
} as const;

export const smallStream = { ...small, stream: true, partial_images: 2 } as const;

export type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- answers are read field by field

export const json = (answer: RawAnswer): Json => JSON.parse(answer.text) as Json;

/** The events of a well-framed stream. */
export const events = (answer: RawAnswer): Json[] =>
  answer.text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)) as Json);

export const pictureOf = (item: Json): Buffer => Buffer.from(String(item.b64_json), 'base64');

/** A picture of one colour, as base64. */
export async function flatPicture(
  width: number,
  height: number,
  format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
  colour = '#4a7c59',
): Promise<string> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer();
  return bytes.toString('base64');
}

/** A mask: opaque, with one transparent rectangle. */
export async function maskWithHole(
  width: number,
  height: number,
  hole: { left: number; top: number; width: number; height: number },
): Promise<string> {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let y = hole.top; y < hole.top + hole.height; y++) {
    for (let x = hole.left; x < hole.left + hole.width; x++) pixels[(y * width + x) * 4 + 3] = 0;
  }
  return (
    await sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer()
  ).toString('base64');
}
