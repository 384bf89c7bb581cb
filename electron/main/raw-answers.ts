import { AppFailure } from '../../shared/app-error.ts';
import type { JobId } from '../../shared/job.ts';
import { rawAnswer, rawAnswerBeside } from './api/raw-answer.ts';
import type { KeyStore } from './key/key-store.ts';
import { onDisk } from './storage/disk-error.ts';
import { writeAtomic } from './storage/write-atomic.ts';

/** Kept raw answers as people may have them. All throw AppFailure not-found where none is kept. */
export type RawAnswers = {
  /** A copy with a name and an ending that programs know, beside the answer and gone with it. */
  file(id: JobId): Promise<string>;
  copyTo(id: JobId, target: string): Promise<void>;
  read(id: JobId): Promise<AsyncIterable<Uint8Array>>;
};

export type RawAnswerPorts = {
  folderOf(id: JobId): string | null;
  readonly key: Pick<KeyStore, 'read' | 'secrets'>;
};

export function createRawAnswers({ folderOf, key }: RawAnswerPorts): RawAnswers {
  const folderWith = (id: JobId): string => {
    const folder = folderOf(id);
    if (folder === null) throw new AppFailure({ kind: 'not-found', what: 'answer' });
    return folder;
  };
  /** A key that can't be had can't be looked for either; those used since the start are known anyway. */
  const secrets = async () => {
    await key.read().catch(() => '');
    return key.secrets();
  };
  const read = async (id: JobId) => rawAnswer(folderWith(id), await secrets());
  return {
    read,
    file: async (id) => onDisk('data', async () => rawAnswerBeside(folderWith(id), `answer-${id}`, await secrets())),
    copyTo: async (id, target) => {
      const bytes = await read(id);
      await onDisk('output', () => writeAtomic(target, bytes));
    },
  };
}
