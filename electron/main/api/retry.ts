import type { AppError } from '../../../shared/app-error.ts';
import type { WaitReason } from '../../../shared/job.ts';

/** What is certain about an attempt that ended: only the first two may go again by themselves. */
export type Proof = 'not-sent' | 'not-billed' | 'maybe';

/** What an answer says about trying again, as it came. */
export type RetryHints = {
  readonly retryAfterMs: string | null;
  /** Seconds or an HTTP date. */
  readonly retryAfter: string | null;
  readonly shouldRetry: string | null;
  readonly message: string;
};

/** An attempt that ended without a reply: what it is called, what is certain, and what a retry is decided by. */
export type Failure = {
  readonly error: AppError;
  readonly proof: Proof;
  /** The answer's status; null when no answer came. */
  readonly status: number | null;
  readonly hints: RetryHints | null;
};

/**
 * Repeats what was "probably" not billed, which is no promise: off unless a person wants it (api.md §6.1). It is, within
 * three seconds, 500 and 502, 503 with Retry-After, and any failure with `x-should-retry: true`.
 */
export type RetryOptions = { readonly retryRefusals: boolean };

export const CAREFUL: RetryOptions = { retryRefusals: false };

export type RetryQuestion = {
  readonly failure: Failure;
  /** 1 for the first sending since a person asked. */
  readonly attempt: number;
  readonly options: RetryOptions;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 0 ≤ value < 1. */
  readonly random: number;
};

export type RetryDecision = { readonly afterMs: number; readonly why: WaitReason } | null;

const CONNECT_RETRIES = 2;
const RATE_LIMIT_RETRIES = 3;
const SERVER_RETRIES = 1;
const LONGEST_WAIT_MS = 60_000;
const FAST_MS = 3_000;

/** Whether an attempt goes again by itself, and when: every row of api.md §6.1. */
export function decideRetry(question: RetryQuestion): RetryDecision {
  const { failure, attempt, options, random } = question;
  if (failure.proof === 'not-sent') return isHopeless(failure.error) ? null : reconnect(failure.error, attempt, random);
  if (failure.hints?.shouldRetry === 'false') return null;
  if (failure.proof === 'not-billed')
    return isRateLimit(failure.error) && attempt <= RATE_LIMIT_RETRIES
      ? { afterMs: askedOrDoubled(question), why: 'rate-limit' }
      : null;
  return options.retryRefusals && isProbablyFree(failure) && attempt <= SERVER_RETRIES
    ? { afterMs: askedOrDoubled(question), why: 'retry' }
    : null;
}

/** A proxy that wants a password, or one we can't speak to, will say the same again. */
const isHopeless = (error: AppError): boolean =>
  error.kind === 'proxy-failed' ? !/^(?:E[A-Z]|5\d\d$|UNKNOWN$)/.test(error.code) : !isNetworkError(error);

const isNetworkError = ({ kind }: AppError): boolean =>
  kind === 'offline' || kind === 'unreachable' || kind === 'timed-out';

/** 0.5 s, 1 s, each up to a quarter longer, so that many waiting calls don't return at once. */
function reconnect(error: AppError, attempt: number, random: number): RetryDecision {
  if (attempt > CONNECT_RETRIES) return null;
  const afterMs = Math.round(500 * 2 ** (attempt - 1) * (1 + random / 4));
  return { afterMs, why: error.kind === 'offline' ? 'offline' : 'retry' };
}

const isRateLimit = (error: AppError): boolean => error.kind === 'rate-limited' && !error.quota;

/**
 * Never after a piece of the answer came: only a status that stands for the whole of it. What is late may have been
 * drawn, whatever the service says about sending it again.
 */
function isProbablyFree({ status, hints, error }: Failure): boolean {
  if (error.kind !== 'uncertain' || error.cause !== 'service-error') return false;
  if (error.elapsedMs === undefined || error.elapsedMs >= FAST_MS) return false;
  if (hints?.shouldRetry === 'true') return true;
  return status === 500 || status === 502 || (status === 503 && hints?.retryAfter != null);
}

function askedOrDoubled({ failure, attempt, now }: RetryQuestion): number {
  const asked = failure.hints ? askedDelayMs(failure.hints, now) : null;
  return Math.min(asked ?? 1000 * 2 ** attempt, LONGEST_WAIT_MS);
}

/** How long the service asks to wait: `retry-after-ms`, `Retry-After`, then the message; null when it doesn't say. */
export function askedDelayMs(hints: RetryHints, now: number): number | null {
  return (
    numberOf(hints.retryAfterMs) ??
    seconds(numberOf(hints.retryAfter)) ??
    untilDate(hints.retryAfter, now) ??
    inMessage(hints.message)
  );
}

const seconds = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000));

const numberOf = (text: string | null): number | null =>
  text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;

function untilDate(text: string | null, now: number): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** "Please try again in 12s.", "try again in 650ms" (api.md §2.3). */
function inMessage(message: string): number | null {
  const [, amount, unit] = /try again in (\d+(?:\.\d+)?)\s*(ms|s)\b/i.exec(message) ?? [];
  if (amount === undefined) return null;
  return unit?.toLowerCase() === 'ms' ? Number(amount) : seconds(Number(amount));
}
