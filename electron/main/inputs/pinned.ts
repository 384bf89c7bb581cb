import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppFailure } from '../../../shared/app-error.ts';
import { MOST_PINNED, PinnedInput } from '../../../shared/pinned.ts';
import type { InputRef } from '../../../shared/request.ts';
import { onDisk } from '../storage/disk-error.ts';
import { writeAtomic } from '../storage/write-atomic.ts';
import type { Inputs } from './inputs.ts';

/** The shelf: references a person wants at hand, newest first. */
export type Pinned = {
  read(): Promise<readonly PinnedInput[]>;
  /** Those that are there already come to the front. @throws AppFailure shelf-full, not-found */
  pin(wanted: readonly PinnedInput[]): Promise<readonly PinnedInput[]>;
  unpin(hashes: readonly string[]): Promise<readonly PinnedInput[]>;
};

type Ports = { readonly dataFolder: string; readonly inputs: Pick<Inputs, 'file'> };

const Shelf = z.object({ schema: z.literal(1), pinned: z.array(PinnedInput) });

export function createPinned({ dataFolder, inputs }: Ports): Pinned {
  const folder = join(dataFolder, 'drafts');
  const file = join(folder, 'shelf.json');
  /** Changes wait for each other, so that none is lost. */
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<readonly PinnedInput[]> => {
    const text = await readFile(file, 'utf8').catch(() => null);
    return text === null ? [] : pinnedIn(text);
  };
  const change = (next: (before: readonly PinnedInput[]) => readonly PinnedInput[]) => {
    const done = last.then(async () => {
      const pinned = next(await read());
      await onDisk('data', async () => {
        await mkdir(folder, { recursive: true });
        await writeAtomic(file, JSON.stringify({ schema: 1, pinned }));
      });
      return pinned;
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    read,
    pin: (wanted) =>
      change((before) => {
        for (const { input } of wanted) mustBeThere(inputs, input);
        const pinned = eachOnce([...wanted, ...before]);
        if (pinned.length > MOST_PINNED) throw new AppFailure({ kind: 'shelf-full', most: MOST_PINNED });
        return pinned;
      }),
    unpin: (hashes) => change((before) => before.filter(({ input }) => !hashes.includes(input.hash))),
  };
}

/** An unreadable shelf is an empty one: its pictures are all still kept, and none of them is the only copy. */
function pinnedIn(text: string): readonly PinnedInput[] {
  try {
    const shelf = Shelf.safeParse(JSON.parse(text));
    return shelf.success ? eachOnce(shelf.data.pinned) : [];
  } catch {
    return [];
  }
}

/** By their bytes: two assets may have the same. The first of them stands for all. */
const eachOnce = (pinned: readonly PinnedInput[]): readonly PinnedInput[] => {
  const byHash = new Map<string, PinnedInput>();
  for (const one of pinned) if (!byHash.has(one.input.hash)) byHash.set(one.input.hash, one);
  return [...byHash.values()];
};

function mustBeThere(inputs: Ports['inputs'], { hash }: InputRef): void {
  if (inputs.file(hash) === null) throw new AppFailure({ kind: 'not-found', what: 'input' });
}
