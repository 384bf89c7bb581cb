import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allDone, createDiskWriter } from '../../../../electron/main/api/disk-writer.ts';
import { withFolder } from '../../../support/answer-bytes.ts';

describe('writing with patience', () => {
  it('puts bytes where they belong', async () => {
    await withFolder(async (folder) => {
      const disk = createDiskWriter(() => Promise.resolve(false));
      const file = await open(join(folder, 'a'), 'w');
      await disk.write(file, Buffer.from('world'), 6);
      await disk.write(file, Buffer.from('hello '), 0);
      await file.close();
      expect(await readFile(join(folder, 'a'), 'utf8')).toBe('hello world');
    });
  });

  it('tries a failing step again as often as it is told to', async () => {
    let tries = 0;
    const disk = createDiskWriter(() => Promise.resolve(true));
    const step = () => ((tries += 1) < 4 ? Promise.reject(new Error('full')) : Promise.resolve('done'));
    expect(await disk.attempt(step)).toBe('done');
  });

  it('asks once for steps that fail together, and not again after a no', async () => {
    let asked = 0;
    const disk = createDiskWriter(() => Promise.resolve((asked += 1) < 0));
    const fails = () => disk.attempt(() => Promise.reject(new Error('full')));
    await expect(Promise.all([fails(), fails()])).rejects.toThrow('full');
    await expect(fails()).rejects.toThrow('full');
    expect(asked).toBe(1);
  });

  it('waits for every step before it reports the one that failed', async () => {
    let finished = false;
    const slow = new Promise<void>((resolve) => {
      setTimeout(() => {
        finished = true;
        resolve();
      }, 10);
    });
    await expect(allDone([Promise.reject(new Error('full')), slow])).rejects.toThrow('full');
    expect(finished).toBe(true);
  });
});
