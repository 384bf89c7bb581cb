import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetIdOf } from '../../../../electron/main/library/asset-id.ts';
import { openIndex } from '../../../../electron/main/library/index-store.ts';
import type { SavedReply } from '../../../../electron/main/library/make-sidecar.ts';
import { indexFile } from '../../../../electron/main/library/open-library.ts';
import { Sidecar } from '../../../../shared/asset.ts';
import { GenerationRequest } from '../../../../shared/request.ts';
import {
  anyAssets,
  type LibraryWorld,
  libraryWorld,
  picturesOn,
  savedReply,
  sidecarOn,
  someRequest,
} from '../../../support/library-world.ts';
import { refuse, refuseFolderSync } from '../../../support/odd-disk.ts';
import { geminiRequest, gptRequest, inputRef } from '../../../support/requests.ts';

let world: LibraryWorld;
beforeEach(async () => {
  world = await libraryWorld();
});
afterEach(() => world.remove());

/** Saves a picture of this request, closes the library, and asks another for the recipe once its index is gone. */
async function readBack(request: GenerationRequest): Promise<GenerationRequest | undefined> {
  const [asset] = await world.library.save(savedReply([await world.picture()], { job: { request } }));
  await world.library.close();
  rmSync(indexFile(world.data, world.root), { force: true });
  const another = world.another();
  await another.open({ untilTrue: true });
  return another.read(asset?.id ?? '').recipe?.request;
}

const everyField: Readonly<Record<GenerationRequest['family'], GenerationRequest>> = {
  gpt: gptRequest({
    model: 'openai/gpt-image-1-mini',
    prompt: 'Two moons, “quoted”\n🌘 {"b64_json": 1}',
    references: [inputRef('a'), inputRef('b', { kind: 'webp', name: 'ein Bild.webp' })],
    size: '1536x1024',
    outputFormat: 'webp',
    user: 'a3f0',
    mask: { ...inputRef('c'), feather: 12.5, repainted: 77 },
    n: 3,
    quality: 'medium',
    background: 'transparent',
    outputCompression: 0,
    moderation: 'low',
    stream: true,
    partialImages: 3,
  }),
  gemini: geminiRequest({
    model: 'google/gemini-3-pro-image',
    prompt: 'Two moons',
    references: [inputRef('d', { kind: 'jpeg' })],
    size: '1024x1536',
    outputFormat: 'jpeg',
    user: 'a3f0',
    thinkingLevel: 'minimal',
    responseModalities: 'image',
    mediaResolution: 'low',
  }),
};

const listed = () => world.library.page(anyAssets()).assets;

