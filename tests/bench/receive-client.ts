import { mkdtemp, open, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import OpenAI from 'openai';
import { receive } from '../../electron/main/api/receive.ts';
import { answerHead } from '../support/answer-bytes.ts';

/** Runs one client once, in a process of its own, so that its peak memory is nobody else's. */

type Client = (base: string, folder: string, streamed: boolean) => Promise<void>;

async function writeSynced(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'w');
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
}

const ours: Client = async (base, folder, streamed) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${base}/v1/images/generations${streamed ? '?stream' : ''}`, resolve).on('error', reject);
  });
  const head = answerHead({ contentType: response.headers['content-type'] ?? null });
  for await (const event of receive(head, response, folder))
    if (event.type === 'reply' && event.reply.images.length === 0) throw new Error('no image');
};

const plainFetch: Client = async (base, folder) => {
  const response = await fetch(`${base}/v1/images/generations`);
  const body = (await response.json()) as { data: { b64_json: string }[] };
  await writeSynced(join(folder, 'image'), Buffer.from(body.data[0]?.b64_json ?? '', 'base64'));
};

const official: Client = async (base, folder, streamed) => {
  const client = new OpenAI({ apiKey: 'bench', baseURL: `${base}/v1`, maxRetries: 0 });
  const request = { model: 'gpt-image-2', prompt: 'bench' } as const;
  if (!streamed) {
    const reply = await client.images.generate(request);
    return await writeSynced(join(folder, 'image'), Buffer.from(reply.data?.[0]?.b64_json ?? '', 'base64'));
  }
  let number = 0;
  for await (const event of await client.images.generate({ ...request, stream: true })) {
    await writeSynced(join(folder, `image-${(number += 1)}`), Buffer.from(event.b64_json, 'base64'));
  }
};

const clients: Readonly<Record<string, Client>> = { ours, fetch: plainFetch, openai: official };

const [name = '', base = '', streamed = ''] = process.argv.slice(2);
const client = clients[name];
if (client === undefined) throw new Error(`no client ${name}`);
const folder = await mkdtemp(join(tmpdir(), 'octen-bench-'));
const loop = monitorEventLoopDelay({ resolution: 1 });
const residentAtStart = process.memoryUsage.rss();
let peak = residentAtStart;
const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 2);
// The first call loads code and warms it; what is measured is the second.
await client(`${base}/warm`, folder, streamed === 'streamed');
loop.enable();
const startedMs = performance.now();
await client(`${base}/full`, folder, streamed === 'streamed');
const wallMs = performance.now() - startedMs;
loop.disable();
clearInterval(sampler);
peak = Math.max(peak, process.memoryUsage.rss());
await rm(folder, { recursive: true, force: true });
console.log(JSON.stringify({ wallMs, blockedMs: loop.max / 1e6, peakBytes: peak - residentAtStart }));
