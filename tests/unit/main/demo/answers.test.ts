import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ask, demo, events, flatPicture, json, pictureOf, small, smallStream } from '../../../support/ask-demo.ts';

const gemini = { model: 'nano-banana-2', prompt: 'A quiet sea' };
const measure = async (bytes: Buffer): Promise<string> => {
  const { width, height, format } = await sharp(bytes).metadata();
  return `${width}x${height} ${format}`;
};

describe('a GPT answer', () => {
  it('echoes what was applied and gives n different pictures', async () => {
    const answer = json(await ask(await demo(), { ...small, n: 3 }));
    expect(answer).toMatchObject({ background: 'opaque', output_format: 'jpeg', quality: 'low', size: '816x816' });
    expect(answer.id).toMatch(/^img-[0-9a-f]{16}$/);
    expect(Math.abs(answer.created - Date.now() / 1000)).toBeLessThan(60);
    expect(new Set(answer.data.map((item: object) => pictureOf(item).toString('base64'))).size).toBe(3);
    expect(answer).not.toHaveProperty('text');
    expect(answer).not.toHaveProperty('parts');
  });

  it.each([
    ['png', '816x816', 'openai/gpt-image-2'],
    ['jpeg', '1024x1536', 'openai/gpt-image-1-mini'],
    ['webp', '1600x624', 'openai/gpt-image-2'],
  ])('has exactly the format and size asked: %s %s', async (format, size, model) => {
    const answer = json(await ask(await demo(), { model, prompt: 'x', size, output_format: format }));
    expect(await measure(pictureOf(answer.data[0]))).toBe(`${size} ${format}`);
  });

  it('is smaller with more compression', async () => {
    const server = await demo();
    const bytes = async (output_compression: number): Promise<number> =>
      pictureOf(json(await ask(server, { ...small, output_compression })).data[0]).length;
    expect(await bytes(20)).toBeLessThan((await bytes(90)) / 2);
  });

  it('is transparent where gpt-image-1-mini is asked to be', async () => {
    const body = { model: 'openai/gpt-image-1-mini', prompt: 'A sticker of a leaf', background: 'transparent' };
    for (const output_format of ['png', 'webp']) {
      const answer = json(await ask(await demo(), { ...body, output_format }));
      expect(answer.background).toBe('transparent');
      const { channels, isOpaque } = await sharp(pictureOf(answer.data[0])).stats();
      expect(isOpaque).toBe(false);
      expect(channels[3]?.max).toBe(255);
      expect(channels[3]?.min).toBe(0);
    }
  });

  it('chooses a size when asked for auto, a legal one with the shape of the first reference', async () => {
    const server = await demo();
    const size = async (body: object): Promise<string> =>
      json(await ask(server, { ...small, size: 'auto', ...body })).size;
    expect(['1024x1024', '1536x1024']).toContain(await size({}));
    expect(await size({ image: await flatPicture(1024, 1536) })).toBe('1024x1536');
    const [width = 0, height = 0] = (await size({ image: await flatPicture(300, 200) })).split('x').map(Number);
    expect([width % 16, height % 16]).toEqual([0, 0]);
    expect(Math.abs(width / height - 1.5)).toBeLessThan(0.03);
    expect(await size({ model: 'openai/gpt-image-1-mini', image: await flatPicture(300, 500) })).toBe('1024x1536');
  });
});

describe('pictures', () => {
  it('are the same for the same request and others for another prompt, model or size', async () => {
    const server = await demo();
    const picture = async (changes: object): Promise<string> =>
      json(await ask(server, { ...small, ...changes })).data[0].b64_json;
    const first = await picture({});
    expect(await picture({})).toBe(first);
    expect(await picture({ prompt: 'A geometric poster.' })).not.toBe(first);
    expect(await picture({ model: 'openai/gpt-image-1-mini', size: '1024x1024' })).not.toBe(first);
    expect(await picture({ quality: 'high' })).not.toBe(first);
  });

  it('survive any prompt: markup, control characters, half surrogates, right to left, emoji', async () => {
    const server = await demo();
    for (const prompt of ['</text><script>&"\'', 'a\u0000b\u001b\ud800', 'שלום עולם', '👩‍👩‍👧 🎨', '%\n\t ']) {
      expect((await ask(server, { ...small, prompt })).status).toBe(200);
    }
  });

  it('have detail: no scene is a flat colour', async () => {
    const server = await demo();
    for (const prompt of ['dunes', 'mountain', 'aurora', 'paper', 'leaf', 'vase', 'sea', 'forest', 'poster']) {
      const { channels } = await sharp(pictureOf(json(await ask(server, { ...small, prompt })).data[0])).stats();
      expect(Math.max(...channels.map((channel) => channel.stdev))).toBeGreaterThan(12);
    }
  });
});

