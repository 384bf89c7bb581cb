import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { BackEnd } from '../../electron/main/back-end.ts';
import { addJobs, requestOf } from '../support/back-end-in-test.ts';
import { inStory, quick, whenJob } from '../support/back-end-story.ts';

/** Makes a picture and answers its id and its file in the library. */
async function made(back: BackEnd, prompt: string): Promise<{ readonly id: string; readonly file: string }> {
  const [job = ''] = addJobs(back, [requestOf({ ...quick, prompt })]);
  await whenJob(back, job, ({ state }) => state.status === 'done');
  const id = back.library.page({ words: prompt, limit: 1, cursor: null }).assets[0]?.id ?? '';
  return { id, file: back.library.file(id) ?? '' };
}

test('files of the library that are dropped are known as their assets, bytes untouched, and others as none', () =>
  inStory({}, async ({ back, place }) => {
    const [one, two] = [await made(back, 'harbour'), await made(back, 'lighthouse')];
    const copy = join(place.root, 'copy.png');
    copyFileSync(one.file, copy);
    const results = await back.inputs.addPaths([two.file, one.file, copy]);
    expect(results).toMatchObject([
      { ok: true, asset: two.id, input: { name: basename(two.file) } },
      { ok: true, asset: one.id },
      { ok: true, asset: null },
    ]);
    const [first] = results;
    const kept = first?.ok ? back.inputs.file(first.input.hash) : null;
    expect(readFileSync(kept ?? '')).toEqual(readFileSync(two.file));
  }));

test('a folder of the library gives its pictures as assets, also by a way through a link', () =>
  inStory({}, async ({ back, place }) => {
    const { id, file } = await made(back, 'harbour');
    expect(await back.inputs.addPaths([dirname(file)])).toMatchObject([{ asset: id }]);
    const link = join(place.root, 'way', 'in');
    mkdirSync(dirname(link));
    symlinkSync(place.library, link);
    const around = join(link, file.slice(place.library.length + 1));
    expect(await back.inputs.addPaths([around])).toMatchObject([{ asset: id }]);
  }));

test('a picture in the trash is no asset any more', () =>
  inStory({}, async ({ back }) => {
    const { id, file } = await made(back, 'harbour');
    await back.library.trash([id]);
    expect(await back.inputs.addPaths([file])).toMatchObject([{ ok: false, error: { reason: 'unreadable' } }]);
  }));
