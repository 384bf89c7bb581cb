import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInputs, type Inputs } from '../../../../electron/main/inputs/inputs.ts';
import { silentLog } from '../../../../electron/main/log.ts';
import type { InputResult } from '../../../../shared/ipc/contract.ts';
import { corners } from './input-pictures.ts';

let base: string;
let inputs: Inputs;
let png: Buffer;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'octen-paths-'));
  mkdirSync(join(base, 'library'));
  mkdirSync(join(base, 'drop'));
  inputs = createInputs({ folder: () => join(base, 'library'), assetAt: () => null, log: silentLog });
  png = await corners().png().toBuffer();
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const at = (...names: string[]): string => join(base, 'drop', ...names);
const put = (name: string, bytes: Uint8Array | string = png): string => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), bytes);
  return at(name);
};
const said = (results: readonly InputResult[]): string[] =>
  results.map((result) => {
    if (result.ok) return result.input.name;
    return `${result.name}: ${result.error.kind === 'input-refused' ? result.error.reason : result.error.kind}`;
  });

describe('dropped files', () => {
  it('come back in order, each with its picture or its problem', async () => {
    const paths = [put('b.png'), put('words.png', 'words'), put('a.png'), put('empty.png', ''), at('missing.png')];
    expect(said(await inputs.addPaths(paths))).toEqual([
      'b.png',
      'words.png: not-an-image',
      'a.png',
      'empty.png: empty',
      'missing.png: unreadable',
    ]);
  });

  it('are refused by weight before a byte of them is read', async () => {
    truncateSync(put('heavy.png'), 250 * 1024 * 1024);
    expect(said(await inputs.addPaths([at('heavy.png')]))).toEqual(['heavy.png: too-heavy']);
  });

  it.each(['\\\\server\\share\\a.png', '//server/share/a.png', '\\\\.\\PhysicalDrive0', '/dev/zero', 'a\0.png'])(
    'are refused when they are shares, devices or no paths: %j',
    async (path) => {
      await expect(inputs.addPath(path)).rejects.toMatchObject({
        error: { kind: 'input-refused', reason: 'unreadable' },
      });
      expect((await inputs.addPaths([path]))[0]).toMatchObject({ ok: false, error: { reason: 'unreadable' } });
    },
  );

  it.skipIf(process.platform === 'win32')('are refused when they are a pipe, without waiting for it', async () => {
    execFileSync('/usr/bin/env', ['mkfifo', at('pipe.png')]);
    await expect(inputs.addPath(at('pipe.png'))).rejects.toMatchObject({ error: { reason: 'unreadable' } });
  });

  it('may be links inside their own folder and none that lead out of it', async () => {
    put('real.png');
    mkdirSync(at('inner'));
    symlinkSync(at('real.png'), at('link.png'));
    symlinkSync(at('real.png'), at('inner', 'out.png'));
    expect(said(await inputs.addPaths([at('link.png'), at('inner', 'out.png')]))).toEqual([
      'link.png',
      'out.png: unreadable',
    ]);
  });
});

describe('dropped folders', () => {
  it('give all their pictures by name, without hidden ones, links and what is no picture', async () => {
    for (const name of [
      'set/10.png',
      'set/2.png',
      'set/sub/3.png',
      'set/.hidden/x.png',
      'set/.dot.png',
      'set/My.app/icon.png',
    ])
      put(name);
    put('set/notes.txt', 'notes');
    put('set/half.png', png.subarray(0, 60));
    put('outside.png');
    symlinkSync(at('outside.png'), at('set', 'link.png'));
    symlinkSync(at(), at('set', 'loop'));
    expect(said(await inputs.addPaths([at('set'), at('outside.png')]))).toEqual([
      '2.png',
      '10.png',
      'half.png: truncated',
      '3.png',
      'outside.png',
    ]);
  });

  it('are refused when there is no picture in them', async () => {
    put('texts/a.txt', 'words');
    expect(said(await inputs.addPaths([at('texts')]))).toEqual(['texts: not-an-image']);
  });

  it('are looked into eight levels deep', async () => {
    put('1/2/3/4/5/6/7/8/here.png');
    put('1/2/3/4/5/6/7/8/9/deeper.png');
    expect(said(await inputs.addPaths([at('1')]))).toEqual(['here.png']);
  });

  it('are looked at for 5,000 files and no more', async () => {
    mkdirSync(at('many'));
    for (let n = 0; n < 5000; n += 1) writeFileSync(at('many', `${n}.txt`), '');
    put('many/zlast.png');
    expect(said(await inputs.addPaths([at('many')]))).toEqual(['many: not-an-image']);
    rmSync(at('many', '0.txt'));
    expect(said(await inputs.addPaths([at('many')]))).toEqual(['zlast.png']);
  }, 30_000);
});

describe('more pictures than are taken at once', () => {
  const many = (folder: string, count: number): string[] =>
    Array.from({ length: count }, (_none, n) => put(`${folder}/${n}.png`));

  it('are refused in the name of their folder, and what lies beside it is taken', async () => {
    many('album', 49);
    expect(said(await inputs.addPaths([at('album'), put('a.png')]))).toEqual(['album: too-many', 'a.png']);
  });

  it('are refused from the first there is no room for, in its name', async () => {
    const files = many('loose', 51);
    const results = said(await inputs.addPaths(files));
    expect(results.slice(46)).toEqual(['46.png', '47.png', '48.png: too-many']);
    expect(readdirSync(join(base, 'library/.octen/inputs'))).toHaveLength(1); // all of the same bytes
  });

  it('are 1,000 in a folder, and none of them is kept', async () => {
    many('thousand', 1000);
    expect(said(await inputs.addPaths([at('thousand')]))).toEqual(['thousand: too-many']);
    expect(existsSync(join(base, 'library/.octen/inputs'))).toBe(false);
  });
});

it('never makes a library folder that is gone', async () => {
  rmSync(join(base, 'library'), { recursive: true });
  await expect(inputs.addBytes(png, 'a.png')).rejects.toMatchObject({ error: { kind: 'folder-gone' } });
  expect(existsSync(join(base, 'library'))).toBe(false);
});

it('finds nothing for what is no hash', () => {
  expect(inputs.file('../../etc/passwd')).toBe(null);
  expect(inputs.file('a'.repeat(64))).toBe(null);
});
