import type { AppError, Place } from '../../../shared/app-error.ts';

/** What a failed file operation means; null when `cause` is no system error (a bug, to be thrown on). */
export function diskError(cause: unknown, place: Place): AppError | null {
  const code = systemCode(cause);
  if (code === null) return null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', place };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { kind: 'no-permission', place };
  if (code === 'ENOENT')
    return place === 'input' ? { kind: 'not-found', what: 'input' } : { kind: 'folder-gone', place };
  return { kind: 'disk-failed', place, code };
}

/** The code of an operating system error, such as ENOSPC. */
function systemCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}
