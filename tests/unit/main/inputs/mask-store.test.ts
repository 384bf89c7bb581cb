import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInputs, type Inputs } from '../../../../electron/main/inputs/inputs.ts';
import { createMaskStore, type MaskStore } from '../../../../electron/main/inputs/mask-store.ts';
import { silentLog } from '../../../../electron/main/log.ts';
import { animatedGif, corners, hugePng } from './input-pictures.ts';

const SIZE = { width: 60, height: 40 };
const PICTURE = 'a'.repeat(64);
const JUG = { picture: PICTURE, name: 'jug.png' };

let base: string;
let inputs: Inputs;
let masks: MaskStore;
const open = (): void => {
  inputs = createInputs({ folder: () => join(base, 'library'), assetAt: () => null, log: silentLog });
  masks = createMaskStore({ dataFolder: join(base, 'data'), inputs });
};
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'octen-mask-'));
  mkdirSync(join(base, 'library'));
  open();
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Repaints the left half; a column of soft edge either side of the middle. */
function leftHalf(): Uint8Array {
  const coverage = new Uint8Array(SIZE.width * SIZE.height);
  coverage.forEach((_none, at) => {
    const x = at % SIZE.width;
    coverage[at] = x < 29 ? 255 : x === 29 ? 128 : x === 30 ? 127 : 0;
  });
  return coverage;
}
const draft = (coverage = leftHalf(), feather = 8) => ({ ...SIZE, coverage, feather });

describe('a mask that is kept', () => {
  it('is sent as RGBA: clear from half coverage on, opaque below, nothing between', async () => {
    const input = await masks.save(JUG, draft());
    expect(input).toMatchObject({ kind: 'png', ...SIZE });
    const file = readFileSync(inputs.file(input?.hash ?? '') ?? '');
    expect(await sharp(file).metadata()).toMatchObject({ ...SIZE, channels: 4, depth: 'uchar', hasAlpha: true });
    const { data } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    const wrong = leftHalf().reduce(
      (sum, cover, at) => sum + (data[at * 4 + 3] === (cover >= 128 ? 0 : 255) ? 0 : 1),
      0,
    );
    expect(wrong).toBe(0);
    expect(input?.bytes).toBe(file.length);
  });

  it('is the same bytes every time it is saved', async () => {
    const [first, again] = [
      await masks.save(JUG, draft()),
      await masks.save({ picture: 'b'.repeat(64), name: 'bowl.png' }, draft()),
    ];
    expect(again).toEqual(first);
  });

  it('is there after a restart, soft edge and feather too', async () => {
    const input = await masks.save(JUG, draft());
    open();
    expect(await masks.read(PICTURE, SIZE, null)).toEqual({ ...draft(), input });
  });

  it('belongs to its picture and to its size', async () => {
    await masks.save(JUG, draft());
    expect(await masks.read('b'.repeat(64), SIZE, null)).toBeNull();
    expect(await masks.read(PICTURE, { width: 40, height: 60 }, null)).toBeNull();
  });

  it('sends nothing when it repaints nothing, and is gone when it is cleared', async () => {
    expect(await masks.save(JUG, draft(leftHalf().fill(127)))).toBeNull();
    expect((await masks.read(PICTURE, SIZE, null))?.coverage[0]).toBe(127);
    expect(await masks.save(JUG, draft(leftHalf().fill(0)))).toBeNull();
    expect(await masks.read(PICTURE, SIZE, null)).toBeNull();
    expect(readdirSync(join(base, 'data', 'drafts', 'masks'))).toEqual([]);
  });

  it('is offered to other pictures by the name of its own, the one drawn last first', async () => {
    const [bowl, blank] = ['b'.repeat(64), 'c'.repeat(64)];
    await masks.save(JUG, draft());
    await masks.save({ picture: bowl, name: '../bowl.png' }, draft());
    await masks.save({ picture: blank, name: 'blank.png' }, draft(leftHalf().fill(100)));
    const at = (picture: string, second: number) =>
      utimesSync(join(base, 'data/drafts/masks', `${picture}.mask`), second, second);
    at(PICTURE, 2_000_000_000);
    at(bowl, 1_900_000_000);
    expect(await masks.others('d'.repeat(64))).toEqual([
      { picture: PICTURE, name: 'jug.png', ...SIZE },
      { picture: bowl, name: 'bowl.png', ...SIZE },
    ]);
    expect((await masks.others(PICTURE)).map(({ picture }) => picture)).toEqual([bowl]);
    expect((await masks.of(bowl))?.coverage).toEqual(leftHalf());
  });

  it('of an earlier version has no name and is there all the same', async () => {
    await masks.save(JUG, draft());
    const file = join(base, 'data/drafts/masks', `${PICTURE}.mask`);
    const bytes = readFileSync(file);
    const end = bytes.indexOf('\n');
    const { name: _name, ...head } = JSON.parse(bytes.toString('utf8', 0, end));
    writeFileSync(file, Buffer.concat([Buffer.from(JSON.stringify(head)), bytes.subarray(end)]));
    expect((await masks.read(PICTURE, SIZE, null))?.feather).toBe(8);
    expect(await masks.others('d'.repeat(64))).toEqual([{ picture: PICTURE, name: '', ...SIZE }]);
  });

  it('counts as none when its file is damaged', async () => {
    await masks.save(JUG, draft());
    const file = join(base, 'data', 'drafts', 'masks', `${PICTURE}.mask`);
    const whole = readFileSync(file);
    for (const damaged of [whole.subarray(0, whole.length - 9), Buffer.from('{}\nx'), Buffer.alloc(0)]) {
      writeFileSync(file, damaged);
      expect(await masks.read(PICTURE, SIZE, null)).toBeNull();
    }
  });

  it('gives way to the mask a recipe sent, drawn from its PNG', async () => {
    const sent = await masks.save({ picture: 'b'.repeat(64), name: 'bowl.png' }, draft());
    await masks.save(JUG, draft(leftHalf().fill(255)));
    const read = await masks.read(PICTURE, SIZE, sent?.hash ?? null);
    expect(read?.input).toEqual(sent);
    expect(read?.coverage.every((cover, at) => cover === ((leftHalf()[at] ?? 0) >= 128 ? 255 : 0))).toBe(true);
  });
});

