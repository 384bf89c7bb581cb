import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createMemoryVault, type Vault } from '../../electron/main/key/keychain.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { isOver, type Job } from '../../shared/job.ts';
import { UPSTREAM_PRICES } from '../../shared/price.ts';
import { atMostMicros } from '../../shared/price-bound.ts';
import { addJobs, requestOf } from '../support/back-end-in-test.ts';
import { inStory, quick, runJob, type Story, whenJob } from '../support/back-end-story.ts';
import { answerText, startRawService } from '../support/raw-service.ts';
import { canMount } from '../support/small-disk.ts';

const streamed = { stream: true, partialImages: 1 };

/** Adds a streamed job and waits for its first byte. */
async function receivingJob({ back }: Story): Promise<string> {
  const [id = ''] = addJobs(back, [requestOf({ ...quick, ...streamed })]);
  await whenJob(back, id, (job) => job.state.status === 'receiving');
  return id;
}

const isDone = (job: Job): boolean => job.state.status === 'done';

describe('a library folder that goes while an answer comes', () => {
  test('keeps the answer, says so, and has its picture once it is back and a person tries again', () =>
    inStory({ service: { paceMs: 150 } }, async (story) => {
      const { back, place, service } = story;
      const id = await receivingJob(story);
      renameSync(place.library, `${place.library}-unplugged`);
      const stalled = await whenJob(back, id, ({ state }) => state.status === 'received' && state.stalled !== null);
      expect(stalled.state).toMatchObject({ stalled: { kind: 'folder-gone', place: 'library' } });
      renameSync(`${place.library}-unplugged`, place.library);
      back.queue.sendAgain([id]);
      const job = await whenJob(back, id, isDone);
      expect(job.sent).toBe(1);
      expect(service.requests).toHaveLength(1);
    }));
});

describe('a library folder that can’t be written', () => {
  test('holds its job without a request, and takes the picture once it can be', () =>
    inStory({}, async ({ back, place, service }) => {
      renameSync(place.library, `${place.library}-unplugged`);
      writeFileSync(place.library, 'a file where the folder was');
      const [id = ''] = addJobs(back, [requestOf(quick)]);
      const job = await whenJob(back, id, ({ state }) => state.status === 'waiting');
      expect(job.state).toMatchObject({ why: 'library-gone', error: { kind: 'folder-gone', place: 'library' } });
      expect(service.requests).toHaveLength(0);
      rmSync(place.library);
      renameSync(`${place.library}-unplugged`, place.library);
      back.queue.sendAgain([id]);
      await whenJob(back, id, isDone);
      expect(service.requests).toHaveLength(1);
    }));
});

describe('a reference in a library folder that is gone', () => {
  test('holds its job without a request, and goes when the folder is back and a person tries again', () =>
    inStory({}, async ({ back, place, service }) => {
      const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#777' } })
        .png()
        .toBuffer();
      const reference = await back.inputs.addBytes(bytes, 'jug.png');
      renameSync(place.library, `${place.library}-unplugged`);
      const [id = ''] = addJobs(back, [requestOf({ ...quick, references: [reference] })]);
      const job = await whenJob(back, id, ({ state }) => state.status === 'waiting');
      expect(job.state).toMatchObject({ why: 'library-gone', error: { kind: 'folder-gone', place: 'library' } });
      renameSync(`${place.library}-unplugged`, place.library);
      back.queue.sendAgain([id]);
      await whenJob(back, id, isDone);
      expect(service.requests).toHaveLength(1);
    }));
});

describe('a keychain that is locked', () => {
  test('holds the job without a request, and lets it go when a person unlocks it and tries again', () => {
    const memory = createMemoryVault();
    let isLocked = true;
    const vault: Vault = {
      ...memory,
      read: (account) =>
        isLocked ? Promise.reject(new AppFailure({ kind: 'keychain-locked' })) : memory.read(account),
    };
    return inStory({ opening: { vault, key: null } }, async (story) => {
      const { back, service } = story;
      const { origin } = new URL(service.url);
      await memory.write(origin, 'octen-key-0123456789');
      back.settings.change({ keyHints: [{ origin, lastFour: '6789', savedAt: '2026-03-10T12:00:00.000Z' }] });
      const job = await runJob(story);
      expect(job.state).toMatchObject({ status: 'waiting', why: 'key', error: { kind: 'keychain-locked' } });
      expect(service.requests).toHaveLength(0);
      isLocked = false;
      back.queue.sendAgain([job.id]);
      await whenJob(back, job.id, isDone);
      expect(service.requests).toHaveLength(1);
    });
  });
});

