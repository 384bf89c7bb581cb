import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asset } from '../../../../shared/asset.ts';
import {
  anyAssets,
  type LibraryWorld,
  libraryWorld,
  picturesOn,
  savedReply,
  sidecarOn,
} from '../../../support/library-world.ts';
import { refuse } from '../../../support/odd-disk.ts';

let world: LibraryWorld;
beforeEach(async () => {
  world = await libraryWorld();
});
afterEach(() => world.remove());

const listed = () => world.library.page(anyAssets()).assets;
const saveOne = async (attemptId = 'attempt-1', width = 48): Promise<Asset> => {
  const [asset] = await world.library.save(savedReply([await world.picture({ width })], { attemptId }));
  if (!asset) throw new Error('Nothing was saved');
  return asset;
};
const trashed = () => readdirSync(join(world.root, '.octen/trash')).sort();

describe('the trash', () => {
  it('takes picture and sidecar out of sight and brings both back as they were', async () => {
    const asset = await saveOne();
    const before = readFileSync(join(world.root, '2026/11', asset.name));
    await world.library.trash([asset.id]);
    expect([listed(), picturesOn(world.root), world.library.file(asset.id)]).toEqual([[], [], null]);
    expect(trashed()).toEqual([`${asset.id}.json`, `${asset.id}.png`]);
    await world.library.restore([asset.id]);
    expect(listed()).toEqual([asset]);
    expect(readFileSync(world.library.file(asset.id) ?? '')).toEqual(before);
    expect(trashed()).toEqual([]);
    expect(world.changes.map((change) => change.type)).toEqual(['added', 'removed', 'added']);
  });

  it('still gives back after a restart', async () => {
    const asset = await saveOne();
    await world.library.trash([asset.id]);
    await world.library.close();
    await world.library.open();
    expect(listed()).toEqual([]);
    await world.library.restore([asset.id]);
    expect(listed()).toEqual([asset]);
  });

  it('gives a picture another name when its own was taken since', async () => {
    const asset = await saveOne();
    await world.library.trash([asset.id]);
    writeFileSync(join(world.root, '2026/11', asset.name), 'newcomer');
    await world.library.restore([asset.id]);
    expect(listed()[0]?.name).toBe('a-red-fox-in-the-snow-1432-1_2.png');
    expect(sidecarOn(world.root, asset.id)['file']).toBe('2026/11/a-red-fox-in-the-snow-1432-1_2.png');
    expect(readFileSync(join(world.root, '2026/11', asset.name), 'utf8')).toBe('newcomer');
  });

  it('is finished at the next start when it was killed between picture and sidecar', async () => {
    const asset = await saveOne();
    renameSync(join(world.root, '2026/11', asset.name), join(world.root, '.octen/trash', `${asset.id}.png`));
    await world.library.close();
    await world.library.open();
    expect(listed()).toEqual([]);
    await world.library.restore([asset.id]);
    expect(listed()).toEqual([asset]);
  });

  it('finishes a restore that was killed between picture and sidecar', async () => {
    const asset = await saveOne();
    await world.library.trash([asset.id]);
    renameSync(join(world.root, '.octen/trash', `${asset.id}.png`), join(world.root, '2026/11', asset.name));
    await world.library.restore([asset.id]);
    expect(listed()).toEqual([asset]);
    expect(picturesOn(world.root)).toHaveLength(1);
  });

  it('finishes a restore under another name that stopped, on a disk without second names for files', async () => {
    const asset = await saveOne();
    await world.library.trash([asset.id]);
    writeFileSync(join(world.root, '2026/11', asset.name), 'newcomer');
    const giveBack = [refuse('link', /./, 'ENOTSUP'), refuse('rename', /trash.[0-9a-f]{24}\.json$/, 'EIO')];
    try {
      await expect(world.library.restore([asset.id])).rejects.toMatchObject({ error: { code: 'EIO' } });
    } finally {
      for (const one of giveBack) one();
    }
    await world.library.restore([asset.id]);
    expect(listed()[0]?.name).toBe('a-red-fox-in-the-snow-1432-1_2.png');
    expect(world.library.file(asset.id)).not.toBe(null);
    expect(picturesOn(world.root)).toHaveLength(2);
  });

  it('ends as pressed when trash and undo come in one breath', async () => {
    const asset = await saveOne();
    const presses = [
      world.library.trash([asset.id]),
      world.library.restore([asset.id]),
      world.library.trash([asset.id]),
    ];
    await Promise.all(presses);
    expect(listed()).toEqual([]);
    expect(trashed()).toHaveLength(2);
  });

  it('passes over what it does not know', async () => {
    await world.library.trash(['f'.repeat(24)]);
    await world.library.restore(['f'.repeat(24)]);
    expect(world.changes).toEqual([]);
  });
});

