import { describe, expect, it } from 'vitest';
import { decodeReply } from '../../../../electron/main/api/decode-reply.ts';
import type { ReceivedImage, Reply } from '../../../../electron/main/api/reply.ts';

/** The picture for placeholder `n` has the file name `n`; placeholder `bad` has none. */
const imageOf = (placeholder: string): ReceivedImage | null =>
  placeholder === 'bad' ? null : { file: placeholder, bytes: 1, sha256: '', kind: 'png', width: 1, height: 1 };

function read(value: object): Reply {
  const reply = decodeReply(value, imageOf);
  if (!reply.ok) throw new Error(reply.error);
  return reply.value;
}

const files = (reply: Reply): string[] => reply.images.map((image) => image.file);
const text = (words: string) => ({ type: 'text', text: words });
const image = (index: number) => ({ type: 'image', index });
const two = [{ b64_json: '0' }, { b64_json: '1' }];

describe('the parts of a reply', () => {
  it('keep the documented order of texts and pictures', () => {
    const parts = [text('one'), image(1), text('two'), image(0)];
    expect(read({ data: two, parts })).toMatchObject({ parts, text: 'one\ntwo' });
  });

  it('are the text and then the pictures where none are given', () => {
    expect(read({ data: two, text: 'words' }).parts).toEqual([text('words'), image(0), image(1)]);
    expect(read({ data: two }).parts).toEqual([image(0), image(1)]);
  });

  it('get every picture that none of them names', () => {
    expect(read({ data: two, parts: [text('a'), image(1)] }).parts).toEqual([text('a'), image(1), image(0)]);
  });

  it('may be words, thoughts and things unknown: thoughts and the unknown are left out', () => {
    const parts = ['plain', null, 5, { thought: true, text: 'hm' }, { type: 'audio' }, { type: 'image', index: 9 }];
    expect(read({ data: [], parts }).parts).toEqual([text('plain')]);
  });

  it('without an index take the next picture', () => {
    expect(read({ data: two, parts: [{ type: 'image' }, text('a'), { type: 'image' }] }).parts).toEqual([
      image(0),
      text('a'),
      image(1),
    ]);
  });

  it('may bring their own bytes in any known form', () => {
    const parts = [
      { inline_data: { mime_type: 'image/jpeg', data: '2' } },
      { inlineData: { data: '3' } },
      { type: 'image', image: { b64_json: '4' } },
      { b64_json: '5' },
    ];
    const reply = read({ data: [{ b64_json: '0' }], parts });
    expect(files(reply)).toEqual(['0', '2', '3', '4', '5']);
    expect(reply.parts).toEqual([image(1), image(2), image(3), image(4), image(0)]);
  });

  it('with both an index and bytes mean the picture in data', () => {
    expect(files(read({ data: [{ b64_json: '0' }], parts: [{ type: 'image', index: 0, b64_json: '1' }] }))).toEqual([
      '0',
    ]);
    expect(files(read({ data: [], parts: [{ type: 'image', index: 0, b64_json: '1' }] }))).toEqual(['1']);
  });

  it('count items of data without a picture, but do not show them', () => {
    const reply = read({ data: [{ url: 'x' }, { b64_json: '1' }], parts: [image(0), image(1)] });
    expect(files(reply)).toEqual(['1']);
    expect(reply.parts).toEqual([image(0)]);
  });
});

describe('the rest of a reply', () => {
  it('is null wherever it is missing or of another type', () => {
    expect(read({ id: 5, created: 'x', size: 1, data: null, usage: 'none', parts: {} })).toEqual({
      id: null,
      created: null,
      applied: { size: null, quality: null, background: null, outputFormat: null },
      images: [],
      places: [],
      unusable: 0,
      text: null,
      parts: [],
      usage: null,
    });
  });

  it('reads token counts with and without details, and none that are no counts', () => {
    const usage = { input_tokens: 1, output_tokens: 2, output_tokens_details: { image_tokens: 2 } };
    expect(read({ data: [], usage }).usage).toMatchObject({
      totalTokens: 3,
      outputImageTokens: 2,
      outputTextTokens: null,
    });
    expect(read({ data: [], usage: { input_tokens: -1, output_tokens: 2, total_tokens: 1 } }).usage).toBeNull();
  });

  it('counts the pictures that are none, and fails when no other is there', () => {
    expect(read({ data: [{ b64_json: '0' }, { b64_json: 'bad' }] })).toMatchObject({ unusable: 1, images: [{}] });
    const amid = [{ b64_json: '0' }, { b64_json: 'bad' }, { b64_json: '1' }];
    expect(read({ data: amid })).toMatchObject({ unusable: 1, images: [{}, {}], places: [0, 2] });
    expect(decodeReply({ data: [{ b64_json: 'bad' }] }, imageOf)).toEqual({
      ok: false,
      error: 'no image in it is PNG, JPEG or WebP',
    });
  });

  it('keeps parts at their own pictures when one before them is none', () => {
    const data = [{ b64_json: 'bad' }, { b64_json: '1' }, { b64_json: '2' }];
    const parts = [
      { type: 'image', index: 2 },
      { text: 'and' },
      { type: 'image', index: 0 },
      { type: 'image', index: 1 },
    ];
    expect(read({ data, parts }).parts).toEqual([
      { type: 'image', index: 1 },
      { type: 'text', text: 'and' },
      { type: 'image', index: 0 },
    ]);
  });
});
