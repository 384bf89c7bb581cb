import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIndex } from '../../../../electron/main/library/index-store.ts';
import { indexFile } from '../../../../electron/main/library/open-library.ts';
import { type Asset, Sidecar } from '../../../../shared/asset.ts';
import {
  anyAssets,
  type LibraryWorld,
  libraryWorld,
  savedReply,
  sidecarOn,
  someRequest,
} from '../../../support/library-world.ts';

let world: LibraryWorld;
beforeEach(async () => {
  world = await libraryWorld();
});
afterEach(() => world.remove());

const COLOURS = ['red', 'green', 'blue', 'gold'];

/** Five answers of four pictures, two of them in the same millisecond, one favourite and one in the trash. */
async function fillLibrary(): Promise<readonly Asset[]> {
  const images = await Promise.all(COLOURS.map((colour) => world.picture({ colour })));
  const assets: Asset[] = [];
  for (let at = 0; at < 5; at += 1) {
    world.now = new Date(world.now.getTime() + (at % 2) * 60_000);
    const job = { id: String(at).repeat(24), request: someRequest({ prompt: `Picture ${at} of 夜の街` }) };
    assets.push(...(await world.library.save(savedReply(images, { attemptId: `fill-${at}`, job }))));
  }
  await world.library.favourite([assets[3]?.id ?? ''], true);
  await world.library.trash([assets[7]?.id ?? '']);
  return assets;
}

const everything = () => ({
  all: world.library.page(anyAssets()),
  paged: world.library.page(anyAssets({ limit: 3 })),
  favourites: world.library.page(anyAssets({ favourite: true })).assets,
  searched: world.library.page(anyAssets({ words: '夜の街 picture 3' })).assets,
});
const restart = async () => {
  await world.library.close();
  await world.library.open();
};
const sidecarFile = (id: string) => join(world.root, '.octen/sidecars', `${id}.json`);

describe('the index', () => {
  it('is the same after it was deleted as it was while it grew', async () => {
    await fillLibrary();
    const before = everything();
    await world.library.close();
    rmSync(join(world.data, 'cache'), { recursive: true });
    await world.library.open();
    expect(before.all.total).toBe(19);
    expect(everything()).toEqual(before);
  });

  it('is the same after a rebuild, which tells how far it is', async () => {
    await fillLibrary();
    const before = everything();
    const index = openIndex(indexFile(world.data, world.root), () => undefined);
    const wrong = { ...Sidecar.parse(sidecarOn(world.root, before.all.assets[0]?.id ?? '')), tags: ['wrong'] };
    index.put(wrong, statSync(sidecarFile(wrong.id)).mtimeMs);
    index.close();
    expect(everything()).not.toEqual(before);
    const steps: [number, number][] = [];
    expect(await world.library.rebuild((done, total) => steps.push([done, total]))).toEqual({
      assets: 19,
      problems: [],
    });
    expect(everything()).toEqual(before);
    expect(steps.at(-1)).toEqual([19, 19]);
  });

  it.each([
    ['no database', 'not a database'],
    ['damaged after its header', `SQLite format 3\0${'x'.repeat(9000)}`],
  ])('is made anew when its file is %s', async (_name, content) => {
    await fillLibrary();
    const before = everything();
    await world.library.close();
    const file = indexFile(world.data, world.root);
    writeFileSync(file, content.repeat(10));
    await world.library.open();
    expect(everything()).toEqual(before);
    expect(existsSync(`${file}.damaged`)).toBe(true);
  });

  it('takes in what came, went and changed while the app was closed', async () => {
    const assets = await fillLibrary();
    const [gone, edited] = [assets[0]?.id ?? '', assets[1]?.id ?? ''];
    await world.library.close();
    rmSync(sidecarFile(gone));
    writeFileSync(sidecarFile(edited), JSON.stringify({ ...sidecarOn(world.root, edited), tags: ['lantern'] }));
    const come = 'c'.repeat(24);
    writeFileSync(sidecarFile(come), JSON.stringify({ ...sidecarOn(world.root, edited), id: come, jobId: null }));
    world.changes.length = 0;
    await world.library.open();
    const told = world.changes.map((change) => [
      change.type,
      change.type === 'removed' ? change.ids : change.assets.map((asset) => asset.id),
    ]);
    expect(told).toEqual([
      ['added', [come]],
      ['changed', [edited]],
      ['removed', [gone]],
    ]);
    expect(world.library.page(anyAssets({ words: 'lantern' })).assets.map((asset) => asset.id)).toContain(edited);
  });

  it('reads at the next start what a start that was broken off had not read', async () => {
    const [edited] = await fillLibrary();
    await world.library.close();
    const part = join(world.root, 'part.json');
    writeFileSync(part, JSON.stringify({ ...sidecarOn(world.root, edited?.id ?? ''), tags: ['lantern'] }));
    renameSync(part, sidecarFile(edited?.id ?? ''));
    await world.library.open({ untilTrue: false });
    await restart();
    expect(world.library.page(anyAssets({ words: 'lantern' })).assets).toHaveLength(1);
  });

  it('sees at the next start what another process saved', async () => {
    const other = world.another();
    await other.open();
    const [asset] = await other.save(savedReply([await world.picture()]));
    expect(world.library.page(anyAssets()).assets).toEqual([asset]);
    await other.close();
    await restart();
    expect(world.library.page(anyAssets()).assets).toEqual([asset]);
  });
});

