import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPinned, type Pinned } from '../../../../electron/main/inputs/pinned.ts';
import type { PinnedInput } from '../../../../shared/pinned.ts';
import { inputRef } from '../../../support/requests.ts';

let dataFolder: string;
let pinned: Pinned;
const lost = inputRef('f').hash;
const open = (): Pinned => createPinned({ dataFolder, inputs: { file: (hash) => (hash === lost ? null : 'there') } });
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'octen-pinned-'));
  pinned = open();
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const ASSET = '3a'.repeat(12);
const one = (letter: string, asset: string | null = null): PinnedInput => ({ input: inputRef(letter), asset });
const hashOf = (n: number): string => n.toString(16).padStart(64, '0');
const numbered = (n: number): PinnedInput => ({ input: { ...inputRef('a'), hash: hashOf(n) }, asset: null });
const names = async () => (await pinned.read()).map(({ input }) => input.name);

it('keeps what is pinned, newest first, with the asset it came from, over a restart', async () => {
  await pinned.pin([one('a', ASSET)]);
  expect(await pinned.pin([one('b'), one('c')])).toHaveLength(3);
  pinned = open();
  expect(await names()).toEqual(['b.png', 'c.png', 'a.png']);
  expect((await pinned.read())[2]?.asset).toBe(ASSET);
});

it('holds a picture once: pinned again, it comes to the front', async () => {
  await pinned.pin([one('a'), one('b')]);
  await pinned.pin([one('b')]);
  expect(await names()).toEqual(['b.png', 'a.png']);
  await pinned.unpin([inputRef('b').hash, lost]);
  expect(await names()).toEqual(['a.png']);
});

it('holds two pictures of the same bytes once, also those an earlier version kept twice', async () => {
  expect(await pinned.pin([one('a', ASSET), one('b'), one('a', '4b'.repeat(12))])).toEqual([one('a', ASSET), one('b')]);
  const twice = { schema: 1, pinned: [one('a'), one('b'), one('a')] };
  writeFileSync(join(dataFolder, 'drafts', 'shelf.json'), JSON.stringify(twice));
  expect(await names()).toEqual(['a.png', 'b.png']);
});

it('loses none of several changes at once', async () => {
  await Promise.all([pinned.pin([one('a')]), pinned.pin([one('b')]), pinned.unpin([lost]), pinned.pin([one('c')])]);
  expect((await names()).toSorted()).toEqual(['a.png', 'b.png', 'c.png']);
});

it('takes 48 and says so of the next, keeping what is there', async () => {
  await pinned.pin(Array.from({ length: 48 }, (_none, n) => numbered(n)));
  await expect(pinned.pin([numbered(48)])).rejects.toMatchObject({ error: { kind: 'shelf-full', most: 48 } });
  expect(await pinned.pin([numbered(7)])).toHaveLength(48);
  expect(await pinned.unpin([hashOf(0)])).toHaveLength(47);
  expect(await pinned.pin([numbered(48)])).toHaveLength(48);
});

it('refuses a picture that is not kept', async () => {
  await expect(pinned.pin([one('f')])).rejects.toMatchObject({ error: { kind: 'not-found', what: 'input' } });
  expect(await names()).toEqual([]);
});

it.each(['', '{', '{"schema":2}', '{"schema":1,"pinned":[{"input":{"hash":"../../etc"}}]}'])(
  'is empty when its file is %j, and can be used',
  async (text) => {
    mkdirSync(join(dataFolder, 'drafts'));
    writeFileSync(join(dataFolder, 'drafts/shelf.json'), text);
    expect(await names()).toEqual([]);
    await pinned.pin([one('a')]);
    expect(await names()).toEqual(['a.png']);
  },
);