describe('a mask drawn elsewhere', () => {
  const take = (bytes: Uint8Array, stretch = false, size = SIZE) => masks.importMask(bytes, 'mine.png', size, stretch);
  const repaints = async (bytes: Uint8Array, stretch = false) => {
    const taken = await take(bytes, stretch);
    if (taken.kind !== 'taken') throw new Error('another size');
    return [2, 57].map((x) => taken.coverage[20 * SIZE.width + x]);
  };
  /** Its left half differs from the right one. */
  const halves = (left: readonly number[], right: readonly number[]) => {
    const raw = Buffer.alloc(SIZE.width * SIZE.height * 4);
    for (let at = 0; at < raw.length / 4; at += 1) raw.set(at % SIZE.width < 30 ? left : right, at * 4);
    return sharp(raw, { raw: { ...SIZE, channels: 4 } });
  };

  it('repaints where it is clear', async () => {
    expect(await repaints(await halves([9, 9, 9, 0], [255, 255, 255, 255]).png().toBuffer())).toEqual([255, 0]);
  });

  it('repaints where it is white when nothing in it is clear', async () => {
    const opaque = halves([255, 255, 255, 255], [0, 0, 0, 255]);
    expect(await repaints(await opaque.png().toBuffer())).toEqual([255, 0]);
    expect(await repaints(await opaque.removeAlpha().webp({ lossless: true }).toBuffer())).toEqual([255, 0]);
    const deep = await halves([255, 255, 255, 255], [0, 0, 0, 255]).toColourspace('grey16').tiff().toBuffer();
    expect(await repaints(deep)).toEqual([255, 0]);
  });

  it('of another size is stretched only when someone agreed', async () => {
    const small = await halves([0, 0, 0, 0], [0, 0, 0, 255]).resize(30, 20, { kernel: 'nearest' }).png().toBuffer();
    expect(await take(small)).toEqual({ kind: 'other-size', width: 30, height: 20 });
    expect(await repaints(small, true)).toEqual([255, 0]);
  });

  it('is refused by its reason when it is no still picture', async () => {
    const whole = await corners().png().toBuffer();
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [await animatedGif(), 'animated'],
      [whole.subarray(0, whole.length / 2), 'truncated'],
      [hugePng(20_000, 20_000), 'too-many-pixels'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'unsupported-format'],
      [Buffer.alloc(0), 'empty'],
    ];
    for (const [bytes, reason] of cases)
      await expect(take(bytes)).rejects.toMatchObject({ error: { kind: 'input-refused', reason } });
  });
});