describe('saving an answer', () => {
  it('keeps the bytes as delivered, under a readable name in the month of making', async () => {
    const image = await world.picture();
    const [asset] = await world.library.save(savedReply([image]));
    expect(picturesOn(world.root)).toEqual(['2026/11/a-red-fox-in-the-snow-1432-1.png']);
    expect(readFileSync(join(world.root, '2026/11', asset?.name ?? ''))).toEqual(readFileSync(image.file));
  });

  it('writes a sidecar from which the same request can be made again', async () => {
    const request = someRequest({ prompt: 'Two moons', quality: 'high' });
    const [asset] = await world.library.save(savedReply([await world.picture()], { job: { request, repetition: 2 } }));
    const sidecar = Sidecar.parse(sidecarOn(world.root, asset?.id ?? ''));
    expect(sidecar.recipe).toMatchObject({ request, repetition: 2 });
    expect(sidecar.answer).toMatchObject({ requestId: 'req-1', elapsedMs: 1200, costMicros: 40_000, count: 1 });
  });

  it.each(Object.values(everyField))('keeps every field of a $family request as it was asked', async (request) => {
    expect(await readBack(request)).toEqual(request);
  });

  it('has a value other than the form’s own for every field there is', () => {
    for (const option of GenerationRequest.options) {
      const { family } = option.shape;
      const given = everyField[family.value];
      expect(Object.keys(given).toSorted()).toEqual(Object.keys(option.shape).toSorted());
      const plain: Readonly<Record<string, unknown>> = family.value === 'gpt' ? gptRequest() : geminiRequest();
      for (const [field, value] of Object.entries(given))
        if (field !== 'family') expect(value).not.toEqual(plain[field]);
    }
  });

  it('keeps with the mask what is needed to go on drawing it, and reads masks that say less', async () => {
    const mask = { hash: 'd'.repeat(64), kind: 'png' as const, width: 60, height: 40, bytes: 90, name: 'mask.png' };
    const request = someRequest({ mask: { ...mask, feather: 8, repainted: 120 } });
    const [asset] = await world.library.save(savedReply([await world.picture()], { job: { request } }));
    const written = sidecarOn(world.root, asset?.id ?? '');
    expect(Sidecar.parse(written).recipe?.request).toMatchObject({ mask: { ...mask, feather: 8, repainted: 120 } });
    const before = JSON.parse(JSON.stringify(written).replace(',"feather":8,"repainted":120', ''));
    expect(Sidecar.parse(before).recipe?.request).toMatchObject({ mask });
  });

  it('tells each picture of one answer apart and lists the first one first', async () => {
    const images = [await world.picture({ colour: 'red' }), await world.picture({ colour: 'blue', kind: 'jpeg' })];
    await world.library.save(savedReply(images));
    expect(listed().map((asset) => [asset.name, asset.costMicros])).toEqual([
      ['a-red-fox-in-the-snow-1432-1.png', 20_000],
      ['a-red-fox-in-the-snow-1432-2.jpg', 20_000],
    ]);
    expect(world.changes.flatMap((change) => (change.type === 'added' ? change.assets : []))).toHaveLength(2);
  });

  it('never writes over a file that has the name already', async () => {
    mkdirSync(join(world.root, '2026/11'), { recursive: true });
    writeFileSync(join(world.root, '2026/11/a-red-fox-in-the-snow-1432-1.png'), 'a picture of mine');
    await world.library.save(savedReply([await world.picture()]));
    expect(picturesOn(world.root)).toEqual([
      '2026/11/a-red-fox-in-the-snow-1432-1.png',
      '2026/11/a-red-fox-in-the-snow-1432-1_2.png',
    ]);
    expect(readFileSync(join(world.root, '2026/11/a-red-fox-in-the-snow-1432-1.png'), 'utf8')).toBe(
      'a picture of mine',
    );
  });

  it('gives equal answers of two jobs saved at once a file and an asset each', async () => {
    const image = await world.picture();
    const saves = ['one', 'two', 'three'].map((attemptId) => world.library.save(savedReply([image], { attemptId })));
    await Promise.all(saves);
    expect(new Set(listed().map((asset) => asset.name)).size).toBe(3);
    expect(new Set(listed().map((asset) => asset.id)).size).toBe(3);
  });

  it('marks what the demo service made, in name and sidecar', async () => {
    const [asset] = await world.library.save(savedReply([await world.picture()], { job: { demo: true } }));
    expect(asset).toMatchObject({ name: 'a-red-fox-in-the-snow-1432-1-demo.png', demo: true });
  });

  it('keeps the last preview of a dead stream as a draft', async () => {
    const { job, attemptId } = savedReply([]);
    const asset = await world.library.saveDraft({ job, attemptId, image: await world.picture() });
    expect(asset).toMatchObject({ draft: true, name: 'a-red-fox-in-the-snow-1432-1-draft.png', costMicros: null });
    expect(world.library.page(anyAssets({ draft: true })).assets).toHaveLength(1);
    expect(world.library.page(anyAssets({ draft: false })).assets).toHaveLength(0);
  });

  it('refuses a part file whose bytes are not the ones that were received', async () => {
    const image = await world.picture();
    writeFileSync(image.file, 'changed since');
    await expect(world.library.save(savedReply([image]))).rejects.toMatchObject({ error: { code: 'CHECKSUM' } });
    expect(picturesOn(world.root)).toEqual([]);
    expect(readdirSync(join(world.root, '.octen/saving'))).toEqual([]);
  });
});

describe('saving again after a kill', () => {
  const id = assetIdOf('attempt-1', 0);
  const saving = () => join(world.root, '.octen/saving', id);

  it('adds nothing when everything was in place', async () => {
    const reply = savedReply([await world.picture()]);
    const first = await world.library.save(reply);
    expect(await world.library.save(reply)).toEqual(first);
    expect(picturesOn(world.root)).toHaveLength(1);
    expect(world.changes.filter((change) => change.type === 'added')).toHaveLength(1);
  });

  it('begins anew after half a copy', async () => {
    const image = await world.picture();
    writeFileSync(saving(), readFileSync(image.file).subarray(0, 20));
    await world.library.save(savedReply([image]));
    expect(picturesOn(world.root)).toHaveLength(1);
    expect(existsSync(saving())).toBe(false);
  });

  it('places a picture again whose file is gone while its sidecar is there', async () => {
    const reply = savedReply([await world.picture()]);
    await world.library.save(reply);
    rmSync(join(world.root, picturesOn(world.root)[0] ?? ''));
    const [asset] = await world.library.save(reply);
    expect(picturesOn(world.root)).toEqual([`2026/11/${asset?.name}`]);
    expect(sidecarOn(world.root, id)['file']).toBe(`2026/11/${asset?.name}`);
    expect(listed()).toHaveLength(1);
  });

  it('lists a picture whose sidecar was written and whose row was not', async () => {
    const reply = savedReply([await world.picture()]);
    await world.library.save(reply);
    const index = openIndex(indexFile(world.data, world.root), () => undefined);
    index.remove(id);
    index.close();
    expect(listed()).toEqual([]);
    await world.library.save(reply);
    expect(listed().map((asset) => asset.id)).toEqual([id]);
    expect(picturesOn(world.root)).toHaveLength(1);
  });

  it('leaves a picture in the trash that was thrown away since', async () => {
    const reply = savedReply([await world.picture()]);
    await world.library.save(reply);
    await world.library.trash([id]);
    expect(await world.library.save(reply)).toHaveLength(1);
    expect(listed()).toEqual([]);
    expect(picturesOn(world.root)).toEqual([]);
  });
});

