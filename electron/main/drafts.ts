import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Draft, emptyDraft } from '../../shared/draft.ts';
import { sweepTemporary, writeAtomic } from './storage/write-atomic.ts';

/** The request being written, kept by main so that a restart finds it. */
export type Drafts = {
  save(draft: Draft): Promise<void>;
  read(): Promise<Draft | null>;
  /** Removes what a killed save left. */
  sweep(): Promise<void>;
};

export function createDrafts(dataFolder: string): Drafts {
  const folder = join(dataFolder, 'drafts');
  const file = join(folder, 'request.json');
  return {
    async save(draft) {
      await mkdir(folder, { recursive: true });
      await writeAtomic(file, JSON.stringify(draft));
    },
    async read() {
      try {
        const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
        // A draft of an earlier version lacks the fields that came since.
        const parsed = Draft.safeParse(typeof kept === 'object' ? { ...emptyDraft(), ...kept } : kept);
        return parsed.success ? parsed.data : null;
      } catch {
        return null; // never saved, or unreadable: an empty form loses less than a failed start
      }
    },
    async sweep() {
      await mkdir(folder, { recursive: true });
      await sweepTemporary(folder, new Date());
    },
  };
}