describe('favourites', () => {
  it('are kept in the sidecar, with fields of a newer version untouched', async () => {
    const asset = await saveOne();
    const file = join(world.root, '.octen/sidecars', `${asset.id}.json`);
    writeFileSync(file, JSON.stringify({ ...sidecarOn(world.root, asset.id), albums: ['mine'] }));
    await world.library.favourite([asset.id], true);
    expect(sidecarOn(world.root, asset.id)).toMatchObject({ favourite: true, albums: ['mine'] });
    expect(world.library.page(anyAssets({ favourite: true })).assets).toHaveLength(1);
    await world.library.favourite([asset.id], false);
    expect(world.library.page(anyAssets({ favourite: true })).assets).toHaveLength(0);
  });
});

describe('one asset', () => {
  it('is read with its recipe and answer', async () => {
    const asset = await saveOne();
    expect(world.library.read(asset.id)).toMatchObject({
      asset,
      recipe: { request: { prompt: 'A red fox in the snow' } },
      answer: { requestId: 'req-1' },
    });
    expect(() => world.library.read('f'.repeat(24))).toThrow('not-found');
  });

  it('has no file when its place leads out of the library', async () => {
    const asset = await saveOne();
    const outside = join(world.root, '..', 'secret.png');
    writeFileSync(outside, 'secret');
    renameSync(join(world.root, '2026/11', asset.name), join(world.root, '2026/11/kept.png'));
    symlinkSync(outside, join(world.root, '2026/11', asset.name));
    expect(world.library.file(asset.id)).toBe(null);
  });

  it('is exported byte for byte over what was there', async () => {
    const asset = await saveOne();
    const target = join(world.root, '..', 'out.png');
    writeFileSync(target, 'older');
    await world.library.exportAsset(asset.id, target);
    expect(readFileSync(target)).toEqual(readFileSync(world.library.file(asset.id) ?? ''));
    const nowhere = join(world.root, '..', 'no such folder', 'out.png');
    await expect(world.library.exportAsset(asset.id, nowhere)).rejects.toMatchObject({
      error: { kind: 'folder-gone', place: 'output' },
    });
  });
});

describe('thumbnails', () => {
  it('are webp of at most 320 pixels, made when a picture is saved', async () => {
    const asset = await saveOne('wide', 900);
    const thumb = await world.library.thumb(asset.id);
    expect(await sharp(thumb?.bytes).metadata()).toMatchObject({ format: 'webp', width: 320 });
  });

  it('are made again when the cache was deleted, and kept when the picture is gone', async () => {
    const asset = await saveOne();
    await world.library.close();
    renameSync(join(world.data, 'cache/thumbs.db'), join(world.data, 'aside.db'));
    await world.library.open();
    expect(await world.library.thumb(asset.id)).not.toBe(null);
    renameSync(world.library.file(asset.id) ?? '', join(world.root, 'moved.png'));
    expect(await world.library.thumb(asset.id)).not.toBe(null);
  });

  it('are null for a picture that can not be read and for an unknown id', async () => {
    const asset = await saveOne();
    await world.library.close();
    renameSync(join(world.data, 'cache/thumbs.db'), join(world.data, 'aside.db'));
    writeFileSync(join(world.root, '2026/11', asset.name), 'no picture');
    await world.library.open();
    expect(await world.library.thumb(asset.id)).toBe(null);
    expect(await world.library.thumb('f'.repeat(24))).toBe(null);
  });

  it('come back after the cache was damaged', async () => {
    const asset = await saveOne();
    await world.library.close();
    writeFileSync(
      join(world.data, 'cache/thumbs.db'),
      'no database at all, but long enough to be looked at'.repeat(50),
    );
    await world.library.open();
    expect(await world.library.thumb(asset.id)).not.toBe(null);
  });
});

it('keeps two library folders apart and goes back and forth between them', async () => {
  const asset = await saveOne();
  const other = join(world.root, '..', 'Other');
  mkdirSync(other);
  world.setFolder(other);
  await world.library.open();
  expect(listed()).toEqual([]);
  world.setFolder(world.root);
  await world.library.open();
  expect(listed()).toEqual([asset]);
  expect(existsSync(join(other, '.octen'))).toBe(true);
});
