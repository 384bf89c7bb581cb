import { describe, expect, it } from 'vitest';
import { gptImage2Tokens, gptImageMiniTokens, patchTokens, tileTokens } from '../../../../electron/main/demo/usage.ts';
import { ask, demo, events, flatPicture, json, small, smallStream } from '../../../support/ask-demo.ts';

const size = (text: string): { width: number; height: number } => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};

describe('output tokens of a picture', () => {
  /** The table of api.md §2.8. */
  it.each([
    ['1024x1024', 196, 1756, 7024],
    ['1536x1024', 158, 1372, 5488],
    ['1024x1536', 158, 1372, 5488],
    ['2048x1152', 157, 1413, 5650],
    ['2048x2048', 397, 3568, 14272],
    ['2560x1440', 205, 1843, 7370],
    ['3840x2160', 371, 3336, 13342],
  ])('gpt-image-2 at %s: %i, %i, %i', (text, low, medium, high) => {
    expect(gptImage2Tokens(size(text), 'low')).toBe(low);
    expect(gptImage2Tokens(size(text), 'medium')).toBe(medium);
    expect(gptImage2Tokens(size(text), 'high')).toBe(high);
  });

  it.each([
    ['1024x1024', 272, 1056, 4160],
    ['1024x1536', 408, 1584, 6240],
    ['1536x1024', 400, 1568, 6208],
  ])('gpt-image-1-mini at %s: %i, %i, %i', (text, low, medium, high) => {
    expect(gptImageMiniTokens(size(text), 'low')).toBe(low);
    expect(gptImageMiniTokens(size(text), 'medium')).toBe(medium);
    expect(gptImageMiniTokens(size(text), 'high')).toBe(high);
  });
});

describe('input tokens of a reference', () => {
  it.each([
    ['1024x1024', 1024],
    ['1536x1024', 1536],
    ['2048x2048', 1521],
    ['512x512', 1024],
  ])('gpt-image-2 counts patches: %s is %i', (text, tokens) => {
    expect(patchTokens(size(text))).toBe(tokens);
  });

  it('gpt-image-1-mini counts tiles', () => {
    expect(tileTokens(size('1024x1024'))).toBe(194);
    expect(tileTokens(size('1536x1024'))).toBe(323);
  });
});

describe('the bill of an answer', () => {
  const usage = async (body: object): Promise<unknown> => json(await ask(await demo(), body)).usage;

  it('adds text and pictures, with details', async () => {
    expect(await usage({ ...small, size: '1024x1024', quality: 'medium', n: 2, prompt: 'twelve chars' })).toEqual({
      input_tokens: 3,
      input_tokens_details: { text_tokens: 3, image_tokens: 0 },
      output_tokens: 3512,
      output_tokens_details: { image_tokens: 3512, text_tokens: 0 },
      total_tokens: 3515,
    });
  });

  it('of an edit counts its references and 32 tokens of text more', async () => {
    const image = [await flatPicture(1024, 1024), await flatPicture(1024, 1024)];
    expect(await usage({ ...small, prompt: 'four', image })).toMatchObject({
      input_tokens_details: { text_tokens: 33, image_tokens: 2048 },
    });
  });

  it('adds 100 for each preview that was really sent', async () => {
    const server = await demo();
    const spent = async (body: object): Promise<number> =>
      events(await ask(server, { ...smallStream, ...body })).at(-1)?.usage.output_tokens;
    const none = await spent({ partial_images: 0 });
    expect(await spent({ partial_images: 3 })).toBe(none + 300);
    server.faults.set({ 'fewer-previews': 1 });
    expect(await spent({ partial_images: 3 })).toBe(none + 100);
  });

  it('of a Gemini answer has 1120 per picture and the words it said', async () => {
    const bill = json(await ask(await demo(), { model: 'nano-banana-pro', prompt: 'x' }));
    expect(bill.usage.output_tokens_details).toEqual({
      image_tokens: 1120,
      text_tokens: Math.ceil(bill.text.length / 4),
    });
  });

  it('of a Gemini reference follows media_resolution', async () => {
    const image = await flatPicture(64, 64);
    const spent = async (media_resolution: string): Promise<unknown> =>
      json(await ask(await demo(), { model: 'nano-banana-2', prompt: 'x', image, media_resolution })).usage
        .input_tokens_details.image_tokens;
    expect([await spent('low'), await spent('medium'), await spent('high')]).toEqual([280, 560, 1120]);
  });
});
