import { describe, expect, test } from 'vitest';
import { parseRoute } from '../../../../electron/main/platform/routes.ts';

const ID = 'a1b2c3d4e5f6a1b2c3d4e5f6';
const HASH = ID.repeat(3).slice(0, 64);

describe('what a page may ask for', () => {
  test('pictures, inputs and previews by id', () => {
    expect(parseRoute(`/asset/${ID}`)).toEqual({ kind: 'asset', id: ID });
    expect(parseRoute(`/thumb/${ID}`)).toEqual({ kind: 'thumb', id: ID });
    expect(parseRoute(`/input/${HASH}`)).toEqual({ kind: 'input', hash: HASH });
    expect(parseRoute(`/input-thumb/${HASH}`)).toEqual({ kind: 'input-thumb', hash: HASH });
    expect(parseRoute(`/preview/${ID}/12`)).toEqual({ kind: 'preview', job: ID, version: 12 });
  });

  test('files of the page itself', () => {
    expect(parseRoute('/')).toEqual({ kind: 'page', path: '/index.html' });
    expect(parseRoute('/assets/index.js')).toEqual({ kind: 'page', path: '/assets/index.js' });
  });
});

describe('nothing is found for', () => {
  test.each([
    ['no id', '/asset/'],
    ['no id and no slash', '/thumb'],
    ['an id that is too short', `/asset/${ID.slice(1)}`],
    ['an id that is too long', `/asset/${ID}0`],
    ['an id in capitals', `/asset/${ID.toUpperCase()}`],
    ['an id with a line break after it', `/asset/${ID}\n`],
    ['a file name', '/asset/picture.png'],
    ['a parent folder', '/asset/..'],
    ['a way up and out', '/asset/../../etc/passwd'],
    ['an encoded way up', '/asset/%2e%2e%2findex.html'],
    ['an encoded slash after the id', `/asset/${ID}%2f..`],
    ['an encoded id', `/asset/%61${ID.slice(1)}`],
    ['an encoded backslash', '/thumb/..%5c..%5cindex.html'],
    ['an end that is cut off by a zero byte', `/thumb/${ID}%00`],
    ['a further segment', `/asset/${ID}/1`],
    ['a slash at the end', `/asset/${ID}/`],
    ['an id where a hash belongs', `/input/${ID}`],
    ['an id where the hash of a small picture belongs', `/input-thumb/${ID}`],
    ['a hash where an id belongs', `/thumb/${HASH}`],
    ['a hash with a further segment', `/input/${HASH}/x`],
    ['a preview without a version', `/preview/${ID}`],
    ['a preview with an empty version', `/preview/${ID}/`],
    ['a preview with a negative version', `/preview/${ID}/-1`],
    ['a preview with a version that is no number', `/preview/${ID}/1e3`],
    ['a preview with an endless version', `/preview/${ID}/1234567`],
    ['a preview with a further segment', `/preview/${ID}/1/2`],
  ])('%s', (_what, path) => {
    expect(parseRoute(path)).toBeNull();
  });
});
