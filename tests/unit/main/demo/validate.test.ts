import { describe, expect, it } from 'vitest';
import { ask, demo, flatPicture, json, small } from '../../../support/ask-demo.ts';

const gpt2 = { model: 'openai/gpt-image-2', prompt: 'x' };
const mini = { model: 'openai/gpt-image-1-mini', prompt: 'x' };
const pro = { model: 'google/gemini-3-pro-image', prompt: 'x' };

type Row = [what: string, body: object, param: string | null, code: string | null, message: RegExp];

const upper = 'image_generation_user_error';

/** api.md §2.3, §2.5, §2.7 and the ranges and enums of the published page, row by row. */
const refused: Row[] = [
  ['no model', { prompt: 'x' }, 'model', 'missing_required_parameter', /'model'/],
  [
    'a model that is a number',
    { model: 2, prompt: 'x' },
    'model',
    'invalid_type',
    /expected a string, but got an integer/,
  ],
  ['no prompt', { model: gpt2.model }, 'prompt', 'missing_required_parameter', /'prompt'/],
  ['a null prompt', { ...gpt2, prompt: null }, 'prompt', 'invalid_type', /but got null instead/],
  ['an empty prompt', { ...gpt2, prompt: '' }, 'prompt', 'empty_string', /empty string/],
  [
    'a prompt of 32,001 characters',
    { ...gpt2, prompt: 'x'.repeat(32_001) },
    'prompt',
    'string_above_max_length',
    /32000/,
  ],
  [
    'n 0',
    { ...gpt2, n: 0 },
    'n',
    'integer_below_min_value',
    /^Invalid 'n': integer below minimum value\. Expected a value >= 1, but got 0 instead\.$/,
  ],
  ['n 11', { ...gpt2, n: 11 }, 'n', 'integer_above_max_value', /Expected a value <= 10, but got 11 instead\.$/],
  [
    'n 1.5',
    { ...gpt2, n: 1.5 },
    'n',
    'invalid_type',
    /^Invalid type for 'n': expected an integer, but got a decimal number instead\.$/,
  ],
  ['n "2"', { ...gpt2, n: '2' }, 'n', 'invalid_type', /but got a string instead/],
  ['n true', { ...gpt2, n: true }, 'n', 'invalid_type', /but got a boolean instead/],
  [
    'output_compression 101',
    { ...gpt2, output_compression: 101 },
    'output_compression',
    'integer_above_max_value',
    /<= 100/,
  ],
  [
    'output_compression -1',
    { ...gpt2, output_compression: -1 },
    'output_compression',
    'integer_below_min_value',
    />= 0/,
  ],
  [
    'partial_images 4',
    { ...gpt2, stream: true, partial_images: 4 },
    'partial_images',
    'integer_above_max_value',
    /<= 3/,
  ],
  [
    'quality ultra',
    { ...gpt2, quality: 'ultra' },
    'quality',
    'invalid_value',
    /^Invalid value: 'ultra'\. Supported values are: 'low', 'medium', 'high', and 'auto'\.$/,
  ],
  ['an empty quality', { ...gpt2, quality: '' }, 'quality', 'invalid_value', /^Invalid value: ''/],
  [
    'output_format gif',
    { ...gpt2, output_format: 'gif' },
    'output_format',
    'invalid_value',
    /'png', 'webp', and 'jpeg'/,
  ],
  ['moderation high', { ...gpt2, moderation: 'high' }, 'moderation', 'invalid_value', /'auto' and 'low'/],
  [
    'background blue',
    { ...gpt2, background: 'blue' },
    'background',
    'invalid_value',
    /'transparent', 'opaque', and 'auto'/,
  ],
  [
    'size bogus',
    { ...gpt2, size: 'bogus' },
    'size',
    'invalid_value',
    /^Invalid size 'bogus'\. Expected WIDTHxHEIGHT, for example '1824x1024'\.$/,
  ],
  ['size 9x9', { ...gpt2, size: '9x9' }, 'size', 'invalid_value', /both be divisible by 16/],
  [
    'size 1792x936',
    { ...gpt2, size: '1792x936' },
    'size',
    'invalid_value',
    /^Invalid size '1792x936'\. Width and height must both be divisible by 16\.$/,
  ],
  ['size 4096x4096', { ...gpt2, size: '4096x4096' }, 'size', 'invalid_value', /less than or equal to 3840/],
  ['size 800x800', { ...gpt2, size: '800x800' }, 'size', 'invalid_value', /below the current minimum pixel budget/],
  ['size 3008x3008', { ...gpt2, size: '3008x3008' }, 'size', 'invalid_value', /exceeds the current pixel budget/],
  ['size 3200x1024', { ...gpt2, size: '3200x1024' }, 'size', 'invalid_value', /3 times/],
  ['a size that is a number', { ...gpt2, size: 1024 }, 'size', 'invalid_type', /expected a string/],
  [
    'size 512x512 on mini',
    { ...mini, size: '512x512' },
    'size',
    'invalid_value',
    /^Invalid value: '512x512'\. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'\.$/,
  ],
  [
    'stream "yes"',
    { ...gpt2, stream: 'yes' },
    'stream',
    'invalid_type',
    /expected a boolean, but got a string instead/,
  ],
  ['stream with n 2', { ...gpt2, stream: true, n: 2 }, 'n', null, /^Streaming is only supported with n=1\.$/],
  [
    'transparent on gpt-image-2',
    { ...gpt2, background: 'transparent' },
    'background',
    'invalid_value',
    /^Transparent background is not supported for this model\.$/,
  ],
  [
    'transparent jpeg on mini',
    { ...mini, background: 'transparent', output_format: 'jpeg' },
    'background',
    'invalid_value',
    /'png' or 'webp'/,
  ],
  ['response_format url', { ...gpt2, response_format: 'url' }, 'response_format', 'invalid_value', /'b64_json'/],
  ['a user that is a number', { ...gpt2, user: 7 }, 'user', 'invalid_type', /expected a string/],
  [
    'thinking_level low on Gemini',
    { ...pro, thinking_level: 'low' },
    'thinking_level',
    'invalid_value',
    /'minimal' and 'high'/,
  ],
  [
    'modality audio on Gemini',
    { ...pro, response_modalities: ['audio'] },
    'response_modalities',
    'invalid_value',
    /'text' and 'image'/,
  ],
  [
    'media_resolution ultra on Gemini',
    { ...pro, media_resolution: 'ultra' },
    'media_resolution',
    'invalid_value',
    /'low', 'medium', and 'high'/,
  ],
  ['size bogus on Gemini', { ...pro, size: 'bogus' }, 'size', 'invalid_value', /WIDTHxHEIGHT/],
  ['an image that is not base64', { ...gpt2, image: '<string>' }, 'image', 'invalid_value', /'image'/],
  [
    'an image that is a web address',
    { ...gpt2, image: 'https://example.org/a.png' },
    'image',
    'invalid_value',
    /base64/,
  ],
  [
    'a text file as image',
    { ...gpt2, image: Buffer.from('hello, world').toString('base64') },
    'image',
    'invalid_image_file',
    /image/,
  ],
  ['no images in an array', { ...gpt2, image: [] }, 'image', 'array_below_min_length', /empty array/],
  [
    '17 images',
    { ...gpt2, image: Array.from({ length: 17 }, () => 'AAAA') },
    'image',
    'array_above_max_length',
    /maximum length 16/,
  ],
  [
    '15 images on Gemini',
    { ...pro, image: Array.from({ length: 15 }, () => 'AAAA') },
    'image',
    'array_above_max_length',
    /maximum length 14/,
  ],
  ['an image of 7 MB on Gemini', { ...pro, image: 'A'.repeat(9_800_000) }, 'image', 'image_too_large', /7 MB/],
];

