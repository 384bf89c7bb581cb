import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bodyBytes } from '../../../../electron/main/api/body-bytes.ts';
import { encodeRequest, type FindInput, plainBody } from '../../../../electron/main/api/encode-request.ts';
import type { GenerationRequest } from '../../../../shared/request.ts';
import { geminiRequest, gptRequest, inputRef } from '../../../support/requests.ts';

const folder = mkdtempSync(join(tmpdir(), 'encode-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each picture's bytes are five times its letter; asked for as PNG, a "P" follows. */
const inputs: FindInput = ({ hash, kind }, { asPng }) => {
  const content = hash.slice(0, 5) + (asPng && kind !== 'png' ? 'P' : '');
  const file = join(folder, content);
  writeFileSync(file, content);
  return Promise.resolve({ file, bytes: content.length, mime: asPng ? 'image/png' : `image/${kind}` });
};

async function bodyOf(request: GenerationRequest): Promise<string> {
  const plan = await encodeRequest(request, inputs);
  const chunks: Buffer[] = [];
  for await (const chunk of bodyBytes(plan)) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  expect(plan.contentLength).toBe(body.length);
  return body.toString();
}

const gptBody = {
  model: 'openai/gpt-image-2',
  prompt: 'A red kite',
  n: 1,
  size: 'auto',
  quality: 'auto',
  background: 'auto',
  output_format: 'png',
  moderation: 'auto',
  stream: false,
  response_format: 'b64_json',
};
const geminiBody = {
  model: 'google/gemini-3.1-flash-image',
  prompt: 'A red kite',
  size: 'auto',
  output_format: 'png',
  response_format: 'b64_json',
};

/** What changes in the body when one thing of the request is set, as the published page has it. */
const gpt: [string, Parameters<typeof gptRequest>[0], object][] = [
  ['model', { model: 'openai/gpt-image-1-mini' }, { model: 'openai/gpt-image-1-mini' }],
  ['an own model', { model: 'openai/gpt-image-9' }, { model: 'openai/gpt-image-9' }],
  ['prompt', { prompt: 'Zoë’s "kite"\n🪁' }, { prompt: 'Zoë’s "kite"\n🪁' }],
  ['n', { n: 4 }, { n: 4 }],
  ['size', { size: '1536x1024' }, { size: '1536x1024' }],
  ['quality', { quality: 'high' }, { quality: 'high' }],
  ['background', { background: 'opaque' }, { background: 'opaque' }],
  ['output_format', { outputFormat: 'webp' }, { output_format: 'webp' }],
  [
    'output_compression',
    { outputFormat: 'jpeg', outputCompression: 0 },
    { output_format: 'jpeg', output_compression: 0 },
  ],
  ['moderation', { moderation: 'low' }, { moderation: 'low' }],
  ['stream', { stream: true }, { stream: true, partial_images: 0 }],
  ['partial_images', { stream: true, partialImages: 3 }, { stream: true, partial_images: 3 }],
  ['user', { user: 'u-41f2' }, { user: 'u-41f2' }],
  ['one image', { references: [inputRef('a')] }, { image: 'data:image/png;base64,YWFhYWE=' }],
  [
    'several images',
    { references: [inputRef('a', { kind: 'jpeg' }), inputRef('b', { kind: 'webp' })] },
    { image: ['data:image/jpeg;base64,YWFhYWE=', 'data:image/webp;base64,YmJiYmI='] },
  ],
  [
    'mask',
    { references: [inputRef('a'), inputRef('b')], mask: inputRef('c') },
    {
      image: ['data:image/png;base64,YWFhYWE=', 'data:image/png;base64,YmJiYmI='],
      mask: 'data:image/png;base64,Y2NjY2M=',
    },
  ],
];

const gemini: [string, Parameters<typeof geminiRequest>[0], object][] = [
  ['model', { model: 'google/gemini-3-pro-image' }, { model: 'google/gemini-3-pro-image' }],
  ['prompt', { prompt: '{}' }, { prompt: '{}' }],
  ['size', { size: '1376x768' }, { size: '1376x768' }],
  ['output_format', { outputFormat: 'jpeg' }, { output_format: 'jpeg' }],
  ['thinking_level', { thinkingLevel: 'high' }, { thinking_level: 'high' }],
  [
    'thinking_level that is unproven but set',
    { model: 'google/gemini-3-pro-image', thinkingLevel: 'minimal' },
    { model: 'google/gemini-3-pro-image', thinking_level: 'minimal' },
  ],
  ['both response_modalities', { responseModalities: 'text,image' }, { response_modalities: ['text', 'image'] }],
  ['one of response_modalities', { responseModalities: 'image' }, { response_modalities: ['image'] }],
  ['media_resolution', { mediaResolution: 'low' }, { media_resolution: 'low' }],
  ['user', { user: 'u-41f2' }, { user: 'u-41f2' }],
  ['one image', { references: [inputRef('a')] }, { image: 'data:image/png;base64,YWFhYWE=' }],
  [
    'several images',
    { references: [inputRef('a'), inputRef('b')] },
    { image: ['data:image/png;base64,YWFhYWE=', 'data:image/png;base64,YmJiYmI='] },
  ],
];

describe('a GPT body', () => {
  it('holds exactly this when nothing is set', async () => {
    expect(await bodyOf(gptRequest())).toBe(
      '{"model":"openai/gpt-image-2","prompt":"A red kite","n":1,"size":"auto","quality":"auto","background":"auto",' +
        '"output_format":"png","moderation":"auto","stream":false,"response_format":"b64_json"}',
    );
  });

  it.each(gpt)('carries %s', async (_, set, expected) => {
    expect(JSON.parse(await bodyOf(gptRequest(set)))).toEqual({ ...gptBody, ...expected });
  });

  it('leaves out what has no effect: compression of a PNG, previews without a stream, a mask without a picture', async () => {
    const request = gptRequest({ outputCompression: 40, partialImages: 2, mask: inputRef('c') });
    expect(JSON.parse(await bodyOf(request))).toEqual(gptBody);
  });

  it('sends the first picture as PNG of the same pixels when there is a mask, the others as they are', async () => {
    const references = [inputRef('a', { kind: 'jpeg' }), inputRef('b', { kind: 'jpeg' })];
    expect(JSON.parse(await bodyOf(gptRequest({ references, mask: inputRef('c') })))).toMatchObject({
      image: ['data:image/png;base64,YWFhYWFQ', 'data:image/jpeg;base64,YmJiYmI='],
    });
  });
});

describe('a Gemini body', () => {
  it('holds exactly this when nothing is set', async () => {
    expect(await bodyOf(geminiRequest())).toBe(
      '{"model":"google/gemini-3.1-flash-image","prompt":"A red kite","size":"auto","output_format":"png",' +
        '"response_format":"b64_json"}',
    );
  });

  it.each(gemini)('carries %s', async (_, set, expected) => {
    expect(JSON.parse(await bodyOf(geminiRequest(set)))).toEqual({ ...geminiBody, ...expected });
  });
});

describe('the bytes of a body', () => {
  it('join to the same base64 whatever the length of the file', async () => {
    for (const length of [1, 2, 3, 98_303, 98_304, 98_305, 300_000]) {
      const content = Buffer.alloc(length, 'kite');
      const file = join(folder, `long-${length}`);
      writeFileSync(file, content);
      const plan = await encodeRequest(gptRequest({ references: [inputRef('a')] }), () =>
        Promise.resolve({ file, bytes: length, mime: 'image/png' }),
      );
      const chunks: Buffer[] = [];
      for await (const chunk of bodyBytes(plan)) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      expect(body.length).toBe(plan.contentLength);
      expect(body.includes(`"data:image/png;base64,${content.toString('base64')}"`)).toBe(true);
    }
  });

  it('stop with the input’s name for it when a file is gone or has become shorter', async () => {
    const short = join(folder, 'short');
    writeFileSync(short, 'ab');
    const send = async (file: string): Promise<void> => {
      for await (const _ of bodyBytes({ segments: [{ file, bytes: 9 }], contentLength: 12 }));
    };
    await expect(send(short)).rejects.toMatchObject({ error: { kind: 'disk-failed', place: 'input' } });
    await expect(send(join(folder, 'gone'))).rejects.toMatchObject({ error: { kind: 'not-found', what: 'input' } });
  });

  it('of plain JSON are counted in bytes, not characters', () => {
    expect(plainBody({ a: 'ë🪁' }).contentLength).toBe(14);
  });
});
