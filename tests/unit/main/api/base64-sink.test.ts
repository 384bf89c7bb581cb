import { describe, expect, it } from 'vitest';
import { createBase64Decoder, decodedRoom } from '../../../../electron/main/api/base64-sink.ts';
import { pngBytes } from '../../../support/answer-bytes.ts';

function decode(text: string, pieceLength = text.length): { bytes: Buffer; ok: boolean } {
  const decoder = createBase64Decoder();
  const target = Buffer.alloc(decodedRoom(text.length) + 16);
  let at = 0;
  for (let from = 0; from < text.length; from += pieceLength) {
    at += decoder.decode(Buffer.from(text.slice(from, from + pieceLength)), target, at);
  }
  at += decoder.finish(target, at);
  return { bytes: target.subarray(0, at), ok: decoder.ok };
}

const picture = pngBytes(9, 9, 1001, 7);
const plain = picture.toString('base64');
const lineWrapped = plain.replace(/(.{76})/gu, '$1\r\n');

describe('base64 that comes in pieces', () => {
  it.each([1, 2, 3, 4, 5, 7, 64, 1024, 5000])('decodes the same bytes in pieces of %i characters', (length) => {
    expect(decode(plain, length)).toEqual({ bytes: picture, ok: true });
  });

  it.each([1, 2, 3, 5, 64, 5000])('skips line breaks inside the text, in pieces of %i characters', (length) => {
    expect(decode(lineWrapped, length)).toEqual({ bytes: picture, ok: true });
  });

  it.each([1, 3, 4, 5, 6, 23, 5000])('drops a data: prefix that comes in pieces of %i characters', (length) => {
    expect(decode(`data:image/png;base64,${plain}`, length)).toEqual({ bytes: picture, ok: true });
  });

  it('takes text that only begins like a prefix for what it is', () => {
    expect(decode('data').bytes).toEqual(Buffer.from('data', 'base64'));
    expect(decode('dataAAAA', 1).bytes).toEqual(Buffer.from('dataAAAA', 'base64'));
  });

  it('reads the url-safe letters too', () => {
    const bytes = Buffer.from([0xfb, 0xff, 0xbf, 0xfe, 0xff]);
    expect(decode(bytes.toString('base64url'), 3)).toEqual({ bytes, ok: true });
  });

  it.each(['QQ==', 'QQ', 'QUI=', 'QUI', 'QUJD', 'QQ=\n='])('decodes the ending of %j', (text) => {
    expect(decode(text)).toEqual({ bytes: Buffer.from(text, 'base64'), ok: true });
    expect(decode(text, 1)).toEqual({ bytes: Buffer.from(text, 'base64'), ok: true });
  });

  it.each(['QUJD*', 'QU JD!', 'QQ==QUJD', 'QUJDR', 'data:image/png;base64', 'QUJD\u0000', 'é123'])(
    'refuses %j',
    (text) => {
      expect(decode(text).ok).toBe(false);
      expect(decode(text, 1).ok).toBe(false);
    },
  );

  it('finds a wrong character anywhere in a large clean text', () => {
    for (const at of [0, 1, 500, plain.length - 4]) {
      expect(decode(`${plain.slice(0, at)}*${plain.slice(at + 1)}`, 64).ok).toBe(false);
    }
  });

  it('holds nothing for an empty text', () => {
    expect(decode('')).toEqual({ bytes: Buffer.alloc(0), ok: true });
  });
});