describe('what the demo service refuses', () => {
  it.each(refused)('%s', async (_, body, param, code, message) => {
    const answer = await ask(await demo(), body);
    expect(answer.status).toBe(400);
    expect(json(answer).error).toMatchObject({ param, code, message: expect.stringMatching(message) });
  });

  it('says which kind of mistake it is: the sizes and backgrounds are the model’s', async () => {
    const server = await demo();
    expect(json(await ask(server, { ...gpt2, size: '9x9' })).error.type).toBe(upper);
    expect(json(await ask(server, { ...gpt2, background: 'transparent' })).error.type).toBe(upper);
    expect(json(await ask(server, { ...gpt2, n: 0 })).error.type).toBe('invalid_request_error');
  });

  it('answers 404 for a model it does not know', async () => {
    const answer = await ask(await demo(), { model: 'openai/dall-e-9', prompt: 'x' });
    expect(answer.status).toBe(404);
    expect(json(answer).error).toMatchObject({ type: 'not_found_error', message: expect.stringContaining('dall-e-9') });
  });

  it('names the first mistake in the order model, prompt, image, n, the rest', async () => {
    const server = await demo();
    const wrong: Record<string, unknown> = { prompt: '', image: '?', n: 0, quality: 'ultra' };
    const named = async (fixed: object): Promise<unknown> =>
      json(await ask(server, { ...wrong, ...fixed })).error.param;
    expect(await named({})).toBe('model');
    expect(await named(gpt2.model ? { model: gpt2.model } : {})).toBe('prompt');
    expect(await named(gpt2)).toBe('image');
    expect(await named({ ...gpt2, image: null })).toBe('n');
    expect(await named({ ...gpt2, image: null, n: null })).toBe('quality');
  });

  it('names the position of a bad image in an array', async () => {
    const good = await flatPicture(64, 64);
    const answer = await ask(await demo(), { ...gpt2, image: [good, 'no!'] });
    expect(json(answer).error.param).toBe('image[1]');
  });

  it('takes png, jpeg and webp references and refuses a gif', async () => {
    const server = await demo();
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const image = `data:image/${format};base64,${await flatPicture(64, 64, format)}`;
      expect((await ask(server, { ...small, image })).status).toBe(200);
    }
    const gif = json(await ask(server, { ...small, image: await flatPicture(64, 64, 'gif') }));
    expect(gif.error).toMatchObject({ param: 'image', message: expect.stringContaining('image/gif') });
  });

  it('refuses a picture whose header is whole and whose pixels are not', async () => {
    const whole = Buffer.from(await flatPicture(400, 400), 'base64');
    const answer = await ask(await demo(), {
      ...small,
      image: whole.subarray(0, whole.length - 300).toString('base64'),
    });
    expect(answer.status).toBe(400);
    expect(json(answer).error.param).toBe('image');
  });
});
