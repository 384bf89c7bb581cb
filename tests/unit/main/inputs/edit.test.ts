import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInputs, type Inputs } from '../../../../electron/main/inputs/inputs.ts';
import { silentLog } from '../../../../electron/main/log.ts';
import { flipped, type PictureEdit, turned, untouched } from '../../../../shared/picture-edit.ts';
import type { InputRef } from '../../../../shared/request.ts';
import { corners, cornersOf } from './input-pictures.ts';

let root: string;
let inputs: Inputs;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'octen-edit-'));
  inputs = createInputs({ folder: () => root, assetAt: () => null, log: silentLog });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const SIZE = { width: 60, height: 40 };
const add = async (kind: 'png' | 'jpeg' | 'webp' = 'png'): Promise<InputRef> =>
  inputs.addBytes(await corners().toFormat(kind, { lossless: true, quality: 100 }).toBuffer(), 'flag');
const kept = (input: InputRef): Buffer => readFileSync(inputs.file(input.hash) ?? '');
const seen = (input: InputRef) => cornersOf(kept(input));

const right = (edit: PictureEdit) => turned(edit, SIZE, 'right');
const across = (edit: PictureEdit) => flipped(edit, SIZE, 'across');
const down = (edit: PictureEdit) => flipped(edit, SIZE, 'down');
const start = untouched(SIZE);

describe('a picture that is turned or mirrored', () => {
  it.each([
    ['right', right(start), ['blue', 'red', 'white', 'green']],
    ['left', turned(start, SIZE, 'left'), ['green', 'white', 'red', 'blue']],
    ['upside down', right(right(start)), ['white', 'blue', 'green', 'red']],
    ['across', across(start), ['green', 'red', 'white', 'blue']],
    ['down', down(start), ['blue', 'white', 'red', 'green']],
    ['right, then across', across(right(start)), ['red', 'blue', 'green', 'white']],
    ['across, then right', right(across(start)), ['white', 'green', 'blue', 'red']],
  ])('%s is stored as it was seen', async (_name, edit, colours) => {
    const input = await inputs.edit(await add(), edit);
    expect(await seen(input)).toEqual(colours);
    const size = edit.turns % 2 === 0 ? SIZE : { width: 40, height: 60 };
    expect(input).toMatchObject({ ...size, kind: 'png', name: 'flag' });
    const { orientation, width, height } = await sharp(kept(input)).metadata();
    expect([orientation ?? 1, width, height]).toEqual([1, size.width, size.height]);
  });
});

describe('a picture that is cut', () => {
  const at = (edit: PictureEdit, left: number, top: number, width: number, height: number): PictureEdit => ({
    ...edit,
    crop: { left, top, width, height },
  });

  it.each([
    ['as it lies', start],
    ['turned', right(start)],
    ['turned and mirrored', down(right(start))],
    ['mirrored and turned three times', right(right(right(across(start))))],
  ])('%s has the very pixels inside the box', async (_name, edit) => {
    const whole = await inputs.edit(await add(), edit);
    const box = at(edit, 10, 12, 18, 20);
    const part = await inputs.edit(await add(), box);
    const pixels = (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer();
    const expected = await sharp(kept(whole)).extract(box.crop).removeAlpha().raw().toBuffer();
    expect(await pixels(kept(part))).toEqual(expected);
    expect(part).toMatchObject({ width: 18, height: 20 });
  });

  it('stays a JPEG when it was one, and becomes a PNG of the same pixels when it was a WebP', async () => {
    const edit = at(start, 0, 0, 20, 20);
    expect(await inputs.edit(await add('jpeg'), edit)).toMatchObject({ kind: 'jpeg' });
    expect(await inputs.edit(await add('webp'), edit)).toMatchObject({ kind: 'png' });
  });

  it('keeps its colour profile', async () => {
    const source = await inputs.addBytes(await corners().withIccProfile('p3').jpeg().toBuffer(), 'wide.jpg');
    const profileOf = async (input: InputRef) => (await sharp(kept(input)).metadata()).icc;
    expect(await profileOf(await inputs.edit(source, at(start, 4, 4, 20, 20)))).toEqual(await profileOf(source));
  });

  it('leaves the one it was cut from, and knows it and the cut', async () => {
    const source = await add();
    const edit = at(right(start), 4, 4, 20, 20);
    const bytes = kept(source);
    const input = await inputs.edit(source, edit);
    expect(await inputs.readEdit(input.hash)).toEqual({ source, edit });
    expect(kept(source)).toEqual(bytes);
    expect(await inputs.readEdit(source.hash)).toBeNull();
    rmSync(inputs.file(source.hash) ?? '');
    expect(await inputs.readEdit(input.hash)).toBeNull();
  });

  it('is itself when nothing is done to it, and the same once more when the same is done again', async () => {
    const source = await add();
    expect(await inputs.edit(source, start)).toEqual(source);
    const [one, two] = [await inputs.edit(source, right(start)), await inputs.edit(source, right(start))];
    expect(one).toEqual(two);
    expect(readdirSync(join(root, '.octen/inputs'))).toHaveLength(3); // both pictures and the note
  });

  it('is refused outside of the picture, naming the side, whatever the request says of its size', async () => {
    const source = await add();
    const beyond = at(start, 44, 0, 20, 20);
    await expect(inputs.edit({ ...source, width: 6000 }, beyond)).rejects.toMatchObject({
      error: { kind: 'request-invalid', field: 'crop.width', reason: 'must be between 16 and 16 pixels' },
    });
    await expect(inputs.edit({ ...source, hash: 'f'.repeat(64) }, start)).rejects.toMatchObject({
      error: { kind: 'not-found', what: 'input' },
    });
  });
});