describe('a Gemini answer', () => {
  it('has text and parts that interleave, and none of the GPT echoes', async () => {
    const answer = json(await ask(await demo(), { ...gemini, prompt: 'Two pictures of the sea' }));
    expect(answer.parts.map((part: { type: string }) => part.type)).toEqual(['text', 'image', 'text', 'image', 'text']);
    expect(answer.parts.flatMap((part: { index?: number }) => part.index ?? [])).toEqual([0, 1]);
    expect(answer.text).toBe(answer.parts.flatMap((part: { text?: string }) => part.text ?? []).join('\n'));
    expect(answer.data).toHaveLength(2);
    for (const name of ['size', 'quality', 'background']) expect(answer).not.toHaveProperty(name);
  });

  it('is only a picture when only an image is asked, only text when only text is', async () => {
    const server = await demo();
    const image = json(await ask(server, { ...gemini, response_modalities: ['image'] }));
    expect(image).not.toHaveProperty('parts');
    expect(image.data).toHaveLength(1);
    const text = json(await ask(server, { ...gemini, response_modalities: ['text'] }));
    expect(text.data).toEqual([]);
    expect(text.text).not.toBe('');
  });

  it('is JSON although a stream was asked, and one picture whatever n says', async () => {
    const answer = await ask(await demo(), { ...gemini, stream: true, n: 4 });
    expect(answer.headers['content-type']).toBe('application/json');
    expect(json(answer).data).toHaveLength(1);
  });

  it('falls back to png for webp', async () => {
    const answer = json(await ask(await demo(), { ...gemini, output_format: 'webp' }));
    expect(answer.output_format).toBe('png');
    expect(await measure(pictureOf(answer.data[0]))).toBe('1024x1024 png');
  });

  /** The 1K sizes of api.md §3, each asked by a size near it. */
  it.each([
    ['1000x1000', '1024x1024', '1024x1024'],
    ['640x960', '848x1264', '848x1264'],
    ['960x640', '1264x848', '1264x848'],
    ['600x800', '896x1200', '896x1200'],
    ['800x600', '1200x896', '1200x896'],
    ['800x1000', '928x1152', '928x1152'],
    ['1000x800', '1152x928', '1152x928'],
    ['1080x1920', '768x1376', '768x1376'],
    ['1920x1080', '1376x768', '1376x768'],
    ['2560x1080', '1584x672', '1584x672'],
    ['500x2000', '768x1376', '512x2048'],
    ['2000x500', '1584x672', '2048x512'],
    ['100x800', '768x1376', '384x3072'],
    ['800x100', '1584x672', '3072x384'],
  ])('maps %s to %s on pro and %s on flash', async (size, pro, flash) => {
    const server = await demo();
    const answered = async (model: string): Promise<string> => {
      const answer = json(
        await ask(server, { model, prompt: 'x', size, output_format: 'jpeg', response_modalities: ['image'] }),
      );
      return measure(pictureOf(answer.data[0]));
    };
    expect(await answered('google/gemini-3-pro-image')).toBe(`${pro} jpeg`);
    expect(await answered('google/gemini-3.1-flash-image')).toBe(`${flash} jpeg`);
  });

  it('takes the ratio of the first reference for auto', async () => {
    const image = [await flatPicture(160, 90), await flatPicture(90, 160)];
    const answer = json(await ask(await demo(), { ...gemini, image }));
    expect(await measure(pictureOf(answer.data[0]))).toBe('1376x768 png');
  });
});

describe('a stream', () => {
  it('sends the previews in order, then completed with the usage, all with one id', async () => {
    const answer = await ask(await demo(), smallStream);
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const all = events(answer);
    expect(all.map((event) => event.type)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ]);
    expect(all.map((event) => event.partial_image_index)).toEqual([0, 1, undefined]);
    expect(new Set(all.map((event) => event.id)).size).toBe(1);
    expect(all.map((event) => 'usage' in event)).toEqual([false, false, true]);
    for (const event of all) {
      expect(event).toMatchObject({ size: '816x816', quality: 'low', background: 'opaque', output_format: 'jpeg' });
      expect(answer.text).toContain(`event: ${event.type}\ndata: {`);
    }
    expect(answer.text.endsWith('}\n\n')).toBe(true);
    expect(answer.text).not.toContain('[DONE]');
  });

  it('ends with the picture the JSON answer has', async () => {
    const server = await demo();
    const plain = json(await ask(server, small));
    expect(events(await ask(server, smallStream)).at(-1)?.b64_json).toBe(plain.data[0].b64_json);
  });

  it('sends previews that come closer and closer to the final', async () => {
    const all = events(await ask(await demo(), { ...smallStream, partial_images: 3, output_compression: 95 }));
    const pixels = await Promise.all(all.map((event) => sharp(pictureOf(event)).raw().toBuffer()));
    const final = pixels.at(-1) ?? Buffer.alloc(0);
    const apart = pixels
      .slice(0, -1)
      .map((one) => one.reduce((sum, value, i) => sum + Math.abs(value - (final[i] ?? 0)), 0) / one.length);
    expect(apart[0]).toBeGreaterThan((apart[1] ?? 0) * 1.1);
    expect(apart[1]).toBeGreaterThan((apart[2] ?? 0) * 1.1);
    expect(apart[2]).toBeGreaterThan(1);
  });

  it('without previews is one completed event', async () => {
    const all = events(await ask(await demo(), { ...smallStream, partial_images: 0 }));
    expect(all.map((event) => event.type)).toEqual(['image_generation.completed']);
  });

  it('of an edit says so in its types', async () => {
    const all = events(await ask(await demo(), { ...smallStream, image: await flatPicture(64, 64) }));
    expect(all.map((event) => event.type)).toEqual([
      'image_edit.partial_image',
      'image_edit.partial_image',
      'image_edit.completed',
    ]);
  });

  it('stops working for a client that left', async () => {
    const server = await demo({ faults: { slow: 60_000 } });
    const leaving = new AbortController();
    const asked = fetch(`${server.url}/v1/images/generations`, {
      method: 'POST',
      headers: { 'x-api-key': 'demo' },
      body: JSON.stringify(smallStream),
      signal: leaving.signal,
    });
    await (await asked).body?.cancel();
    leaving.abort();
    await server.close();
    expect(server.requests).toHaveLength(1);
  });
});
