import { describe, expect, it } from 'vitest';
import { isImagePath } from '../../../../electron/main/api/image-paths.ts';
import { createJsonTokenizer } from '../../../../electron/main/api/json-tokenizer.ts';

/** Tokenizes `json` in pieces; gives the small document that remains and the text of each image. */
function tokenize(json: string, pieceLength = json.length, maxTextBytes = 10_000) {
  const images: string[] = [];
  const sink = {
    begin: () => images.push('') - 1,
    write: (text: Buffer) => void (images[images.length - 1] += text.toString('latin1')),
    end: () => undefined,
  };
  const tokenizer = createJsonTokenizer(isImagePath, sink, maxTextBytes);
  const bytes = Buffer.from(json);
  let taken = 0;
  for (let at = 0; at < bytes.length && !tokenizer.ended; at += pieceLength) {
    taken += tokenizer.feed(bytes.subarray(at, at + pieceLength));
  }
  return { images, text: tokenizer.text(), ended: tokenizer.ended, overflowed: tokenizer.overflowed, taken };
}

const pieces = [1, 2, 3, 5, 1000];

describe.each(pieces)('a JSON document in pieces of %i bytes', (length) => {
  it('gives the images away and keeps the rest with their numbers', () => {
    const { images, text } = tokenize('{"id":"a","data":[{"b64_json":"AAAA"},{"b64_json" : "BBBB"}]}', length);
    expect(images).toEqual(['AAAA', 'BBBB']);
    expect(JSON.parse(text)).toEqual({ id: 'a', data: [{ b64_json: '0' }, { b64_json: '1' }] });
  });

  it('is not misled by the word b64_json inside a text', () => {
    const body = { text: '{"data":[{"b64_json":"x"}]} \\" "b64_json":"y"', data: [{ b64_json: 'AAAA' }] };
    const { images, text } = tokenize(JSON.stringify(body), length);
    expect(images).toEqual(['AAAA']);
    expect(JSON.parse(text)).toEqual({ ...body, data: [{ b64_json: '0' }] });
  });

  it('takes b64_json for an image only in its own places', () => {
    const body = { meta: { b64_json: 'no' }, data: [[{ b64_json: 'no' }]], list: [{ b64_json: 'no' }], x: 'b64_json' };
    expect(tokenize(JSON.stringify(body), length)).toMatchObject({ images: [], text: JSON.stringify(body) });
  });

  it('finds the image of an event and those inside parts', () => {
    const body = {
      b64_json: 'A',
      parts: [
        { b64_json: 'B' },
        { inline_data: { data: 'C', mime_type: 'image/png' } },
        { inlineData: { data: 'D' } },
        { image: { b64_json: 'E' } },
        { data: 'no' },
      ],
    };
    expect(tokenize(JSON.stringify(body), length).images).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('undoes escapes in an image', () => {
    const json = String.raw`{"b64_json":"a\/b\u002fc\u002Bd\n\r\te\\\"f"}`;
    expect(tokenize(json, length).images).toEqual(['a/b/c+d\n\r\te\\"f']);
  });

  it('makes an image undecodable when an escape in it is none or no letter of base64', () => {
    for (const escape of [String.raw`\x`, String.raw`\u00zz`, String.raw`\u00e9`]) {
      expect(tokenize(`{"b64_json":"a${escape}b"}`, length).images[0]).toContain('\u00ff');
    }
  });

  it('reads a key written with escapes', () => {
    expect(tokenize(String.raw`{"b64\u005fjson":"AAAA"}`, length).images).toEqual(['AAAA']);
  });

  it('keeps numbers, null and objects where an image could be', () => {
    const body = { data: [{ b64_json: null }, { b64_json: 5 }, { b64_json: { a: 1 } }] };
    expect(tokenize(JSON.stringify(body), length)).toMatchObject({ images: [], text: JSON.stringify(body) });
  });

  it('numbers duplicate keys in their order, so the last one counts as in JSON.parse', () => {
    const { images, text } = tokenize('{"b64_json":"A","b64_json":"B"}', length);
    expect(images).toEqual(['A', 'B']);
    expect(JSON.parse(text)).toEqual({ b64_json: '1' });
  });

  it('keeps characters of several bytes whole', () => {
    const body = { text: 'Grüße, 世界 🎨' };
    expect(JSON.parse(tokenize(JSON.stringify(body), length).text)).toEqual(body);
  });

  it('ends with the closing of the root and takes no byte behind it', () => {
    const json = '{"a":{"b":[1,2]}}';
    expect(tokenize(`${json} tail`, length)).toMatchObject({ ended: true, taken: json.length });
    expect(tokenize(json.slice(0, -1), length).ended).toBe(false);
  });

  it('says so when the text beside the images passes its limit', () => {
    const image = 'A'.repeat(500);
    expect(tokenize(`{"b64_json":"${image}","t":"x"}`, length, 100).overflowed).toBe(false);
    expect(tokenize(`{"b64_json":"${image}","t":"${image}"}`, length, 100).overflowed).toBe(true);
  });
});
