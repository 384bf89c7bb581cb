import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterEach, expect, test } from 'vitest';
import { ROOT } from '../support/source-tree.ts';

let served: ChildProcess | null = null;
afterEach(async () => {
  if (served === null || served.exitCode !== null) return;
  served.kill();
  await once(served, 'exit');
});

/** Starts `demo serve` as a person would, and answers its address and key as it prints them. */
async function serve(...options: readonly string[]): Promise<{ url: string; key: string }> {
  const script = join(ROOT, 'electron/main/terminal/index.ts');
  served = spawn(process.execPath, [script, 'demo', 'serve', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of served.stdout ?? []) {
    text += String(chunk);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    const key = /octen-demo-key/.exec(text)?.[0];
    if (url && key) return { url, key };
  }
  throw new Error(`It said no address: ${text}`);
}

const request = {
  model: 'openai/gpt-image-2',
  prompt: 'A geometric poster',
  size: '1024x1024',
  output_format: 'jpeg',
} as const;

test('the official openai client works against it with nothing but base URL and header changed', async () => {
  const { url, key } = await serve();
  const client = new OpenAI({
    baseURL: `${url}/v1`,
    apiKey: 'unused',
    defaultHeaders: { 'x-api-key': key },
    maxRetries: 0,
  });
  const answer = await client.images.generate(request);
  expect(answer.data?.[0]?.b64_json).toMatch(/^\/9j\//);
  const types: string[] = [];
  for await (const event of await client.images.generate({ ...request, stream: true, partial_images: 2 }))
    types.push(event.type);
  expect(types).toEqual([
    'image_generation.partial_image',
    'image_generation.partial_image',
    'image_generation.completed',
  ]);
});

test('it takes as many requests a minute as it is told, for each model', async () => {
  const { url, key } = await serve('--rpm', '1', '--fault', 'empty-data');
  const ask = (model: string) =>
    fetch(`${url}/v1/images/generations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ ...request, model }),
    });
  expect((await ask(request.model)).status).toBe(200);
  const refused = await ask(request.model);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ error: { message: expect.stringMatching(/try again in \d/i) } });
  expect((await ask('openai/gpt-image-1-mini')).status).toBe(200);
});

test.each(['0', 'many'])('a limit of %s is refused before it serves', async (rpm) => {
  await expect(serve('--rpm', rpm)).rejects.toThrow('It said no address');
  expect(served?.exitCode ?? (await once(served as ChildProcess, 'exit'))[0]).toBe(2);
});

test('it misbehaves as asked, and ends when it is told to', async () => {
  const { url, key } = await serve('--fault', '403-balance');
  const client = new OpenAI({
    baseURL: `${url}/v1`,
    apiKey: 'unused',
    defaultHeaders: { 'x-api-key': key },
    maxRetries: 0,
  });
  await expect(client.images.generate(request)).rejects.toBeInstanceOf(OpenAI.PermissionDeniedError);
  served?.kill('SIGTERM');
  const [code] = (await once(served as ChildProcess, 'exit')) as [number | null];
  expect(code).toBe(0);
});
