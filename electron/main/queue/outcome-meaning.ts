import type { AppError } from '../../../shared/app-error.ts';
import type { AssetId, JobEvent, WaitReason } from '../../../shared/job.ts';
import { assertNever } from '../../../shared/result.ts';
import type { CallOutcome } from '../api/call-outcome.ts';

/** How long a cause that nobody reports as gone is left alone before it is tried again. */
export const TRY_AGAIN_MS = 30_000;

export type Held = Extract<JobEvent, { type: 'held' }>;

export type StopReason = 'stopped-by-you' | 'app-ended';

export type Meaning = {
  readonly events: readonly JobEvent[];
  /** The cause isn't the job's own: every job of the same service waits too. */
  readonly holdOthers: Held | null;
  /** The service asked for a slower pace until this moment. */
  readonly refusedUntil: string | null;
};

type Circumstances = {
  readonly now: Date;
  readonly draft: AssetId | null;
  /** Set when we ended the call ourselves. */
  readonly stopReason: StopReason | null;
};

/** What the end of a call means for its job (api.md §6.1). */
export function meaningOf(outcome: Exclude<CallOutcome, { type: 'reply' }>, about: Circumstances): Meaning {
  const at = about.now.toISOString();
  switch (outcome.type) {
    case 'unsent':
      return meaningOfUnsent(outcome, about.now);
    case 'failed':
      return meaningOfFailure(outcome, about.now);
    case 'stopped':
      // No byte left: as if it had never been begun.
      return plain([{ type: 'unsent', until: at, why: 'retry', error: null }]);
    case 'uncertain':
      return plain([{ type: 'lost', error: causedBy(outcome.error, about.stopReason), draft: about.draft, at }]);
    default:
      return assertNever(outcome);
  }
}

const plain = (events: readonly JobEvent[]): Meaning => ({ events, holdOthers: null, refusedUntil: null });

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

function meaningOfUnsent({ error, why, afterMs }: Extract<CallOutcome, { type: 'unsent' }>, now: Date): Meaning {
  const until = later(now, afterMs);
  const meaning = plain([{ type: 'unsent', until, why, error }]);
  return why === 'rate-limit' ? { ...meaning, refusedUntil: until } : meaning;
}

function meaningOfFailure({ error, sent }: Extract<CallOutcome, { type: 'failed' }>, now: Date): Meaning {
  const at = now.toISOString();
  const why = curableBy(error, sent);
  if (why !== null) {
    // Not billed and not the job's fault: it begins anew once the cause is gone. A bad key isn't cured by time.
    const until = why === 'key' ? null : later(now, TRY_AGAIN_MS);
    const held: Held = { type: 'held', until, why, error };
    const holdOthers = why === 'key' || why === 'offline' ? held : null;
    return { events: [{ type: 'unsent', until: at, why, error }, held], holdOthers, refusedUntil: null };
  }
  const failed = plain([{ type: 'failed', error, at }]);
  // Each of the others would be refused too, one by one; they wait until a person has topped up and says so.
  if (error.kind === 'balance') return { ...failed, holdOthers: { type: 'held', until: null, why: 'balance', error } };
  return error.kind === 'rate-limited' && !error.quota ? { ...failed, refusedUntil: error.retryAt ?? at } : failed;
}

/** The reason to wait for when a failure would go away without a change to the request. */
function curableBy(error: AppError, sent: boolean): WaitReason | null {
  switch (error.kind) {
    case 'key-missing':
    case 'key-rejected':
    case 'keychain-locked':
    case 'keychain-unavailable':
      return 'key';
    case 'offline':
      return sent ? null : 'offline';
    case 'disk-full':
    case 'folder-gone':
      return sent ? null : waitForDisk(error);
    case 'no-permission':
    case 'disk-failed':
      return sent || error.place === 'input' || error.place === 'output' ? null : waitForDisk(error);
    default:
      return null;
  }
}

const DISK_REASONS: Partial<Record<AppError['kind'], WaitReason>> = {
  'disk-full': 'disk-space',
  'folder-gone': 'library-gone',
  'no-permission': 'library-denied',
};

export const waitForDisk = ({ kind }: AppError): WaitReason => DISK_REASONS[kind] ?? 'disk-failed';

/** When we closed the socket ourselves, that is the cause, whatever the socket said. */
const causedBy = (error: AppError, reason: StopReason | null): AppError =>
  reason !== null && error.kind === 'uncertain' ? { ...error, cause: reason } : error;
