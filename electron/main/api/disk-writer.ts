import { open, type FileHandle } from 'node:fs/promises';

/** Asked when the disk refuses a write: `true` tries the same write again, `false` gives up and throws its error. */
export type OnDiskTrouble = (cause: unknown) => Promise<boolean>;

/** Writes that can wait for a person to make room: nothing more is read from the network while one is pending. */
export type DiskWriter = {
  /** Writes all of `bytes` at `position`. */
  write(file: FileHandle, bytes: Buffer, position: number): Promise<void>;
  /** Runs any other step (open, sync, close) with the same patience. It must be safe to repeat. */
  attempt<T>(step: () => Promise<T>): Promise<T>;
};

export function createDiskWriter(onTrouble: OnDiskTrouble): DiskWriter {
  /** Steps that fail at the same time share one question, and after a no there is no other. */
  let asked: Promise<boolean> | null = null;

  async function askAbout(cause: unknown): Promise<boolean> {
    const again = await onTrouble(cause);
    if (again) asked = null;
    return again;
  }

  function ask(cause: unknown): Promise<boolean> {
    asked ??= askAbout(cause);
    return asked;
  }

  async function attempt<T>(step: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await step();
      } catch (cause) {
        if (!(await ask(cause))) throw cause;
      }
    }
  }

  async function write(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await attempt(() => file.write(bytes, at, bytes.length - at, position + at));
      at += bytesWritten;
    }
  }

  return { write, attempt };
}

/** Makes sure a closed file's bytes survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits for all steps, also when one fails: nothing may still write when the files are closed. */
export async function allDone(steps: readonly Promise<void>[]): Promise<void> {
  for (const step of await Promise.allSettled(steps)) if (step.status === 'rejected') throw step.reason;
}
