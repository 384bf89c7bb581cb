import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { DemoServer } from '../../../../electron/main/demo/demo-server.ts';
import { demo } from '../../../support/ask-demo.ts';

const KEY = 'demo-key';

/** The official client; only the base URL and the header are ours. */
const clientFor = (server: DemoServer): OpenAI =>
  new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'unused', defaultHeaders: { 'x-api-key': KEY }, maxRetries: 0 });

const body = {
  model: 'openai/gpt-image-2',
  prompt: 'A geometric poster',
  size: '1024x1024',
  output_format: 'jpeg',
} as const;

describe('the official openai client', () => {
  it('makes a picture', async () => {
    const answer = await clientFor(await demo({ key: KEY })).images.generate(body);
    expect(answer.data?.[0]?.b64_json).toMatch(/^\/9j\//);
    expect(answer.usage?.output_tokens).toBe(196);
    expect(answer.size).toBe('1024x1024');
  });

  it('streams previews and the final', async () => {
    const stream = await clientFor(await demo({ key: KEY })).images.generate({
      ...body,
      stream: true,
      partial_images: 2,
    });
    const types: string[] = [];
    for await (const event of stream) types.push(event.type);
    expect(types).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ]);
  });

  it('understands the errors, plain and in a stream', async () => {
    const server = await demo({ key: KEY });
    const client = clientFor(server);
    await expect(client.images.generate({ ...body, n: 0 })).rejects.toMatchObject({
      status: 400,
      param: 'n',
      code: 'integer_below_min_value',
    });
    server.faults.set({ '429-seconds': { value: 1, times: 1 } });
    await expect(client.images.generate(body)).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    server.faults.set({ 'moderation-stream': 'unnamed' });
    const stream = await client.images.generate({ ...body, stream: true });
    const read = async (): Promise<void> => {
      for await (const event of stream) expect(event.type).not.toContain('completed');
    };
    await expect(read()).rejects.toMatchObject({ code: 'moderation_blocked' });
  });
});