describe('sidecars of others', () => {
  const good = async () => (await world.library.save(savedReply([await world.picture()])))[0]?.id ?? '';
  const id = 'd'.repeat(24);

  it.each([
    ['not-json', () => '{'],
    ['invalid', () => '{"schema":1}'],
    ['invalid', (from: object) => JSON.stringify({ ...from, id, file: '../../etc/passwd' })],
    ['invalid', (from: object) => JSON.stringify({ ...from, id, file: '2026/11/..' })],
    ['invalid', (from: object) => JSON.stringify({ ...from, id, schema: 2 })],
    ['other-id', (from: object) => JSON.stringify(from)],
    ['too-large', () => `"${'x'.repeat(17 * 1024 * 1024)}"`],
  ] as const)('are named and passed over when they are %s', async (problem, content) => {
    writeFileSync(sidecarFile(id), content(sidecarOn(world.root, await good())));
    expect(await world.library.rebuild()).toEqual({ assets: 1, problems: [{ name: `${id}.json`, problem }] });
    expect(existsSync(sidecarFile(id))).toBe(true);
  });

  it('are named when their file name is no id', async () => {
    copyFileSync(sidecarFile(await good()), join(world.root, '.octen/sidecars/copy (2).json'));
    expect((await world.library.rebuild()).problems).toEqual([{ name: 'copy (2).json', problem: 'name' }]);
  });
});

describe('what a killed process left', () => {
  it('goes when its picture is safe or it is a day old, and stays while it may be in use', async () => {
    const [asset] = await world.library.save(savedReply([await world.picture()]));
    const saving = join(world.root, '.octen/saving');
    const old = new Date(world.now.getTime() - 25 * 3600_000);
    for (const name of [asset?.id ?? '', 'a'.repeat(24), 'b'.repeat(24)]) {
      writeFileSync(join(saving, name), 'half');
      utimesSync(join(saving, name), world.now, world.now);
    }
    utimesSync(join(saving, 'a'.repeat(24)), old, old);
    await restart();
    expect(readdirSync(saving)).toEqual(['b'.repeat(24)]);
  });
});

describe('a look at every file', () => {
  it('finds nothing wrong with a library that is whole', async () => {
    await fillLibrary();
    expect(await world.library.verify()).toEqual({ checked: 19, problems: [] });
  });

  it('names what is missing, changed and unknown, and touches none of it', async () => {
    const [gone, changed] = await fillLibrary();
    rmSync(world.library.file(gone?.id ?? '') ?? '');
    appendFileSync(world.library.file(changed?.id ?? '') ?? '', 'x');
    writeFileSync(join(world.root, '2026/11/mine.png'), 'mine');
    writeFileSync(join(world.root, '2026/11/notes.txt'), 'notes');
    const { problems } = await world.library.verify();
    expect(problems).toHaveLength(3);
    expect(problems).toContainEqual({ problem: 'missing', id: gone?.id, file: `2026/11/${gone?.name}` });
    expect(problems).toContainEqual({ problem: 'changed', id: changed?.id, file: `2026/11/${changed?.name}` });
    expect(problems).toContainEqual({ problem: 'orphaned', file: '2026/11/mine.png' });
    expect(existsSync(sidecarFile(gone?.id ?? ''))).toBe(true);
  });

  it('can be stopped', async () => {
    await fillLibrary();
    await expect(world.library.verify({ signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

it('starts without its folder, lists what it knows and finds the folder again', async () => {
  await fillLibrary();
  await world.library.close();
  const away = join(world.root, '..', 'unplugged');
  renameSync(world.root, away);
  await world.library.open();
  expect(world.library.page(anyAssets()).total).toBe(19);
  expect(existsSync(world.root)).toBe(false);
  await world.library.close();
  renameSync(away, world.root);
  await world.library.open();
  expect(world.library.page(anyAssets()).total).toBe(19);
});
