import { open } from 'node:fs/promises';
import { AppFailure } from '../../../shared/app-error.ts';
import { codeOf, diskError } from '../storage/disk-error.ts';
import type { BodyPlan, FileSegment } from './encode-request.ts';

/** Bytes of a file read at a time: a multiple of three, so that slices of base64 join without padding. */
const SLICE_BYTES = 96 * 1024;

/**
 * The bytes of a planned body, one slice in memory at a time.
 * @throws AppFailure when an input can't be read or is no longer as long as it was planned.
 */
export async function* bodyBytes(plan: BodyPlan): AsyncGenerator<Buffer> {
  for (const segment of plan.segments) {
    if (typeof segment === 'string') yield Buffer.from(segment);
    else yield* base64Of(segment);
  }
}

async function* base64Of({ file, bytes }: FileSegment): AsyncGenerator<Buffer> {
  const handle = await open(file).catch(refuse);
  try {
    const slice = Buffer.allocUnsafe(Math.min(SLICE_BYTES, bytes));
    for (let left = bytes; left > 0; ) {
      const wanted = Math.min(slice.length, left);
      await fill(handle, slice, wanted);
      left -= wanted;
      yield Buffer.from(slice.toString('base64', 0, wanted), 'latin1');
    }
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

/** A read may return less than asked; only a whole slice can be encoded. */
async function fill(handle: Handle, slice: Buffer, wanted: number): Promise<void> {
  for (let filled = 0; filled < wanted; ) {
    const { bytesRead } = await handle.read(slice, filled, wanted - filled, null).catch(refuse);
    if (bytesRead === 0) throw new AppFailure({ kind: 'disk-failed', place: 'input', code: 'SHORTER' });
    filled += bytesRead;
  }
}

/** Ends a body whose input can't be read. @throws AppFailure, or the cause itself when it is a bug */
export const refuse = (cause: unknown): never => {
  if (codeOf(cause) === 'ENOENT') throw new AppFailure({ kind: 'not-found', what: 'input' });
  const error = diskError(cause, 'input');
  throw error ? new AppFailure(error) : cause;
};
