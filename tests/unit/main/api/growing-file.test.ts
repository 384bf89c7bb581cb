import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDiskWriter, type DiskWriter } from '../../../../electron/main/api/disk-writer.ts';
import { createGrowingFile } from '../../../../electron/main/api/growing-file.ts';
import { withFolder } from '../../../support/answer-bytes.ts';

const megabyte = Buffer.alloc(1024 * 1024, 'a');
const patient = createDiskWriter(() => Promise.resolve(false));

/** A disk on which the first step after the opening of the file fails. */
function failingOnce(): DiskWriter {
  let steps = 0;
  return {
    write: patient.write,
    attempt: (step) => ((steps += 1) === 2 ? Promise.reject(new Error('EIO')) : step()),
  };
}

describe('a growing file', () => {
  it('holds every byte in order, those behind an early sync too', async () => {
    await withFolder(async (folder) => {
      const file = await createGrowingFile(join(folder, 'body'), patient);
      for (let count = 0; count < 9; count += 1) await file.append(megabyte);
      await file.append(Buffer.from('end'));
      await file.sync();
      await file.close();
      const bytes = await readFile(join(folder, 'body'));
      expect(file.bytes).toBe(bytes.length);
      expect(bytes.equals(Buffer.concat([...Array.from({ length: 9 }, () => megabyte), Buffer.from('end')]))).toBe(
        true,
      );
    });
  });

  it('says at the last sync that an earlier one failed, and closes all the same', async () => {
    await withFolder(async (folder) => {
      const file = await createGrowingFile(join(folder, 'body'), failingOnce());
      for (let count = 0; count < 5; count += 1) await file.append(megabyte);
      await expect(file.sync()).rejects.toThrow('EIO');
      await file.close();
      await file.close();
    });
  });
});
