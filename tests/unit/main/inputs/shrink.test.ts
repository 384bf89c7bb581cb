import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInputs, type Inputs } from '../../../../electron/main/inputs/inputs.ts';
import { silentLog } from '../../../../electron/main/log.ts';
import { corners, cornersOf } from './input-pictures.ts';

let folder: string;
let inputs: Inputs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octen-shrink-'));
  inputs = createInputs({ folder: () => folder, assetAt: () => null, log: silentLog });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const add = async (picture: Sharp, name: string) => inputs.addBytes(await picture.toBuffer(), name);
const shrunk = async (...given: Parameters<Inputs['shrink']>[0]) => inputs.shrink(given);

describe('shrinking references that were too much for the service', () => {
  it('makes the long edge 2048, keeps shape, content and name, and a photograph a JPEG', async () => {
    const [small] = await shrunk(await add(corners(3000, 1500).jpeg(), 'jug.jpg'));
    expect(small).toMatchObject({ kind: 'jpeg', width: 2048, height: 1024, name: 'jug.jpg' });
    const file = inputs.file(small?.hash ?? '') ?? '';
    expect(small?.bytes).toBe(readFileSync(file).length);
    expect(await cornersOf(file)).toEqual(['red', 'green', 'blue', 'white']);
  });

  it('keeps a PNG that shows something through a PNG, and makes others JPEG', async () => {
    const see = await add(corners(2100, 2100, 4).png(), 'see.png');
    const plain = await add(corners(2100, 2100).png(), 'plain.png');
    const webp = await add(corners(2100, 700).webp(), 'leaf.webp');
    expect((await shrunk(see, plain, webp)).map(({ kind }) => kind)).toEqual(['png', 'jpeg', 'webp']);
  });

  it('leaves the others as they are, in their order', async () => {
    const small = await add(corners(2048, 100).png(), 'small.png');
    const large = await add(corners(2064, 100).png(), 'large.png');
    const [first, second, third] = await shrunk(small, large, small);
    expect([first, third]).toEqual([small, small]);
    expect(second).toMatchObject({ width: 2048, height: 99, name: 'large.png' });
  });

  it('keeps a mask as large as its picture', async () => {
    const picture = await add(corners(3001, 1777).jpeg(), 'a.jpg');
    const mask = await add(corners(3001, 1777, 4).ensureAlpha(0).png(), 'mask.png');
    const [a, b] = await shrunk(picture, mask);
    expect([a?.width, a?.height]).toEqual([b?.width, b?.height]);
    expect(b?.kind).toBe('png');
  });

  it('says when a picture is gone', async () => {
    const large = await add(corners(2064, 100).png(), 'large.png');
    await expect(shrunk({ ...large, hash: 'f'.repeat(64) })).rejects.toMatchObject({
      error: { kind: 'not-found', what: 'input' },
    });
  });
});