/** Saves an answer, stopped where a file is to be called something that `about` fits. */
async function saveUntil(step: 'link' | 'rename', about: RegExp, reply: SavedReply): Promise<void> {
  const goOn = refuse(step, about, 'EIO');
  try {
    await expect(world.library.save(reply)).rejects.toMatchObject({ error: { code: 'EIO' } });
  } finally {
    goOn();
  }
}

const SIDECAR_IN_PLACE = /sidecars.[0-9a-f]{24}\.json$/;
const PICTURE_IN_PLACE = /1432-1\.png$/;

describe.each(['with', 'without'])('on a disk %s second names for files', (kind) => {
  const restore: (() => void)[] = [];
  beforeEach(() => {
    if (kind === 'without') restore.push(refuse('link', /./, 'ENOTSUP'));
  });
  afterEach(() => restore.pop()?.());
  const id = assetIdOf('attempt-1', 0);
  const inSaving = () => readdirSync(join(world.root, '.octen/saving'));

  it('a picture in place whose sidecar was not is found under its name', async () => {
    const image = await world.picture();
    await saveUntil('rename', SIDECAR_IN_PLACE, savedReply([image]));
    expect(listed()).toEqual([]);
    world.now = new Date(2026, 11, 1, 0, 3);
    const [asset] = await world.library.save(savedReply([image]));
    expect(picturesOn(world.root)).toEqual(['2026/11/a-red-fox-in-the-snow-1432-1.png']);
    expect(sidecarOn(world.root, id)['file']).toBe('2026/11/a-red-fox-in-the-snow-1432-1.png');
    expect(listed().map((one) => one.id)).toEqual([asset?.id]);
    expect(inSaving()).toEqual([]);
  });

  it('a name that was chosen and not yet used is used, and holds no empty file', async () => {
    const image = await world.picture();
    await saveUntil(kind === 'with' ? 'link' : 'rename', PICTURE_IN_PLACE, savedReply([image]));
    await world.library.save(savedReply([image]));
    expect(picturesOn(world.root)).toEqual(['2026/11/a-red-fox-in-the-snow-1432-1.png']);
    expect(readFileSync(join(world.root, '2026/11/a-red-fox-in-the-snow-1432-1.png'))).toEqual(
      readFileSync(image.file),
    );
    expect(inSaving()).toEqual([]);
  });

  it('the file of somebody else that took the chosen name meanwhile stays', async () => {
    const image = await world.picture();
    await saveUntil(kind === 'with' ? 'link' : 'rename', PICTURE_IN_PLACE, savedReply([image]));
    writeFileSync(join(world.root, '2026/11/a-red-fox-in-the-snow-1432-1.png'), 'a picture of mine');
    await world.library.save(savedReply([image]));
    expect(readFileSync(join(world.root, '2026/11/a-red-fox-in-the-snow-1432-1.png'), 'utf8')).toBe(
      'a picture of mine',
    );
    expect(sidecarOn(world.root, id)['file']).toBe('2026/11/a-red-fox-in-the-snow-1432-1_2.png');
  });

  it('a picture that was placed days ago and left without its sidecar is listed by the next start', async () => {
    await saveUntil('rename', SIDECAR_IN_PLACE, savedReply([await world.picture()]));
    await world.library.close();
    world.now = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
    await world.library.open();
    expect(listed().map((asset) => asset.id)).toEqual([id]);
    expect(inSaving()).toEqual([]);
  });

  it('equal answers saved at once have a file each', async () => {
    const image = await world.picture();
    const saves = ['one', 'two', 'three'].map((attemptId) => world.library.save(savedReply([image], { attemptId })));
    await Promise.all(saves);
    expect(picturesOn(world.root)).toHaveLength(3);
    expect(inSaving()).toEqual([]);
  });
});

describe('a library that can not be written', () => {
  it('says the folder is gone when a file stands in its place', async () => {
    rmSync(world.root, { recursive: true });
    writeFileSync(world.root, 'not a folder');
    await expect(world.library.save(savedReply([await world.picture()]))).rejects.toMatchObject({
      error: { kind: 'folder-gone', place: 'library' },
    });
    rmSync(world.root);
  });

  it('never makes an unplugged library anew', async () => {
    rmSync(world.root, { recursive: true });
    await expect(world.library.save(savedReply([await world.picture()]))).rejects.toMatchObject({
      error: { kind: 'folder-gone', place: 'library' },
    });
    expect(existsSync(world.root)).toBe(false);
  });
});

describe.each(['EINVAL', 'EIO'])('a disk that syncs no folder and says %s', (code) => {
  it('takes a picture like any other', async () => {
    const giveBack = await refuseFolderSync(code);
    try {
      const reply = savedReply([await world.picture()]);
      const [asset] = await world.library.save(reply);
      expect(await world.library.save(reply)).toEqual([asset]);
      expect(picturesOn(world.root)).toEqual([`2026/11/${asset?.name}`]);
      expect(readdirSync(join(world.root, '.octen/saving'))).toEqual([]);
    } finally {
      giveBack();
    }
  });
});
