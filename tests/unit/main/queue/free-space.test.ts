import { expect, test } from 'vitest';
import { AppFailure } from '../../../../shared/app-error.ts';
import { plausibleBytes, roomProblem } from '../../../../electron/main/queue/free-space.ts';
import { someRequest } from '../../../support/library-world.ts';

const MB = 1024 * 1024;
const free = (spool: number, library: number) => () => Promise.resolve({ spool, library });

test('a small answer counts as 64 MB', () => {
  expect(plausibleBytes(someRequest())).toBe(64 * MB);
});

test('pictures, previews and size make an answer larger', () => {
  const request = someRequest({ size: '3840x2160', stream: true, partialImages: 3 });
  expect(plausibleBytes(request)).toBe(Math.ceil(3840 * 2160 * 4 * 1.4 * 4));
  expect(plausibleBytes(someRequest({ size: 'auto', n: 4 }))).toBe(plausibleBytes(request));
});

test('room is needed twice over for every job in flight, on both disks', async () => {
  const two = [someRequest(), someRequest()];
  expect(await roomProblem(two, free(256 * MB, 256 * MB))).toBeNull();
  expect(await roomProblem(two, free(256 * MB - 1, 256 * MB))).toEqual({
    kind: 'disk-full',
    place: 'data',
  });
  expect(await roomProblem(two, free(256 * MB, 256 * MB - 1))).toMatchObject({ place: 'library' });
});

test('each job in flight needs the room of its own answer', async () => {
  const large = someRequest({ size: '3840x2160', n: 4 });
  const needed = 2 * (64 * MB + plausibleBytes(large));
  for (const requests of [
    [someRequest(), large],
    [large, someRequest()],
  ]) {
    expect(await roomProblem(requests, free(needed, needed))).toBeNull();
    expect(await roomProblem(requests, free(needed - 1, needed))).toMatchObject({ kind: 'disk-full' });
  }
});

test('a folder that is gone is the reason, and so is a disk that does not answer', async () => {
  const gone = { kind: 'folder-gone', place: 'library' } as const;
  expect(await roomProblem([someRequest()], () => Promise.reject(new AppFailure(gone)))).toEqual(gone);
  expect(await roomProblem([someRequest()], () => Promise.reject(new Error('EIO')))).toMatchObject({
    kind: 'disk-failed',
  });
});
