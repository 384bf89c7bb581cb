import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobId } from '../../../shared/job.ts';
import { hasBody } from '../api/spool.ts';
import type { JournalAttempts } from './journal-attempts.ts';
import { codeOf } from '../storage/disk-error.ts';

/** Raw answers by attempt, `<root>/<attempt>/`, kept until their pictures are in the library or nobody wants them. */
export type Spool = {
  dirOf(attempt: string): string;
  /** The folder of the newest raw answer of a job that is kept; null when nothing arrived or nothing is kept. */
  answerOf(job: JobId): string | null;
  /** Removes what an attempt left; the journal knows first. */
  remove(attempt: string): Promise<void>;
  /** Removes what all attempts of a job left. */
  removeAll(job: JobId): Promise<void>;
  /** Removes what no attempt refers to. */
  sweep(): Promise<void>;
};

export function createSpool(root: string, attempts: JournalAttempts): Spool {
  const dirOf = (attempt: string) => join(root, attempt);
  const removeDir = (attempt: string) => rm(dirOf(attempt), { recursive: true, force: true });
  const remove = async (attempt: string) => {
    attempts.letGo(attempt);
    await removeDir(attempt);
  };
  return {
    dirOf,
    answerOf: (job) => attempts.keptOf(job).map(dirOf).find(hasBody) ?? null,
    remove,
    async removeAll(job) {
      await Promise.all(attempts.keptOf(job).map(remove));
    },
    async sweep() {
      // Names before rows: a folder that another process makes meanwhile has had its row since before it existed.
      const found = await namesIn(root);
      const kept = attempts.allKept();
      await Promise.all(found.filter((name) => !kept.has(name)).map(removeDir));
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
