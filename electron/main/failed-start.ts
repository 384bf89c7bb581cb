import { randomUUID } from 'node:crypto';
import { type AppError, AppFailure } from '../../shared/app-error.ts';
import { describeError } from '../../shared/words/describe-error.ts';
import { isWordKey, say } from '../../shared/words/say-on-desktop.ts';
import type { Log } from './log.ts';
import { diskError } from './storage/disk-error.ts';

/** Why the app could not start, in words for a box that is all a person sees of it. The cause itself goes to the log. */
export function explainFailedStart(cause: unknown, log: Log): { readonly title: string; readonly text: string } {
  const reference = randomUUID().slice(0, 8);
  log.error(`${reference} start`, cause);
  const error = errorOf(cause) ?? { kind: 'unexpected', reference };
  const known = `start.${error.kind === 'disk-failed' ? error.code : error.kind}`;
  const { title, what, next } = describeError(error);
  return { title: say('start.title'), text: isWordKey(known) ? say(known) : `${title}. ${what}\n\n${next}` };
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, as node:sqlite throws them. */
const DAMAGE: readonly unknown[] = [11, 26];

function errorOf(cause: unknown): AppError | null {
  if (cause instanceof AppFailure) return cause.error;
  const isDamage = cause instanceof Error && 'errcode' in cause && DAMAGE.includes(cause.errcode);
  return isDamage ? { kind: 'disk-failed', place: 'data', code: 'database-damaged' } : diskError(cause, 'data');
}
