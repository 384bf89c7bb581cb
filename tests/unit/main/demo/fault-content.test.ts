import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Faults } from '../../../../electron/main/demo/faults.ts';
import type { RawAnswer } from '../../../support/ask-demo.ts';
import { ask, demo, events, json, pictureOf, small, smallStream } from '../../../support/ask-demo.ts';

const under = async (faults: Partial<Faults>, body: object = small): Promise<RawAnswer> =>
  ask(await demo({ faults }), body);
const streamed = (faults: Partial<Faults>): Promise<RawAnswer> => under(faults, smallStream);

describe('content', () => {
  it('fewer-previews, final-first', async () => {
    expect(events(await streamed({ 'fewer-previews': 1 }))).toHaveLength(2);
    const first = events(await streamed({ 'final-first': true }));
    expect(first.map((event) => event.type.split('.')[1])).toEqual(['completed', 'partial_image', 'partial_image']);
  });

  it('json-instead, stream-instead', async () => {
    expect(json(await streamed({ 'json-instead': true })).data).toHaveLength(1);
    expect(events(await under({ 'stream-instead': true })).at(-1)?.type).toBe('image_generation.completed');
  });

  it('empty-data', async () => {
    expect(json(await streamed({ 'empty-data': true })).data).toEqual([]);
  });

  it('wrong-mime labels the bytes wrongly', async () => {
    const png = json(await under({ 'wrong-mime': true }, { ...small, output_format: 'png' }));
    expect(png.output_format).toBe('png');
    expect((await sharp(pictureOf(png.data[0])).metadata()).format).toBe('jpeg');
    const jpeg = json(await under({ 'wrong-mime': true }));
    expect([jpeg.output_format, (await sharp(pictureOf(jpeg.data[0])).metadata()).format]).toEqual(['jpeg', 'png']);
  });

  it('odd-size', async () => {
    const answer = json(await under({ 'odd-size': true }));
    const { width, height } = await sharp(pictureOf(answer.data[0])).metadata();
    expect([width, height, answer.size]).toEqual([1254, 1254, '1254x1254']);
  });

  it('bare-usage', async () => {
    expect(Object.keys(json(await under({ 'bare-usage': true })).usage)).toEqual([
      'input_tokens',
      'output_tokens',
      'total_tokens',
    ]);
  });

  it('extra-fields', async () => {
    expect(json(await under({ 'extra-fields': true }))).toHaveProperty('safety_score');
    const parts = json(await under({ 'extra-fields': true }, { model: 'nano-banana-2', prompt: 'x' })).parts;
    expect(parts.map((part: { type: string }) => part.type)).toEqual(
      expect.arrayContaining(['thought', 'audio', 'text', 'image']),
    );
    expect(events(await streamed({ 'extra-fields': true })).map((event) => event.type)).toContain(
      'image_generation.progress',
    );
  });

  it.each([
    ['slash', '\\/'],
    ['unicode', '\\u002f'],
  ] as const)('escaped-slashes=%s is the same JSON in other letters', async (kind, form) => {
    const answer = await under({ 'escaped-slashes': kind });
    expect(answer.text).toContain(form);
    expect(answer.text).not.toMatch(/[^\\]\//);
    expect((await sharp(pictureOf(json(answer).data[0])).metadata()).width).toBe(816);
  });

  it('key-in-text puts the key into a text before the picture', async () => {
    for (const body of [small, { model: 'nano-banana-2', prompt: 'x' }]) {
      const { text } = await under({ 'key-in-text': true }, body);
      expect(text.indexOf('\\"b64_json\\":')).toBeLessThan(text.indexOf('"b64_json":"', text.indexOf('"data"')));
      expect(text.indexOf('\\"b64_json\\":')).toBeGreaterThan(0);
    }
  });

  it.each(['png', 'jpeg', 'webp'])('huge-picture pads a %s that still decodes', async (output_format) => {
    const item = json(await under({ 'huge-picture': 3 }, { ...small, output_format })).data[0];
    expect(item.b64_json).toHaveLength(3 * 1024 * 1024);
    expect((await sharp(pictureOf(item)).stats()).isOpaque).toBe(true);
  });

  it('bad-base64, bad-json', async () => {
    expect(json(await under({ 'bad-base64': true })).data[0].b64_json).toBe('!! not base64 !!');
    const broken = await under({ 'bad-json': true });
    expect([broken.status, broken.broken]).toEqual([200, null]);
    expect(() => json(broken)).toThrow(SyntaxError);
  });
});