describe('a service that is not reached', () => {
  test('is tried three times in all, and the job fails for nothing', () =>
    inStory({ opening: { baseUrl: 'http://127.0.0.1:9' } }, async (story) => {
      const job = await runJob(story);
      expect(job).toMatchObject({
        state: { status: 'failed', error: { kind: 'unreachable', code: 'ECONNREFUSED' } },
        sent: 3,
      });
      expect(story.back.usage.today()).toEqual({ charged: 0, maybe: 0 });
    }));

  test('because the proxy wants a password, is not tried again', async () => {
    const proxy = createServer((socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await inStory({ opening: { baseUrl: 'https://octen.test', proxy: `PROXY 127.0.0.1:${port}` } }, async (story) => {
      const job = await runJob(story);
      expect(job).toMatchObject({ state: { status: 'failed', error: { kind: 'proxy-failed', code: '407' } }, sent: 1 });
    });
    proxy.close();
  });
});

describe.skipIf(!canMount())('a disk that fills up while an answer comes', () => {
  const service = { paceMs: 300, faults: { 'huge-picture': 4 } };
  const MB = 1024 * 1024;

  /** A job whose answer has met the full disk that only its spool lies on. */
  async function stalledJob(story: Story): Promise<string> {
    story.leaveRoom(MB);
    const id = await receivingJob(story);
    await whenJob(story.back, id, ({ state }) => state.status === 'receiving' && state.stalled !== null);
    return id;
  }

  test('holds the answer in its socket, says so, and goes on when there is room', () =>
    inStory({ service, smallDisk: 'data/spool' }, async (story) => {
      const id = await stalledJob(story);
      expect(story.back.queue.job(id).state).toMatchObject({ stalled: { kind: 'disk-full', place: 'data' } });
      story.leaveRoom(64 * MB);
      story.back.queue.sendAgain([id]);
      const job = await whenJob(story.back, id, isDone);
      expect(job.sent).toBe(1);
      expect(story.service.requests).toHaveLength(1);
    }));

  test('lets the job be stopped', () =>
    inStory({ service, smallDisk: 'data/spool' }, async (story) => {
      const id = await stalledJob(story);
      story.back.queue.cancel([id]);
      const job = await whenJob(story.back, id, ({ state }) => state.status === 'uncertain');
      expect(job.state).toMatchObject({ error: { kind: 'uncertain', cause: 'stopped-by-you' } });
    }));

  test.each([0, 100 * 1024])('loses nothing when the journal lies on it too and %i bytes are left', (left) =>
    inStory({ service, smallDisk: 'data' }, async (story) => {
      const id = await receivingJob(story);
      story.leaveRoom(left);
      await pause(2500);
      expect(isOver(story.back.queue.job(id).state)).toBe(false);
      story.leaveRoom(512 * MB);
      story.back.queue.sendAgain([id]);
      const job = await whenJob(story.back, id, isDone);
      expect(job.sent).toBe(1);
      await story.back.queue.whenIdle();
      expect(readdirSync(`${story.place.data}/spool`)).toEqual([]);
    }),
  );
});

describe('a service that says "too many requests" slowly', () => {
  const slowly = answerText('429 Too Many Requests', JSON.stringify({ error: { message: 'Slow down' } }), [
    'content-type: application/json',
    'retry-after-ms: 20',
  ]).slice(0, -10);

  test('is not asked again once a person has stopped the job', async () => {
    const service = await startRawService((socket, heard) => {
      if (heard.whole) socket.write(slowly);
    });
    const baseUrl = `http://127.0.0.1:${service.port}`;
    await inStory({ opening: { baseUrl } }, async (story) => {
      const id = await receivingJob(story);
      story.back.queue.cancel([id]);
      await story.back.queue.whenIdle();
      expect(story.back.queue.job(id)).toMatchObject({ state: { status: 'cancelled' }, sent: 1 });
      expect(story.back.usage.today().maybe).toBe(0);
    });
    expect(service.posts()).toBe(1);
    await service.close();
  });
});

describe('a service that turns a request away before working', () => {
  const turnedAway = { '503': { times: 1, value: 0 } };

  test('is not asked again by itself, because the first try may have been charged', () =>
    inStory({ service: { faults: turnedAway } }, async (story) => {
      expect(await runJob(story)).toMatchObject({ state: { status: 'uncertain' }, sent: 1 });
      expect(story.service.requests).toHaveLength(1);
    }));

  test('is asked once more where a person wants that, and the first try stays on the bill as a maybe', () =>
    inStory({ service: { faults: turnedAway } }, async (story) => {
      story.back.settings.change({ retryRefusals: true });
      const job = await runJob(story);
      expect(job).toMatchObject({ state: { status: 'done' }, sent: 2 });
      expect(story.back.usage.today().maybe).toBe(atMostMicros(job.request, UPSTREAM_PRICES));
      expect(story.back.usage.today().charged).toBe(job.costMicros);
    }));

  test('is not asked a third time', () =>
    inStory({ service: { faults: { '503': 0 } } }, async (story) => {
      story.back.settings.change({ retryRefusals: true });
      expect(await runJob(story)).toMatchObject({ state: { status: 'uncertain' }, sent: 2 });
      expect(story.service.requests).toHaveLength(2);
    }));
});
