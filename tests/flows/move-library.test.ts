import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { BackEnd } from '../../electron/main/back-end.ts';
import { emptyDraft } from '../../shared/draft.ts';
import type { Job } from '../../shared/job.ts';
import { untouched } from '../../shared/picture-edit.ts';
import type { InputRef } from '../../shared/request.ts';
import { addJobs, requestOf } from '../support/back-end-in-test.ts';
import { inStory, quick, whenJob } from '../support/back-end-story.ts';

const isDone = (job: Job): boolean => job.state.status === 'done';

/** A picture of one colour among the inputs. */
async function keep(back: BackEnd, background: string): Promise<InputRef> {
  const create = { width: 64, height: 48, channels: 3, background } as const;
  return back.inputs.addBytes(await sharp({ create }).png().toBuffer(), 'jug.png');
}

describe('changing the library folder', () => {
  test('a queued job with a reference goes out afterwards, also when the old folder is gone', () =>
    inStory({}, async ({ back, place, service }) => {
      back.queue.pause();
      const reference = await keep(back, '#777');
      const [id = ''] = addJobs(back, [requestOf({ ...quick, references: [reference] })]);
      const folder = join(place.root, 'another');
      expect((await back.useLibraryFolder(folder)).libraryFolder).toBe(folder);
      rmSync(place.library, { recursive: true });
      back.queue.resume();
      await whenJob(back, id, isDone);
      expect(service.requests).toHaveLength(1);
    }));

  test('what the request being written shows is there, its mask too; what nobody names stays behind', () =>
    inStory({}, async ({ back, place }) => {
      const [reference, mask, other] = [await keep(back, '#111'), await keep(back, '#222'), await keep(back, '#333')];
      await back.drafts.save({ ...emptyDraft(), references: [reference], mask });
      const folder = join(place.root, 'another');
      await back.useLibraryFolder(folder);
      const inputs = join(folder, '.octen', 'inputs');
      expect(readdirSync(inputs).sort()).toEqual([`${reference.hash}.png`, `${mask.hash}.png`].sort());
      expect(back.lookup.input(reference.hash)).toBe(join(inputs, `${reference.hash}.png`));
      expect(back.lookup.input(other.hash)).toBeNull();
      expect(existsSync(join(place.library, '.octen', 'inputs', `${other.hash}.png`))).toBe(true);
    }));

  test('a reference that was cut can be edited again from where it began, also when the old folder is gone', () =>
    inStory({}, async ({ back, place }) => {
      const source = await keep(back, '#111');
      const edit = { ...untouched(source), crop: { left: 0, top: 0, width: 32, height: 32 } };
      const cut = await back.inputs.edit(source, edit);
      await back.drafts.save({ ...emptyDraft(), references: [cut] });
      await back.useLibraryFolder(join(place.root, 'another'));
      rmSync(place.library, { recursive: true });
      expect(await back.inputs.readEdit(cut.hash)).toEqual({ source, edit });
      expect(await back.inputs.edit(source, untouched(source))).toEqual(source);
    }));

  test('a job that was stopped can be sent again afterwards, with its reference', () =>
    inStory({}, async ({ back, place }) => {
      back.queue.pause();
      const [id = ''] = addJobs(back, [requestOf({ ...quick, references: [await keep(back, '#777')] })]);
      back.queue.cancel([id]);
      await back.useLibraryFolder(join(place.root, 'another'));
      back.queue.resume();
      back.queue.sendAgain([id]);
      await whenJob(back, id, isDone);
    }));

  test('an input that is missing already does not stand in the way of the others', () =>
    inStory({}, async ({ back, place }) => {
      const [lost, kept] = [await keep(back, '#111'), await keep(back, '#222')];
      await back.drafts.save({ ...emptyDraft(), references: [lost, kept] });
      rmSync(back.inputs.file(lost.hash) ?? '');
      await back.useLibraryFolder(join(place.root, 'another'));
      expect([back.inputs.file(lost.hash), back.inputs.file(kept.hash) === null]).toEqual([null, false]);
    }));
});

test('a library folder below a file is refused as one that can’t be found, and the old one goes on', () =>
  inStory({}, async ({ back, place }) => {
    const inTheWay = join(place.root, 'in-the-way');
    writeFileSync(inTheWay, '');
    await expect(back.useLibraryFolder(join(inTheWay, 'library'))).rejects.toMatchObject({
      error: { kind: 'folder-gone', place: 'library' },
    });
    expect(back.libraryFolder()).toBe(place.library);
    const [id = ''] = addJobs(back, [requestOf({ ...quick, references: [await keep(back, '#777')] })]);
    await whenJob(back, id, isDone);
  }));

test('a library folder whose inputs can’t be kept is refused, and the old one goes on', () =>
  inStory({}, async ({ back, place }) => {
    const reference = await keep(back, '#777');
    await back.drafts.save({ ...emptyDraft(), references: [reference] });
    const folder = join(place.root, 'another');
    await back.useLibraryFolder(folder);
    await back.useLibraryFolder(place.library);
    rmSync(join(folder, '.octen', 'inputs'), { recursive: true });
    writeFileSync(join(folder, '.octen', 'inputs'), '');
    await expect(back.useLibraryFolder(folder)).rejects.toMatchObject({ error: { place: 'library' } });
    expect(back.libraryFolder()).toBe(place.library);
    expect(back.inputs.file(reference.hash)).not.toBeNull();
  }));
