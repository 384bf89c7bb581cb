import { spawn } from 'node:child_process';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pngBytes } from '../support/answer-bytes.ts';
import { type BenchRow, median, ratio } from './bench-row.ts';

/** Receiving an answer over loopback into a synced file, against fetch and the official client in the same run. */

type Measure = { readonly wallMs: number; readonly blockedMs: number; readonly peakBytes: number };

const megabyte = 1024 * 1024;
const rounds = 5;

const json = (bytes: number): string =>
  JSON.stringify({ id: 'img-1', created: 1, data: [{ b64_json: pngBytes(64, 64, bytes).toString('base64') }] });

const event = (type: string, bytes: number): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, b64_json: pngBytes(64, 64, bytes).toString('base64') })}\n\n`;

function stream(partial: number, final: number): string {
  const partials = Array.from({ length: 3 }, () => event('image_generation.partial_image', partial));
  return [...partials, event('image_generation.completed', final)].join('');
}

type Bodies = { readonly full: string; readonly warm: string; readonly contentType: string };

/** Sends in chunks of 64 KB, waiting for the socket as a service does. */
async function send(response: ServerResponse, body: Buffer, contentType: string): Promise<void> {
  response.writeHead(200, { 'content-type': contentType });
  for (let at = 0; at < body.length; at += 65_536) {
    const went = response.write(body.subarray(at, at + 65_536));
    if (!went) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
}

async function serve(bodies: Bodies): Promise<{ base: string; server: Server }> {
  const full = Buffer.from(bodies.full);
  const warm = Buffer.from(bodies.warm);
  const server = createServer((request, response) => {
    request.resume();
    void send(response, (request.url ?? '').startsWith('/full') ? full : warm, bodies.contentType);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { base: `http://127.0.0.1:${address.port}`, server };
}

async function measure(client: string, base: string, streamed: boolean): Promise<Measure> {
  const script = join(import.meta.dirname, 'receive-client.ts');
  const child = spawn(process.execPath, [script, client, base, streamed ? 'streamed' : 'plain'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) output += String(text);
  return JSON.parse(output) as Measure;
}

/** Clients take turns, so that a busy moment of the machine meets them all. */
async function compare(
  bodies: Bodies,
  clients: readonly string[],
  streamed: boolean,
): Promise<Record<string, Measure>> {
  const { base, server } = await serve(bodies);
  const all: Record<string, Measure[]> = Object.fromEntries(clients.map((client) => [client, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const client of clients) all[client]?.push(await measure(client, base, streamed));
  }
  server.close();
  const summary = (measures: readonly Measure[]): Measure => ({
    wallMs: median(measures.map((one) => one.wallMs)),
    // The promise is "never": one long block in any round counts.
    blockedMs: Math.max(...measures.map((one) => one.blockedMs)),
    peakBytes: median(measures.map((one) => one.peakBytes)),
  });
  return Object.fromEntries(Object.entries(all).map(([client, measures]) => [client, summary(measures)]));
}

function ownRows(name: string, own: Measure | undefined): BenchRow[] {
  return [
    { what: `${name}: event loop blocked at most`, value: own?.blockedMs ?? Number.NaN, unit: 'ms', target: 16 },
    {
      what: `${name}: peak memory over start`,
      value: (own?.peakBytes ?? Number.NaN) / megabyte,
      unit: 'MB',
      target: 64,
    },
  ];
}

async function jsonCase(megabytes: number): Promise<BenchRow[]> {
  const bodies = { full: json(megabytes * megabyte), warm: json(megabyte), contentType: 'application/json' };
  const found = await compare(bodies, ['ours', 'fetch', 'openai'], false);
  const name = `JSON ${megabytes} MB`;
  const wall = (client: string): number => found[client]?.wallMs ?? Number.NaN;
  return [
    ratio(`${name}: wall against fetch().json()`, wall('ours') / wall('fetch'), 0.8),
    ratio(`${name}: wall against the openai client`, wall('ours') / wall('openai'), 1),
    ...ownRows(name, found['ours']),
  ];
}

async function streamCase(): Promise<BenchRow[]> {
  const bodies = {
    full: stream(4 * megabyte, 12 * megabyte),
    warm: stream(megabyte, megabyte),
    contentType: 'text/event-stream',
  };
  const found = await compare(bodies, ['ours', 'openai'], true);
  const name = 'events 3 × 4 + 12 MB';
  return [
    ratio(
      `${name}: wall against the openai client`,
      (found['ours']?.wallMs ?? Number.NaN) / (found['openai']?.wallMs ?? Number.NaN),
      0.5,
    ),
    ...ownRows(name, found['ours']),
  ];
}

export const cases = [
  { name: 'receive JSON 30 MB', run: () => jsonCase(30) },
  { name: 'receive JSON 120 MB', run: () => jsonCase(120) },
  { name: 'receive events', run: streamCase },
] as const;
