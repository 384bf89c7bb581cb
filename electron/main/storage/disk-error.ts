import { AppFailure, type AppError, type Place } from '../../../shared/app-error.ts';

type DiskKind = 'disk-full' | 'folder-gone' | 'no-permission';

const kinds: Readonly<Record<string, DiskKind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  EEXIST: 'folder-gone', // a file stands where the folder was
  ENODEV: 'folder-gone',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
};

/** The system's error code, or null for anything that isn't a failed system call. */
export const codeOf = (cause: unknown): string | null =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && 'syscall' in cause ? cause.code : null;

/** A failed system call as data, its path left out; null for anything else, which is a bug and to be thrown on. */
export function diskError(cause: unknown, place: Place): AppError | null {
  const code = codeOf(cause);
  if (code === null) return null;
  const kind = kinds[code];
  return kind ? { kind, place, detail: code } : { kind: 'disk-failed', place, code };
}

/** Runs disk work, turning what the system refuses into an AppFailure about `place`. */
export async function onDisk<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const error = diskError(cause, place);
    throw error ? new AppFailure(error) : cause;
  }
}
