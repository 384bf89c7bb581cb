import { describe, expect, it } from 'vitest';
import { ask, demo, flatPicture, json, maskWithHole, small } from '../../../support/ask-demo.ts';

const gpt2 = { model: 'openai/gpt-image-2', prompt: 'x' };
const pro = { model: 'google/gemini-3-pro-image', prompt: 'x' };

describe('masks', () => {
  const hole = { left: 10, top: 10, width: 20, height: 20 };

  it('must be PNG, have alpha and the size of the first image', async () => {
    const server = await demo();
    const image = await flatPicture(64, 64);
    const named = async (mask: string): Promise<unknown> => json(await ask(server, { ...small, image, mask })).error;
    expect(await named(await flatPicture(64, 64, 'jpeg'))).toMatchObject({
      param: 'mask',
      message: expect.stringMatching(/PNG/),
    });
    expect(await named(await flatPicture(64, 64))).toMatchObject({
      param: 'mask',
      message: expect.stringMatching(/alpha/),
    });
    expect(await named(await maskWithHole(32, 64, hole))).toMatchObject({
      param: 'mask',
      message: expect.stringMatching(/32x64.*64x64/),
    });
    expect(await named('<string>')).toMatchObject({ param: 'mask' });
  });

  it('are ignored without an image, and by Gemini always', async () => {
    const server = await demo();
    expect((await ask(server, { ...small, mask: '<string>' })).status).toBe(200);
    expect((await ask(server, { ...pro, image: await flatPicture(64, 64), mask: '<string>' })).status).toBe(200);
  });
});

describe('what the demo service lets pass', () => {
  it('treats null as omitted in every optional field', async () => {
    const nothing = {
      image: null,
      mask: null,
      n: null,
      size: null,
      quality: null,
      background: null,
      output_format: null,
      output_compression: null,
      moderation: null,
      thinking_level: null,
      response_modalities: null,
      media_resolution: null,
      response_format: null,
      stream: null,
      partial_images: null,
      user: null,
    };
    expect((await ask(await demo(), { ...gpt2, ...nothing })).status).toBe(200);
  });

  it('accepts a prompt of spaces, and keys it does not know', async () => {
    expect(
      (await ask(await demo(), { ...small, prompt: '   ', style: 'vivid', seed: 7, input_fidelity: 'high' })).status,
    ).toBe(200);
  });

  it('ignores GPT fields on Gemini and Gemini fields on GPT, whatever is in them', async () => {
    const server = await demo();
    const gptOnly = {
      n: 99,
      quality: 'ultra',
      background: 'transparent',
      moderation: 7,
      output_compression: 999,
      stream: 'yes',
      partial_images: -1,
    };
    expect((await ask(server, { ...pro, ...gptOnly })).status).toBe(200);
    expect(
      (await ask(server, { ...small, thinking_level: 'deep', response_modalities: 'all', media_resolution: 3 })).status,
    ).toBe(200);
  });

  it('lenient knows only what the page prints and flattens its refusals', async () => {
    const server = await demo({ strict: false });
    const odd = await ask(server, { ...small, size: '500x300' });
    expect(json(odd).size).toBe('500x300');
    const refusal = await ask(server, { ...gpt2, background: 'transparent' });
    expect(json(refusal).error).toEqual({
      message: 'Transparent background is not supported for this model.',
      type: 'invalid_request_error',
      param: null,
      code: null,
    });
  });
});
